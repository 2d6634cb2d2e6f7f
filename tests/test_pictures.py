"""Pictures are published without what they say beside what they show."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from hub.pictures import bare, metadata
from tests.site import mkdocs, write

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


TURNED = NOISE.rotate(90)
TELLING = {
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
    "no picture": b"\x89PNG, they say",
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


@pytest.mark.parametrize("data", [TELLING["jpeg"][:900], b"half a file with Exif\x00\x00 in it"])
def test_what_cannot_be_cleaned_is_found(data: bytes) -> None:
    assert metadata(data)
    assert bare(data) == b""


@pytest.mark.slow
def test_a_site_has_pictures_without_metadata_and_tells_of_it(tmp_path: Path) -> None:
    text = "---\ntitle: Home\n---\n\n![A](a.jpg) ![B](b.jpg)\n"
    write(tmp_path, {"index.md": text, "a.jpg": TELLING["jpeg"], "b.jpg": TELLING["jpeg"][:900]})
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
