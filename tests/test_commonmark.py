"""What CommonMark's examples say is said by their pages too."""

import pytest

from tests.audit.commonmark import LEAST_EQUAL, MISSING, SPECIFICATION, compared, examples
from tests.press import Press


@pytest.mark.slow
@pytest.mark.skipif(not SPECIFICATION.is_file(), reason=MISSING)
def test_no_text_of_an_example_is_lost_by_sanitising(tmp_path_factory: pytest.TempPathFactory) -> None:
    press = Press.of(tmp_path_factory.mktemp("press"))
    results = {text: compared(press, text) for text in examples(SPECIFICATION.read_text(encoding="utf-8"))}
    assert len(results) > 600
    assert {text: lost for text, (_, lost) in results.items() if lost} == {}
    assert 100 * sum(same for same, _ in results.values()) >= LEAST_EQUAL * len(results)
