"""The forms of a report, each held against the schema or grammar of the program that reads it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from hub.checking.check import findings
from hub.checking.reports.github import LARGEST_SUMMARY, as_github, as_step_summary
from hub.checking.reports.gitlab import as_gitlab
from hub.checking.reports.rdjson import as_rdjson
from hub.checking.reports.records import as_json
from hub.checking.reports.report import Report
from hub.checking.reports.sarif import as_sarif
from hub.checking.reports.text import as_text
from hub.load import load
from tests.case import PEOPLE, Case
from tests.conftest import ROOT
from tests.site import MINIMAL, hub, write

MODULES = ROOT / ".ci" / "node_modules"
SARIF = MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
RDFORMAT = MODULES / "@umbrelladocs" / "rdformat-validator" / "bin" / "rdformat-validator.js"
ODD = {
    **PEOPLE,
    "lessons/öl, 50%: wie?.md": "---\ntitle: no\nsummary: é\nauthors: [adda]\n---\n\n![](x.png) [ß](nö.md) <b>|`x`</b>\n",
    "people/nils.md": "---\ntitle: 😀 Nils\nrole: engineer\njoined: 2020-01-01\nbuddy: grase\n---\n\nAsk @gra and @gra, @gra.\n",
    "sessions/talk.md": "---\ntitle: Talk\ndate: 2026-12-01\nformat: demo\nfacilitator: ada\nspeakers: [ada]\n---\n",
}


def report(sources: dict[str, Any] | None = None) -> Report:
    held = ODD if sources is None else sources
    hub_, faults = load(held, Case("", "").today)
    lines = {path: text.split("\n") for path, text in held.items() if isinstance(text, str)}
    return Report(findings(hub_, faults), lines, "content/", len(hub_.entries))


LEAKY = {"about.md": "---\ntitle: About\n---\n\nClone https://ada:c0rrect-horse@db.hub.io/hub.\n"}

REPORTS = {
    "odd": report(),
    "nothing": report(PEOPLE),
    **{path.stem: report(Case.read(path).sources) for path in sorted((ROOT / "tests" / "cases").glob("many-*.txt"))},
}
each = pytest.mark.parametrize("found", REPORTS.values(), ids=REPORTS)


def installed(place: Path) -> Path:
    if not place.is_file():
        reason = f"{place.name} is not there: type `make lint`, which installs it"
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return place


@each
def test_sarif_is_valid_and_has_every_finding(found: Report) -> None:
    log = json.loads(as_sarif(found))
    jsonschema.Draft7Validator(json.loads(installed(SARIF).read_text(encoding="utf-8"))).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [one.rule.name for one in found.found]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert sum("fixes" in result for result in run["results"]) == sum(
        one.replacement is not None for one in found.found
    )
    for result, one in zip(run["results"], found.found, strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == f"content/{one.span.path}"
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)


@each
def test_rdjson_is_valid_and_counts_bytes(found: Report, tmp_path: Path) -> None:
    told = as_rdjson(found)
    place = tmp_path / "found.json"
    place.write_text(told, encoding="utf-8")
    node = shutil.which("node") or pytest.skip("there is no Node on PATH to run the validator of this format")
    ran = subprocess.run([node, installed(RDFORMAT), str(place)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for record, one in zip(json.loads(told)["diagnostics"], found.found, strict=True):
        start, end = (record["location"]["range"][name] for name in ("start", "end"))
        if one.span.line == one.span.end_line and found.line(one.span):
            line = found.line(one.span)
            cut = line.encode()[start["column"] - 1 : end["column"] - 1].decode()
            assert cut == line[one.span.column - 1 : one.span.end_column - 1]
        assert ("suggestions" in record) == (one.replacement is not None)


@each
def test_gitlab_gets_issues_with_fingerprints_of_their_own(found: Report) -> None:
    issues = json.loads(as_gitlab(found))
    assert len(issues) == len(found.found)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch(r"[0-9a-f]{64}", issue["fingerprint"])
        assert issue["location"]["lines"]["begin"] >= 1


def test_fingerprints_stay_when_lines_move() -> None:
    path = "people/nils.md"
    moved = {**ODD, path: ODD[path].replace("\n---\n\n", "\n---\n\nA line more.\n\n")}
    prints = [{one["fingerprint"] for one in json.loads(as_gitlab(report(held)))} for held in (ODD, moved)]
    assert prints[0] == prints[1]


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)+)::([^\r\n]+)")


@each
def test_github_gets_one_command_a_line_with_errors_first(found: Report) -> None:
    lines = as_github(found).splitlines()
    severities = []
    for line in lines:
        match = COMMAND.fullmatch(line)
        assert match, line
        severities.append(match[1])
        assert re.match(r"file=[^,]+,line=\d+,", match[2])
    assert severities == sorted(severities, key=["error", "warning", "notice"].index)
    assert len(severities) == len(found.found)


def test_github_commands_carry_no_line_end_colon_or_comma_of_an_author() -> None:
    first = next(line for line in as_github(report()).splitlines() if "50%25%3A" in line)
    assert "file=content/lessons/öl%2C 50%25%3A wie?.md,line=" in first


def test_the_summary_has_every_finding_and_no_markup_of_an_author() -> None:
    told = as_step_summary(report())
    assert told.count("<tr>") == len(report().found) + 1
    assert "<b>" not in told
    assert "&lt;" in as_step_summary(report({"a.md": "---\ntitle: <b>\nx<y: 1\n---\n"}))
    assert "\n\n<" not in told, "a blank line would end the HTML, and Markdown would begin"


def test_a_summary_that_is_too_long_is_cut_and_says_so() -> None:
    many = {"a.md": "---\ntitle: A\n---\n\n" + "[x](nowhere.md)\n" * 12000}
    told = as_step_summary(report(many))
    assert len(told.encode()) < LARGEST_SUMMARY
    assert re.search(r"\d+ more findings have no room here", told)


def test_nothing_found_is_a_report_too() -> None:
    nothing = REPORTS["nothing"]
    assert as_github(nothing) == ""
    assert json.loads(as_gitlab(nothing)) == []
    assert json.loads(as_json(nothing))["diagnostics"] == []


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "rdjson"])
def test_every_form_comes_from_the_command(tmp_path: Path, form: str) -> None:
    lesson = ODD["people/nils.md"]
    write(tmp_path, {**PEOPLE, "people/nils.md": lesson}, MINIMAL)
    page = tmp_path / "summary.md"
    ran = hub(tmp_path, "check", "--format", form, GITHUB_STEP_SUMMARY=str(page))
    assert ran.returncode == 1
    assert ran.stdout.count("\n") > 3
    if form in {"json", "gitlab", "sarif", "rdjson"}:
        json.loads(ran.stdout)
    assert page.exists() is (form == "github")
    assert form != "github" or page.read_text(encoding="utf-8").count("<tr>") == ran.stdout.count("::error") + 1


def test_no_form_prints_a_secret() -> None:
    found = report(LEAKY)
    forms = (as_text, as_json, as_github, as_step_summary, as_gitlab, as_rdjson, as_sarif)
    told = [form(found) for form in forms]
    assert [one.rule.name for one in found.found] == ["secret-in-text"]
    assert all("Here stands a password" in one for one in told)
    assert not any("c0rrect-horse" in one for one in told)
