"""Secrets and personal data: what is found, what is made up, and that no finding repeats a secret."""

from datetime import date
from pathlib import Path

import pytest

from hub.checking.check import findings
from hub.diagnostics import Diagnostic
from hub.load import load
from hub.reading.source import LARGEST_FILE
from hub.shelves import PLACE
from tests.site import SMALL, hub, write

MIXED = "q8ZrT2mLw5Vn9KdXs3Hb7JcYf4Pg6Ea1RuWo0iBtNvQxMzCkSdGhFjDlPaOyUeIr"
KEY = f"-----BEGIN {'OPENSSH PRIVATE'} KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAA\n"
REAL = {
    "private key": KEY,
    "quoted private key": f'key: "{KEY}"'.replace("\n", "\\n"),
    "key with headers": "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n" + MIXED,
    "GitHub": "ghp_" + MIXED[:36],
    "GitHub's newer ones": "github_pat_" + MIXED[:22] + "_" + MIXED[:59],
    "GitLab": "glpat-" + MIXED[:20],
    "AWS": "AKIA" + "Q4ZRT2MLW5VN9KDX",
    "Slack": "xoxb-" + "2384756102-9182736450-" + MIXED[:24],
    "Google": "AIza" + MIXED[:35],
    "npm": "npm_" + MIXED[:36],
    "PyPI": "pypi-AgEI" + MIXED,
    "Stripe": "sk_live_" + MIXED[:24],
    "JSON Web Token": "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodWIifQ." + MIXED[:43],
    "password": "https://ada:k7Fq-91bd@git.hub.io/hub.git",
    "password alone": "redis://:k7Fq-91bd@cache.hub.io:6379/0",
}
SIGNED = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
MADE_UP = (
    "ghp_" + "x" * 36,
    "ghp_" + "1234567890abcdef" * 3,
    "AKIAIOSFODNN7EXAMPLE",
    "glpat-your-own-token-goes-here",
    "xoxb-not-a-real-one-but-long-enough",
    f"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.{SIGNED}",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    f"-----BEGIN PUBLIC KEY-----\n{MIXED}",
    "https://user:password@host",
    "https://ada:$TOKEN@git.hub.io",
    "https://ada:${{ secrets.TOKEN }}@git.hub.io",
    "https://oauth2:ACCESS_TOKEN@git.hub.io",
    "postgres://postgres:postgres@db/hub",
    "https://ada:k7Fq-91bd@git.example.com",
    "http://ada:k7Fq-91bd@localhost:8080",
    "https://git.hub.io:8080/@ada",
    "lessons-about-tokens-and-keys-that-have-long-names.md",
    MIXED,
)
HOSTILE = {
    "keys": "-----BEGIN PRIVATE KEY-----\n" * 40_000,
    "headers": "-----BEGIN PRIVATE KEY-----\n" + "Aaa: b\n" * 140_000,
    "signs": "ghp_" * 250_000,
    "signs apart": "ghp_ " * 200_000,
    "signs of GitLab": "glpat-" * 160_000,
    "begun tokens": "-eyJ" * 250_000,
    "half tokens": "eyJaaaaaaaaaaaaaaaaa." * 45_000,
    "addresses": "a://" * 250_000,
    "users": "a://b:" * 150_000,
    "at signs": "@gmail.com" * 100_000,
    "names": "a" * 500_000 + "@gmail.com" * 40_000,
    "phones": "+1" * 500_000,
    "digits": "+49" + " 1" * 500_000,
    "accounts": " DE75" * 200_000,
    "an account": "DE75 " + "A" * 1_000_000,
    "cards": " 00000000A" * 100_000,
}


def found(body: str) -> list[Diagnostic]:
    text = f"---\ntitle: X\n---\n\n{body}"
    return findings(*load({"x.md": text[: LARGEST_FILE - 1]}, date(2026, 11, 22)))


def rules(body: str) -> set[str]:
    return {one.rule.name for one in found(body)}


@pytest.mark.parametrize("secret", REAL.values(), ids=REAL)
@pytest.mark.parametrize("around", ["{}", "Use `{}`.", "```\nTOKEN={}\n```", "    {}"])
def test_a_secret_is_found_wherever_it_stands_and_never_repeated(secret: str, around: str) -> None:
    (one,) = (one for one in found(around.format(secret)) if one.rule.name == "secret-in-text")
    assert not any(secret[at : at + 12] in one.message + one.hint for at in range(4, len(secret) - 12))


@pytest.mark.parametrize("text", MADE_UP)
def test_what_is_made_up_is_no_secret(text: str) -> None:
    assert "secret-in-text" not in rules(f"```\n{text}\n```")
    assert "secret-in-text" not in rules(f"Use {text}")


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_body_of_any_shape_is_looked_through(body: str) -> None:
    assert rules(body) <= {"secret-in-text", "personal-data", "unknown-mention"}


def test_no_report_shows_a_secret(tmp_path: Path) -> None:
    secret = REAL["GitHub"]
    fields = f"allow: [{secret}]\ntitle: Our hub\nlang: {secret}\nsummary: Ask: {secret}\n{secret}: yes"
    write(tmp_path, {"index.md": f"---\n{fields}\n---\n\nThe token is {secret}, says @nobody. [x]({secret}.md)\n"})
    for form in ("text", "json", "github", "gitlab", "sarif", "rdjson"):
        checked = hub(tmp_path, "check", "--format", form)
        assert checked.returncode == 1
        assert "secret-in-text" in checked.stdout
        assert secret[:12] not in checked.stdout + checked.stderr


@pytest.mark.parametrize("where", ["key: |\n{}", "summary: {}", "title: x\n{}"])
def test_no_line_of_a_key_in_front_matter_is_shown(tmp_path: Path, where: str) -> None:
    lines = [MIXED[at:] + MIXED[:at] for at in range(0, 60, 7)]
    key = "\n".join(["-----BEGIN OPENSSH PRIVATE " + "KEY-----", *lines, "-----END OPENSSH PRIVATE " + "KEY-----"])
    write(tmp_path, {"index.md": f"---\n{where.format(key)}\n---\n\nHi.\n"})
    checked = hub(tmp_path, "check")
    assert checked.returncode == 1
    assert "secret-in-text" in checked.stdout
    assert not [line for line in lines if line[:12] in checked.stdout]


def test_what_holds_a_secret_is_not_kept_for_the_next_run(tmp_path: Path) -> None:
    secret = REAL["GitHub"]
    write(
        tmp_path,
        {
            **SMALL,
            "a.md": f"---\ntitle: A\nsummary: Use {secret}.\n---\n",
            "b.md": f"---\ntitle: B\n---\n\n[x](https://x.io/{secret})\n",
        },
    )
    assert hub(tmp_path, "check").returncode == 1
    assert secret.encode() not in (tmp_path / PLACE).read_bytes()
