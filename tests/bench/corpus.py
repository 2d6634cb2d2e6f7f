"""A large hub, made up from a seed: realistic in size, links and structure, right in every field.

On average a body has some 750 words, one or two code blocks and eight links to other entries, as measured in real
documentation. The same count and seed give the same bytes.
"""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import accumulate, islice, product
from pathlib import Path

TODAY = date(2026, 11, 22)
SHARES = {"people": 0.12, "topics": 0.03, "groups": 0.02, "guides": 0.06, "sessions": 0.10, "paths": 0.02}
FORMATS = ("lunch-and-learn", "workshop", "demo", "peer-review", "group-reflection", "networking", "office-hours")
AREAS = ("culture", "people", "payroll", "tools", "security", "workplace", "role")
TIMES = ("before-day-1", "day-1", "week-1", "month-1", "month-3")
ROLES = ("engineer", "data analyst", "support specialist")
OFFICES = ("Lisbon", "Toronto", "Bengaluru", "Osaka")
WORDS = (
    "the of to a branch team review sensor when we gauge reading it you query for with first is then that deploy "
    "alarm on tide harbour check not this your in before after log change from and small wrong result table write "
    "colleague session by can question index answer where table column page step which one at node rebase an pull "
    "request commit show run if test as but message add because data them open chart each time find how people"
).split()


class Corpus:
    """Writes entries of all kinds that refer to each other.

    With so many `topics`, as in a company that knows what it is about, entries crowd in them; else topics grow in number
    with the entries. `new` is the share of people who began lately. With `words`, texts are made of so many different
    words, some often and most of them rarely, as in a language; else of a few dozen, all of them often.
    """

    def __init__(
        self, count: int, seed: int = 7, topics: int | None = None, new: float = 0.02, words: int | None = None
    ) -> None:
        self.random = random.Random(seed)  # noqa: S311  for test data, not for secrets
        self.said = spoken(words) if words else WORDS
        self.often = list(accumulate(1 / (rank + 3) for rank in range(words))) if words else None
        counts = {folder: max(int(count * share), 4) for folder, share in SHARES.items()}
        counts["topics"] = topics or counts["topics"]
        self.new = new
        counts["lessons"] = count - sum(counts.values())
        self.slugs = {folder: [f"{folder[:-1]}-{number:05}" for number in range(n)] for folder, n in counts.items()}
        self.files: dict[str, str] = {}

    def write(self) -> Mapping[str, str]:
        """Return the text of every file by its path below `content/`."""
        writers: Mapping[str, Callable[[str, int], list[str]]] = {
            "people": self.person,
            "topics": self.topic,
            "groups": self.group,
            "guides": self.guide,
            "sessions": self.session,
            "paths": self.path,
            "lessons": self.lesson,
        }
        for folder, writer in writers.items():
            for number, slug in enumerate(self.slugs[folder]):
                front = "\n".join(writer(slug, number))
                self.files[f"{folder}/{slug}.md"] = f"---\n{front}\n---\n\n{self.body(folder)}\n"
        return dict(sorted(self.files.items()))

    def one(self, folder: str) -> str:
        return self.random.choice(self.slugs[folder])

    def some(self, folder: str, most: int) -> str:
        found = self.random.sample(self.slugs[folder], min(most, len(self.slugs[folder])))
        return f"[{', '.join(found)}]"

    def words(self, count: int) -> str:
        text = " ".join(self.random.choices(self.said, cum_weights=self.often, k=count))
        return text[:1].upper() + text[1:]

    def title(self, number: int) -> str:
        return f"{self.words(4)} {number}"

    def common(self, number: int) -> list[str]:
        return [f"title: {self.title(number)}", f"summary: {self.words(12)}.", f"topics: {self.some('topics', 2)}"]

    def lesson(self, _slug: str, number: int) -> list[str]:
        requires = self.slugs["lessons"][self.random.randrange(number)] if number and self.random.random() < 0.6 else ""
        return [
            *self.common(number),
            f"authors: {self.some('people', self.random.randint(1, 2))}",
            f"level: {self.random.choice(('beginner', 'intermediate', 'advanced'))}",
            f"minutes: {{learn: {self.random.randint(5, 30)}, practise: {self.random.randint(5, 30)}}}",
            "outcomes:",
            *(f"  - After this you can {self.words(8)}" for _ in range(2)),
            *([f"requires: [{requires}]"] if requires else []),
            "struggles:",
            f"  - {self.words(10)}",
        ]

    def guide(self, _slug: str, number: int) -> list[str]:
        return [
            *self.common(number),
            f"for: {self.random.choice(('everyone', *(f'[{role}]' for role in ROLES)))}",
            f"when: {self.random.choice(TIMES)}",
            f"area: {self.random.choice(AREAS)}",
            f"owner: {self.one('people')}",
        ]

    def session(self, _slug: str, number: int) -> list[str]:
        facilitator, speaker = self.random.sample(self.slugs["people"], 2)
        return [
            *self.common(number),
            f"date: {TODAY + timedelta(days=self.random.randint(-700, 100))}",
            f"format: {self.random.choice(FORMATS)}",
            f"facilitator: {facilitator}",
            f"speakers: [{speaker}]",
            f"lessons: {self.some('lessons', 2)}",
            "actions:",
            f"  - {{what: {self.words(5)}, who: {self.one('people')}, done: true}}",
        ]

    def person(self, _slug: str, number: int) -> list[str]:
        return [
            f"title: {self.words(2).title()} {number}",
            f"role: {self.random.choice(ROLES)}",
            f"office: {self.random.choice(OFFICES)}",
            f"joined: {TODAY - timedelta(days=self.since())}",
            f"skills: {{{self.one('topics')}: {self.random.randint(1, 5)}}}",
            f"wants: {self.some('topics', 1)}",
            f"struggled_with: [{self.words(9)}]",
            "contact: {chat: someone}",
            "offers:",
            f"  - {{what: mentoring, topics: {self.some('topics', 1)}, capacity: 2}}",
        ]

    def since(self) -> int:
        """Return how many days somebody has been here."""
        return self.random.randint(1, 89) if self.random.random() < self.new else self.random.randint(90, 5000)

    def topic(self, _slug: str, number: int) -> list[str]:
        return [
            f"title: {self.title(number)}",
            f"steward: {self.one('people')}",
            f"synonyms: [{self.words(2)} {number}]",
        ]

    def group(self, _slug: str, number: int) -> list[str]:
        return [
            f"title: {self.title(number)}",
            f"purpose: {self.words(8)}",
            f"facilitator: {self.one('people')}",
            f"members: {self.some('people', 6)}",
        ]

    def path(self, _slug: str, number: int) -> list[str]:
        steps = sorted(self.random.sample(self.slugs["lessons"], min(6, len(self.slugs["lessons"]))))
        return [
            *self.common(number),
            "for: everyone",
            f"outcome: {self.words(8)}",
            f"owner: {self.one('people')}",
            "steps:",
            f"  - {{stage: Begin, do: [{', '.join(steps[:3])}]}}",
            *(f"  - {step}" for step in steps[3:]),
        ]

    def body(self, folder: str) -> str:
        length = {"lessons": 900, "people": 60, "topics": 120}.get(folder, 400)
        parts = [f"## {self.words(3)}" if index % 3 == 0 else self.paragraph() for index in range(length // 60)]
        if folder == "lessons":
            parts[2:2] = ["```python", "def area(width, height):", "    return width * height", "```"]
            parts += [f'!!! practice outcome-{n} "{self.words(4)}"\n    - [ ] {self.words(6)}\n' for n in (1, 2)]
            parts += [f'!!! feedback "{self.words(4)}"', f'!!! reflect "{self.words(8)}"', "## Learn"]
        if folder == "guides":
            parts += ["\n".join(f"- [ ] {self.words(7)}" for _ in range(3))]
        return _joined(parts)

    def paragraph(self) -> str:
        link = f"[{self.words(2)}](../lessons/{self.one('lessons')}.md)"
        return f"{self.words(35)} {link} {self.words(40)}. Ask @{self.one('people')} about `{self.words(1)}`."


def spoken(count: int) -> list[str]:
    """Return so many words that nobody knows, and that are none of the few dozen; the first are the shortest."""
    beginnings, middles, ends = "b d f g k l m n p r s t v".split(), "a e i o u".split(), "x l n r s t".split()
    syllables = ["".join(letters) for letters in product(beginnings, middles)]
    words = (
        "".join(parts) + end for length in (1, 2, 3) for parts in product(syllables, repeat=length) for end in ends
    )
    return list(islice(words, count))


def _joined(parts: list[str]) -> str:
    text = "\n\n".join(parts)
    return text.replace("```python\n\n", "```python\n").replace(":\n\n    ", ":\n    ").replace("\n\n```\n", "\n```\n")


def write_corpus(folder: Path, count: int, seed: int = 7) -> None:
    """Write a corpus below a folder of content."""
    for path, text in Corpus(count, seed).write().items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
