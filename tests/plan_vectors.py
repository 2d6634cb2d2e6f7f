"""Plans on random hubs, as the hub computes them: what the scripts must compute too (`tests/js/plan-cases.json`)."""

import json
import random
from collections.abc import Sequence

from hub.feeds.plans import plans
from hub.graph.hub import Hub
from hub.graph.needs import TOP, Known
from hub.graph.plan import Goal, goal_of, goal_of_role, plan
from hub.graph.schedule import scheduled
from hub.load import load
from tests.bench.corpus import TODAY
from tests.case import PEOPLE
from tests.conftest import ROOT

FILE = ROOT / "tests/js/plan-cases.json"
ROLES = ("keeper", "pilot")
SEEDS = (*range(12), 28)
LESSON = "---\ntitle: {0}\nsummary: S.\nauthors: [ada]\nlevel: {1}\nminutes: {2}\noutcomes: [You can]\n{3}---\nText.\n"
SESSION = "---\ntitle: {0}\ndate: {1}\nformat: demo\nfacilitator: ada\nminutes: {2}\n{3}---\n"
PATH = "---\ntitle: {0}\nsummary: S.\nfor: [{1}]\noutcome: You can.\nowner: ada\n{2}steps:\n{3}---\n"


class Sea:
    """A random hub of some lessons, sessions, topics and paths."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  for test data, not for secrets
        self.lessons = [f"lessons/l{number}" for number in range(9)]
        self.sessions = [f"sessions/s{number}" for number in range(3)]
        self.topics = [f"topics/t{number}" for number in range(3)]
        self.paths = [f"paths/p{number}" for number in range(5)]

    def hub(self) -> Hub:
        files = {
            **PEOPLE,
            **{f"{one}.md": self.lesson(one) for one in self.lessons},
            **{f"{one}.md": self.session(one) for one in self.sessions},
            **{f"{one}.md": self.topic(one) for one in self.topics},
            **{f"{one}.md": self.path(place) for place, one in enumerate(self.paths)},
        }
        return load(files, TODAY)[0].published

    def some(self, names: Sequence[str], most: int) -> str:
        return ", ".join(self.random.sample(names, min(self.random.randint(0, most), len(names))))

    def lesson(self, own: str) -> str:
        others = [one for one in (*self.lessons, *self.topics) if one != own]
        more = [f"requires: [{self.some(others, 2)}]\ntopics: [{self.some(self.topics, 2)}]\n"]
        more += ["status: deprecated\n"] if self.random.random() < 0.1 else []
        more += [f"translation_of: {{id: {self.random.choice(self.lessons)}}}\n"] if self.random.random() < 0.1 else []
        level = self.random.choice(("beginner", "intermediate", "advanced"))
        return LESSON.format(own, level, self.random.randint(1, 60), "".join(more))

    def session(self, own: str) -> str:
        day = self.random.choice(("2026-03-03", "2026-12-09", "2027-01-20"))
        status = self.random.choice(("", "", "status: cancelled\n"))
        return SESSION.format(own, day, self.random.randint(1, 60), status)

    def topic(self, own: str) -> str:
        targets = ", ".join(f"{role}: {self.random.randint(1, TOP)}" for role in ROLES if self.random.random() < 0.7)
        others = [one for one in self.topics if one != own]
        return f"---\ntitle: {own}\nrequires: [{self.some(others, 1)}]\ntargets: {{{targets}}}\n---\n"

    def path(self, place: int) -> str:
        options = [
            *self.lessons,
            *self.sessions,
            *self.paths[:place],
            *self.random.sample(self.paths[place + 1 :], place < 2),
        ]
        steps = []
        for number in range(self.random.randint(1, 4)):
            do = self.random.sample(options, self.random.randint(1, 5))
            choose = f", choose: {self.random.randint(1, 3)}" if self.random.random() < 0.6 else ""
            steps.append(f"  - {{stage: S{number}, do: [{', '.join(do)}]{choose}}}\n")
        targets = f"targets: {{{self.random.choice(self.topics)}: {self.random.randint(1, TOP)}}}\n"
        return PATH.format(self.paths[place], self.random.choice((*ROLES, "everyone")), targets, "".join(steps))

    def known(self) -> Known:
        done = self.random.sample([*self.lessons, *self.paths, *self.sessions], self.random.randint(0, 3))
        levels = {topic: self.random.randint(1, TOP) for topic in self.topics if self.random.random() < 0.3}
        return Known(frozenset(done), levels)


def vectors() -> str:
    """Return all cases as JSON."""
    return json.dumps([_case(seed) for seed in SEEDS], sort_keys=True, separators=(",", ":")) + "\n"


def _case(seed: int) -> dict[str, object]:
    sea = Sea(seed)
    hub = sea.hub()
    roles = [role for role in ROLES if goal_of_role(hub, role).paths or goal_of_role(hub, role).topics]
    targets = [*sea.paths, *sea.topics, *roles, *sea.random.sample(sea.lessons, 2)]
    plans_of = [_plan(hub, target, sea) for target in targets if target in hub.entries or target in ROLES]
    return {"data": json.loads(plans(hub, {})), "plans": plans_of}


def _plan(hub: Hub, target: str, sea: Sea) -> dict[str, object]:
    known, level, weekly = sea.known(), sea.random.randint(1, TOP), sea.random.randint(5, 200)
    goal: Goal = goal_of_role(hub, target) if target in ROLES else goal_of(hub.entries[target], level)
    found = plan(hub, goal, known)
    steps = [
        {
            "id": one.step.entry.id,
            "minutes": one.step.minutes,
            "why": [[why.via, why.of, why.stage] for why in one.step.why],
            "days": [str(one.start), str(one.end)],
        }
        for one in scheduled(hub, found.steps, weekly, TODAY)
    ]
    knows = {"done": sorted(known.done), "levels": dict(known.levels)}
    return {"target": target, "level": level, "weekly": weekly, "known": knows, "exact": found.exact, "steps": steps}
