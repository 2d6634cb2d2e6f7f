"""Every rule has a case file, and finds in it what the file says."""

from pathlib import Path

import pytest

from hub.rules.catalogue import CATALOGUE, FAMILIES
from tests.case import FINDINGS, Case

CASES = Path(__file__).parent / "cases"
FOUND_BY_SHELLS = frozenset(
    {"unrenderable-text", "picture-metadata", "unclean-picture", *(rule.name for rule in FAMILIES["The built site"])}
)
"""Rules that need a renderer or what it has built; their tests are those of the site and of the audit."""


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(path: Path, update: bool) -> None:  # noqa: FBT001  a fixture
    case = Case.read(path)
    found = case.found_text()
    if update:
        path.write_text(f"{case.head}=== {FINDINGS}\n{found}", encoding="utf-8", newline="\n")
    assert found == Case.read(path).findings
    assert not path.stem.startswith("fine-") or not found, "a case of something that is right has no findings"
    assert path.stem not in CATALOGUE or f" {path.stem}\n" in found, f"no finding of {path.stem}"


def test_every_rule_has_a_case() -> None:
    cases = {path.stem for path in CASES.glob("*.txt")}
    assert set(CATALOGUE) - FOUND_BY_SHELLS - cases == set()


def test_cases_are_named_after_rules() -> None:
    named = {path.stem for path in CASES.glob("*.txt") if not path.stem.startswith(("fine-", "many-"))}
    assert named - set(CATALOGUE) == set()


def test_every_finding_says_what_to_type() -> None:
    findings = [one for path in CASES.glob("*.txt") for one in Case.read(path).found()]
    assert all(one.message.endswith((".", "?")) for one in findings)
    assert all(len(one.hint.split()) > 1 for one in findings)
    assert len(findings) > 100
