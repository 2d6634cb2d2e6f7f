"""A hub that withholds something in every way there is, and says a code name in everything that it withholds.

A code name is `zq` with the way of hiding and the place, so that one that is found tells where it came from.
"""

import io
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from tests.case import PEOPLE

WAYS = {"staff": "audience: staff\n", "board": "audience: board\n", "draft": "status: draft\n"}
"""Ways of hiding a whole entry: what is written in its front matter."""
LOOP = '## Learn\n\n## Practise\n\n!!! practice outcome-1 "{0}practice"\n    - [ ] {0}task\n\n!!! check outcome-1 "{0}check?"\n    - [x] {0}right\n    - [ ] {0}wrong\n'


def name(way: str, place: str) -> str:
    """Return a code name, which no other text has: letters and a digit."""
    return f"zq{way}9{place}"


def picture(told: str = "", kind: str = "PNG") -> bytes:
    """Return a picture that says something beside what it shows, packed and as it stands."""
    info = PngImagePlugin.PngInfo()
    if told:
        info.add_text("Author", told)
        info.add_itxt("XML:com.adobe.xmp", f"<x>{told}</x>", zip=True)
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = told
    Image.new("RGB", (8, 8)).save(out, kind, pnginfo=info, exif=exif)
    return out.getvalue()


def files() -> dict[str, str | bytes]:
    """Return the files of the hub by their paths below the content."""
    found: dict[str, str | bytes] = {
        **PEOPLE,
        "hub.yml": "name: Our hub\naudiences: [everyone, staff, board]\n",
        "photo.png": picture(name("photo", "exif")),
        "unused.png": picture(),
        "_private/notes.md": f"---\ntitle: {name('private', 'title')}\n---\n",
        "drawing.svg": f"<svg><text>{name('svg', 'text')}</text></svg>",
        "lessons/broken.md": f"---\ntitle: {name('broken', 'title')}\naudience: staff\n---\n\n{name('broken', 'text')}\n",
        "lessons/torn.md": f"---\ntitle: [{name('torn', 'title')}\naudience: board\n---\n\n{name('torn', 'text')}\n",
        "people/kit.md": _person("Kit", "listed", f"audiences: {{{', '.join(f'{one}: staff' for one in _FIELDS)}}}\n"),
        "people/gone.md": _person("Gone", "gone", "left: 2026-01-31\n"),
    }
    for way, hidden in WAYS.items():
        found.update(_hidden(way, hidden))
    found["index.md"] = f"---\ntitle: Home\n---\n\n![A photo](photo.png)\n\n{''.join(_naming(WAYS))}\n"
    found["lessons/open.md"] = _lesson(
        "Open", "ada, grace", "open", "".join(_referring(WAYS)), "".join(_naming(WAYS, "../"))
    )
    found["guides/open.md"] = (
        "---\ntitle: Open guide\nsummary: Begin.\nfor: everyone\nwhen: day-1\narea: tools\nowner: ada\n---\n\n"
        + "".join(f"- [ ] @{name(way, 'person')}: Say hello\n- [ ] Ask @{name(way, 'person')}\n" for way in WAYS)
    )
    return found


def code_names(*ways: str) -> Iterator[str]:
    """Yield all that is called by a code name in these ways of hiding."""
    texts = [*files(), *(one if isinstance(one, str) else "" for one in files().values())]
    for word in {word for text in texts for word in _words(text)}:
        if any(word.startswith(f"zq{way}9") for way in ways):
            yield word


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


_FIELDS = (
    "contact",
    "skills",
    "background",
    "wants",
    "struggled_with",
    "offers",
    "pronouns",
    "pronounced",
    "photo",
    "team",
    "office",
)


def _person(title: str, way: str, more: str) -> str:
    """Return a person all of whose fields have code names; those who have left have some that readers may see."""
    seen = way == "gone"
    told = (
        ""
        if seen
        else f"background: [{name(way, 'background')}]\nstruggled_with: [{name(way, 'struggle')}]\nteam: {name(way, 'team')}\noffice: {name(way, 'office')}\n"
    )
    return (
        f"---\ntitle: {title}\nrole: engineer\njoined: 2020-01-07\npronouns: {name(way, 'pronouns')}\n"
        f"pronounced: {name(way, 'sound')}\nphoto: {name(way, 'photo')}.png\n"
        f"contact: {{chat: {name(way, 'chat')}, email: {name(way, 'mail')}@hub.example, url: 'https://hub.example/{name(way, 'url')}'}}\n"
        f"offers: [{{what: mentoring, title: {name(way, 'offer')}}}]\nskills: {{git: 2}}\nwants: [git]\n{told}{more}---\n"
    )


def _lesson(title: str, by: str, way: str, more: str, text: str = "") -> str:
    body = LOOP.format(f"zq{way}9") if way in WAYS else ""
    return (
        f"---\ntitle: {title}\nsummary: About {title}.\nauthors: [{by}]\nlevel: beginner\nminutes: 10\n"
        f"outcomes: [After this you can]\n{more}---\n\n{text}\n\n{body}"
    )


def _hidden(way: str, hidden: str) -> dict[str, str | bytes]:
    """Return entries of all kinds that are hidden in one way."""

    def of(place: str) -> str:
        return name(way, place)

    fields = f"struggles: [{of('struggle')}]\nresources: [{{title: {of('resource')}, url: 'https://hub.example/{of('link')}'}}]\naliases: [lessons/{of('alias')}]\n"
    shown = f"![{of('alt')}](../{of('image')}.png)\n\n> {of('quote')}\n\n| {of('cell')} |\n|---|\n| x |\n\n[^1]: {of('note')}\n"
    return {
        "topics/git.md": "---\ntitle: Git\n---\n",
        f"topics/{of('topic')}.md": f"---\ntitle: {of('topictitle')}\nsynonyms: [{of('synonym')}]\n{hidden}---\n\n{of('topictext')}\n",
        f"people/{of('person')}.md": f"---\ntitle: {of('persontitle')}\nrole: {of('role')}\njoined: 2020-01-07\nskills: {{git: 5}}\n{hidden}---\n",
        f"people/{of('photo')}.png": picture(of("photometa")),
        f"lessons/{of('lesson')}.md": _lesson(
            of("lessontitle"), of("person"), way, f"topics: [git, {of('topic')}]\n{fields}{hidden}", shown
        ),
        f"{of('image')}.png": picture(of("imagemeta")),
        f"sessions/{of('session')}.md": (
            f"---\ntitle: {of('sessiontitle')}\ndate: 2026-12-03\nformat: demo\nfacilitator: grace\nspeakers: [{of('person')}]\n"
            f"questions: [{{asked: {of('question')}}}]\ndecisions: [{of('decision')}]\nplace: {of('place')}\n{hidden}---\n"
        ),
        f"paths/{of('path')}.md": (
            f"---\ntitle: {of('pathtitle')}\nsummary: {of('pathsummary')}\nfor: everyone\noutcome: {of('outcome')}\nowner: ada\n"
            f"steps: [{of('lesson')}]\n{hidden}---\n"
        ),
        f"groups/{of('group')}.md": f"---\ntitle: {of('grouptitle')}\npurpose: {of('purpose')}\nfacilitator: grace\n{hidden}---\n",
        f"{of('page')}.md": f"---\ntitle: {of('pagetitle')}\n{hidden}---\n\n{of('pagetext')}\n",
        f"sessions/open-{way}.md": (
            f"---\ntitle: Talk {way}\ndate: 2026-12-02\nformat: demo\nfacilitator: {of('person')}\nspeakers: [ada]\n"
            f"topics: [git, {of('topic')}]\nactions: [{{what: Read it, who: {of('person')}}}]\n---\n"
        ),
    }


def _referring(ways: dict[str, str]) -> Iterator[str]:
    """Yield fields of an open lesson that refer to what is hidden."""
    topics = ", ".join(("git", *(name(way, "topic") for way in ways)))
    lessons = ", ".join(name(way, "lesson") for way in ways)
    people = ", ".join(name(way, "person") for way in ways)
    yield f"topics: [{topics}]\nrequires: [{lessons}]\ncredits: {{editors: [{people}]}}\n"


def _naming(ways: dict[str, str], up: str = "") -> Iterator[str]:
    """Yield paragraphs of an open text that name what is hidden in every way a text can."""
    for way in ways:
        lesson, person = f"{up}lessons/{name(way, 'lesson')}.md", name(way, "person")
        yield f"See [this]({lesson}), [that][{way}], ![]({up}photo.png) and <a href='{lesson}'>more</a>.\n\n"
        yield f"Ask @{person}, or [@{person}]({up}people/{person}.md '{name(way, 'tooltip')}').\n\n- [ ] Try it with @{person}\n\n"
        yield f"[{way}]: {lesson} '{name(way, 'reftitle')}'\n\n"
