"""Cards: pictures of links, drawn from the hub's own fonts and colours, and kept between builds."""

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hub import sealed as kept
from hub.cards import HEIGHT, WIDTH, card_name, colours, drawn
from hub.lettering import PLAIN, Hand, readable, width_of, wrapped
from hub.pages.card import Card
from hub.site.cards import Cards

CARD = Card("lesson", "Lesson", "Undo a mistake", "Get it back.", "Ada", "Our hub")
KINDS = ("lesson", "guide", "session", "person", "topic", "path", "group", "page")


def picture(card: Card) -> Image.Image:
    found = Image.open(BytesIO(drawn(card)))
    assert (found.format, found.size) == ("PNG", (WIDTH, HEIGHT))
    return found.convert("RGB")


def inked(image: Image.Image) -> int:
    """Return how many points have the colour of titles."""
    ink = tuple(int(colours()["ink"][place : place + 2], 16) for place in (0, 2, 4))
    near = (sum(abs(one - other) for one, other in zip(point, ink, strict=True)) < 24 for point in points(image))
    return sum(near)


def points(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[place : place + 3]) for place in range(0, len(data), 3)]


def test_a_card_is_a_small_picture_with_its_title() -> None:
    assert inked(picture(CARD)) > 5000
    assert inked(picture(replace(CARD, title=""))) == 0
    assert len(drawn(CARD)) < 40_000


def test_the_same_card_has_the_same_bytes_and_another_has_not() -> None:
    assert drawn(CARD) == drawn(CARD)
    others = [
        replace(CARD, kind="guide"),
        replace(CARD, label="Lektion"),
        replace(CARD, title="Undo"),
        replace(CARD, text=""),
        replace(CARD, by="Grace"),
        replace(CARD, hub="Another"),
    ]
    assert len({drawn(card) for card in (CARD, *others)}) == 7
    assert len({card_name(card) for card in (CARD, *others)}) == 7


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_the_colour_of_its_token(kind: str) -> None:
    band = picture(replace(CARD, kind=kind)).getpixel((5, 300))
    assert isinstance(band, tuple)
    told = colours()[kind]
    assert max(abs(band[place] - int(told[2 * place : 2 * place + 2], 16)) for place in range(3)) < 12


@pytest.mark.parametrize(
    "title",
    [
        "W" * 500,
        "word " * 300,
        "",
        " ",
        "</title><script>",
        "a\x00b\u202ec\u200d",
        "\U0001f600 party",
        "e\u0301te\u0301",
        "\ud800",
        "-" * 90,
    ],
)
def test_any_title_gives_a_card(title: str) -> None:
    image = picture(replace(CARD, title=title, text=title, by=title, hub=title))
    edge = image.crop((WIDTH - 60, HEIGHT // 2, WIDTH, HEIGHT))
    assert inked(edge) == 0


def test_a_long_title_ends_with_an_ellipsis_and_stays_inside() -> None:
    hand = Hand(54, PLAIN)
    lines = wrapped("word " * 100, hand, 3, 600)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert max(width_of(line, hand) for line in lines) <= 600
    broken = wrapped("W" * 90, hand, 3, 600)
    assert max(width_of(line, hand) for line in broken) <= 600
    assert wrapped("short", hand, 3, 600) == ["short"]
    assert wrapped("none", hand, 0, 600) == []


def test_letters_that_the_fonts_lack_become_no_boxes() -> None:
    assert readable("はじめての一週間") == ""
    assert readable("Git を使う") == ""
    assert readable("Žofka Łęcki, été – “yes”") == "Žofka Łęcki, été – “yes”"
    assert readable("Ship it 🚀 now") == "Ship it now"
    japanese = replace(CARD, label="ガイド", title="はじめて", text="最初の週", by="山田")
    assert drawn(japanese) == drawn(replace(CARD, label="", title="", text="", by=""))
    assert inked(picture(japanese)) == 0


def site_of(folder: Path, *cards: Card) -> tuple[Cards, Path, Path]:
    cache, site = folder / ".cache/hub/cards", folder / "site"
    return Cards({f"{place}.md": card for place, card in enumerate(cards)}, CARD, cache), cache, site


def test_cards_are_drawn_once(tmp_path: Path) -> None:
    cards, cache, site = site_of(tmp_path, replace(CARD, title="Other"))
    cards.write(site)
    written = {path.name: path.read_bytes() for path in (site / "assets/hub/cards").iterdir()}
    assert set(written) == {Path(cards.address(path)).name for path in ("0.md", "elsewhere.md")}
    times = {path.name: path.stat().st_mtime_ns for path in cache.iterdir() if path.name != ".gitignore"}
    cards.write(site)
    assert {path.name: path.stat().st_mtime_ns for path in cache.iterdir() if path.name != ".gitignore"} == times
    assert {path.name: path.read_bytes() for path in (site / "assets/hub/cards").iterdir()} == written
    assert (cache / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"x", b"\x89PNG" + b"\0" * 500])
def test_what_is_damaged_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    cards, cache, site = site_of(tmp_path)
    cards.write(site)
    (cache / card_name(CARD)).write_bytes(damage)
    cards.write(site)
    assert (site / cards.address("index.md")).read_bytes() == drawn(CARD)
    assert (cache / card_name(CARD)).read_bytes()[32:] == drawn(CARD)


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    cards, cache, site = site_of(tmp_path)
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the folder would be")
    cards.write(site)
    assert (site / cards.address("index.md")).read_bytes() == drawn(CARD)


def test_old_cards_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "UNUSED", 2)
    cards, cache, site = site_of(tmp_path)
    cache.mkdir(parents=True)
    for age in range(5):
        (cache / f"old{age}").write_bytes(b"")
        os.utime(cache / f"old{age}", (1_000_000 - age, 1_000_000 - age))
    cards.write(site)
    assert {path.name for path in cache.iterdir()} == {".gitignore", "old0", "old1", card_name(CARD)}


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "card").mkdir()
    assert kept.Sealed(tmp_path).get("card", lambda: b"made") == b"made"
    assert sorted(one.name for one in tmp_path.iterdir()) == [".gitignore", "card"]


def test_what_is_kept_may_be_no_file_and_its_folder_somebody_elses(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for number in range(kept.UNUSED + 5):
        (outside / f"{number}.jpg").write_bytes(b"photo")
    (tmp_path / "cache").symlink_to(outside)
    sealed = kept.Sealed(tmp_path / "cache")
    assert sealed.get("card", lambda: b"made") == b"made"
    sealed.forget()
    assert len(list(outside.glob("*.jpg"))) == kept.UNUSED + 5
    sealed = kept.Sealed(tmp_path / "own")
    sealed.folder.mkdir()
    os.mkfifo(sealed.folder / "card")
    assert [sealed.get("card", lambda: b"made") for _ in range(2)] == [b"made", b"made"]
    assert (sealed.folder / "card").is_file()
