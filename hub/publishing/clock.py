"""Whether a day can be right. A clock that is wrong would unpublish what is planned, and give news the wrong day."""

from datetime import date, timedelta

_EARLIER = timedelta(days=1)
"""A commit may be from where the next day has begun already."""
_LATER = timedelta(days=5 * 365)
"""Nobody publishes nothing for so long, and then goes on."""


def doubt(today: date, published: date | None, committed: date | None) -> str:
    """Return why today cannot be right, given the day of the site that is published and that of the last commit; empty where it can."""
    known = [day for day in (published, committed) if day]
    if published and today < published:
        return f"today is {today} by the clock of this machine, and the site that is published is of {published}"
    if committed and today < committed - _EARLIER:
        return f"today is {today} by the clock of this machine, and the content was last committed on {committed}"
    if known and today > max(known) + _LATER:
        return f"today is {today} by the clock of this machine, and neither site nor content have changed since {max(known)}"
    return ""
