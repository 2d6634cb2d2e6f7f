"""Pictures are published without what they say beside what they show."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from hub.pictures import bare, metadata
from tests.site import hub, mkdocs, write

NOISE = Image.effect_noise((60, 40), 80).convert("RGB")
COLOURS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRET = b"zqcanary"


def exif(orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x010F] = SECRET.decode()
    found[0x0112] = orientation
    found.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0)})
    return found


def saved(kind: str, image: Image.Image = NOISE, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def texts() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Author", SECRET.decode())
    found.add_text("Packed", SECRET.decode() * 9, zip=True)
    return found


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def segment(number: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, 0xE0 + number, len(data) + 2) + data


def extension(name: bytes) -> bytes:
    return b"\x21\xff\x0b" + name + bytes([len(SECRET)]) + SECRET + b"\x00"


def with_chunk(picture: bytes, name: bytes) -> bytes:
    """Return a WebP with one more chunk at its end."""
    grown = picture[8:] + name + struct.pack("<I", len(SECRET)) + SECRET
    return b"RIFF" + struct.pack("<I", len(grown)) + grown


def hidden() -> dict[str, bytes]:
    """Return pictures with something in a place that decoders pass over."""
    png, jpeg, webp, avif = (saved(kind) for kind in ("PNG", "JPEG", "WEBP", "AVIF"))
    gif = saved("GIF", NOISE.convert("P"))
    colours = 13 + (6 << (gif[10] & 7))
    chunks = (b"tIME", b"caBX", b"prVW", b"zqCa", b"sPLT", b"iTXt")
    named = {3: b"META\x00", 11: b"JP\x00\x01", 12: b"Ducky", 13: b"Adobe_CM\x00", 14: b"Adobe\x00d..........."}
    packets = (b"http://ns.adobe.com/xmp/extension/\x00", b"nobody knows\x00")
    return {
        **{f"png {name!r}": png[:33] + chunk(name, SECRET) + png[33:] for name in chunks},
        "png with more in its end": png[:-12] + chunk(b"IEND", SECRET),
        "cropped png": png + saved("PNG", TURNED, pnginfo=texts())[100:],
        **{f"jpeg {name!r}": jpeg[:2] + segment(at, name + SECRET) + jpeg[2:] for at, name in named.items()},
        **{f"jpeg {name!r}": jpeg[:2] + segment(1, name + SECRET) + jpeg[2:] for name in packets},
        "jpeg with a small picture in its head": jpeg[:2] + segment(0, b"JFIF\x00" + bytes(9) + SECRET) + jpeg[20:],
        "jpeg between its segments": jpeg[:20] + SECRET + jpeg[20:],
        "jpeg behind a jpeg": jpeg + saved("JPEG", TURNED, exif=exif(), comment=SECRET),
        "gif with XMP": gif[:colours] + extension(b"XMP DataXMP") + gif[colours:],
        "gif of a program": gif[:colours] + extension(b"ZQPROGRAM10") + gif[colours:],
        "behind a gif": gif + SECRET + b";",
        "webp with a chunk": with_chunk(webp, b"ZQCA"),
        "behind a webp": webp + SECRET,
        "avif with a box": avif + struct.pack(">I", 8 + len(SECRET)) + b"uuid" + SECRET,
        "behind an avif": avif + SECRET,
    }


TURNED = NOISE.rotate(90)
TELLING = {
    **hidden(),
    "jpeg": saved("JPEG", exif=exif(), comment=SECRET, icc_profile=COLOURS),
    "turned jpeg": saved("JPEG", exif=exif(6), quality=95),
    "png": saved("PNG", exif=exif(), pnginfo=texts(), icc_profile=COLOURS),
    "webp": saved("WEBP", exif=exif(), xmp=SECRET, quality=95),
    "lossless webp": saved("WEBP", exif=exif(), lossless=True),
    "avif": saved("AVIF", exif=exif(), xmp=SECRET, quality=95),
    "gif": saved(
        "GIF", NOISE.convert("P"), comment=SECRET, save_all=True, append_images=[TURNED], duration=[100, 300], loop=0
    ),
    "apng": saved("PNG", save_all=True, append_images=[TURNED], pnginfo=texts(), duration=[100, 200]),
    "two in one": saved("MPO", save_all=True, append_images=[TURNED], exif=exif()),
    "something behind it": saved("PNG") + SECRET,
}
TRANSPARENT = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
SILENT = {
    "jpeg": saved("JPEG"),
    "png": saved("PNG"),
    "webp": saved("WEBP"),
    "gif": saved("GIF", NOISE.convert("P"), save_all=True, append_images=[TURNED], duration=100),
    "which way is up": saved(
        "JPEG",
        exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00",
    ),
    "transparent": saved("PNG", TRANSPARENT),
    "large": saved("JPEG", NOISE.resize((900, 600)), progressive=True, dpi=(72, 72), icc_profile=COLOURS),
    "cmyk": saved("JPEG", NOISE.convert("CMYK")),
    "palette": saved("PNG", NOISE.convert("P"), dpi=(72, 72), transparency=3),
    "apng": saved("PNG", save_all=True, append_images=[TURNED], duration=[100, 200]),
    "moving webp": saved("WEBP", TRANSPARENT, save_all=True, append_images=[Image.new("RGBA", (4, 4))], duration=100),
    "avif": saved("AVIF", icc_profile=COLOURS),
    "transparent avif": saved("AVIF", TRANSPARENT),
    "moving avif": saved("AVIF", save_all=True, append_images=[TURNED], duration=100),
}


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING)
def test_what_a_picture_says_is_taken_out_and_what_it_shows_stays(data: bytes) -> None:
    assert metadata(data)
    clean = bare(data)
    assert SECRET not in clean
    assert not metadata(clean)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean))
    upright = (40, 60) if before.getexif().get(0x0112) == 6 else (60, 40)
    assert after.size == upright
    if before.format != "MPO":
        assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
        assert after.format == before.format
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
    if upright == (60, 40):
        difference = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).convert("L")
        assert max(difference.get_flattened_data()) < 90


@pytest.mark.parametrize("data", SILENT.values(), ids=SILENT)
def test_a_picture_that_says_nothing_stays_as_it_is(data: bytes) -> None:
    assert metadata(data) == ()


BROKEN = {
    "half a jpeg": TELLING["jpeg"][:900],
    "half an avif": saved("AVIF")[:900],
    "half a png": saved("PNG")[:900],
    "half a gif": saved("GIF", NOISE.convert("P"))[:900],
    "damaged avif": saved("AVIF").replace(b"pixi\x00\x00\x00\x00\x03\x08\x08", b"pixi\x00\x00\x00\x00\x03\xff\xff"),
    "no picture": b"\x89PNG, they say tEXt",
    "a drawing of pages": saved("TIFF", exif=exif()),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_cleaned_is_found(data: bytes) -> None:
    assert metadata(data)
    assert bare(data) == b""


@pytest.mark.parametrize("data", [b"", b"\x89PNG, they say", bytes(3000), saved("WEBP")[:900]])
def test_what_is_no_picture_and_tells_nothing_stays_as_it_is(data: bytes) -> None:
    assert metadata(data) == ()


def test_exif_that_cannot_be_read_is_taken_out() -> None:
    jpeg = saved("JPEG")
    clean = bare(jpeg[:2] + segment(1, b"Exif\x00\x00II*\x00\xff\xff\x00\x00" + SECRET) + jpeg[2:])
    assert clean
    assert SECRET not in clean


def test_frames_count_as_the_pixels_they_are() -> None:
    frames = [Image.new("P", (4000, 4000), at) for at in range(7)]
    moving = saved("GIF", frames[0], save_all=True, append_images=frames[1:], comment=SECRET)
    assert metadata(moving)
    assert bare(moving) == b""


@pytest.mark.slow
def test_a_site_has_pictures_without_metadata_and_tells_of_it(tmp_path: Path) -> None:
    text = "---\ntitle: Home\n---\n\n![A](a.jpg) ![B](b.jpg)\n"
    write(tmp_path, {"index.md": text, "a.jpg": TELLING["jpeg"], "b.jpg": TELLING["jpeg"][:-400]})
    built = mkdocs(tmp_path, "build")
    assert (
        "content/a.jpg:1:1: The picture says where it was taken; it is published without that. [picture-metadata]"
        in built.stderr
    )
    assert (
        "content/b.jpg:1:1: What the picture says of itself cannot be taken out, so it is not published. [unclean-picture]"
        in built.stderr
    )
    assert SECRET not in (tmp_path / "site/a.jpg").read_bytes()
    assert not (tmp_path / "site/b.jpg").exists()
    assert mkdocs(tmp_path, "build", "--strict").returncode == 1


def test_what_a_build_would_do_with_pictures_is_told_before(tmp_path: Path) -> None:
    pictures = {"a.jpg": TELLING["jpeg"], "b.jpg": TELLING["jpeg"][:-400], "c.avif": BROKEN["damaged avif"]}
    shows = "".join(f"![A picture]({path})\n" for path in (*pictures, "fine.png"))
    write(tmp_path, {"index.md": f"---\ntitle: Home\n---\n\n{shows}", **pictures, "fine.png": SILENT["png"]})
    checked = hub(tmp_path, "check")
    assert checked.returncode == 1
    assert [line for line in checked.stdout.splitlines() if line.startswith("content/")] == [
        "content/a.jpg:1:1: notice: The picture says where it was taken; it is published without that. [picture-metadata]",
        "content/b.jpg:1:1: error: What the picture says of itself cannot be taken out, so it is not published. [unclean-picture]",
        "content/c.avif:1:1: error: The picture cannot be read, so it is not published. [unclean-picture]",
    ]
    exported = hub(tmp_path, "export", "out")
    assert exported.returncode == 1
    assert "hub: left out content/b.jpg: What the picture says of itself cannot be taken out" in exported.stderr
    assert "hub: left out content/c.avif: The picture cannot be read" in exported.stderr
    assert sorted(one.name for one in (tmp_path / "out/docs").glob("?.*")) == ["a.jpg"]
    assert SECRET not in (tmp_path / "out/docs/a.jpg").read_bytes()


@pytest.mark.slow
def test_a_damaged_file_costs_the_pages_that_use_it_and_an_empty_one_none(tmp_path: Path) -> None:
    uses = "---\ntitle: Uses it\n---\n\n![A]({0}) [A]({0})\n"
    files = {"damaged.avif": BROKEN["damaged avif"], "empty.png": b"", "empty.txt": b""}
    pages = {f"{path}.md".replace(".", "-", 1): uses.format(path) for path in files}
    write(tmp_path, {"index.md": "---\ntitle: Home\n---\n", **files, **pages})
    refused = hub(tmp_path, "publish", "site")
    assert refused.returncode == 1
    assert "content/damaged.avif:1:1: error: The picture cannot be read" in refused.stdout
    assert "missing-output" not in refused.stdout
    assert hub(tmp_path, "publish", "site", "--quarantine").returncode == 1
    assert (tmp_path / "site/index.html").is_file()
    assert [path for path in files if (tmp_path / "site" / path).exists()] == ["empty.png", "empty.txt"]
