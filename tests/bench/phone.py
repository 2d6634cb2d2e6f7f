"""What Lighthouse gives pages of the shipped hub as a slow phone shows them, and what the first of them costs."""

import tempfile
from pathlib import Path
from statistics import median

from tests import lighthouse
from tests.chromium import build
from tests.compressed import served_compressed

RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def phone() -> None:
    """Print the median of five scores of each page, of 100."""
    if reason := lighthouse.missing():
        print(f"\nLighthouse: left out, since {reason}")
        return
    with tempfile.TemporaryDirectory() as place, served_compressed(Path(place, "site")) as address:
        build(Path(place, "site"), site_url=address)
        print(f"\nLighthouse, as on a phone (medians of {RUNS}): {', '.join(CATEGORIES)}")
        for path in lighthouse.PAGES:
            found = [lighthouse.scores(lighthouse.report(address + path, CATEGORIES)) for _ in range(RUNS)]
            print(f"  /{path:24}", *(f"{median(one[name] for one in found):5.0f}" for name in CATEGORIES))
