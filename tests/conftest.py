"""What the tests share: options of the run, and where things are."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.chromium"]

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Accept what the hub says now in cases and golden files.")


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_TODAY", "2026-11-22")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
