"""What sanitising takes out is named, also where a browser and an author do not agree on what is a tag."""

import pytest

from hub.sanitising.cleaning import settled
from hub.sanitising.losses import losses


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        ("<p>a <b>b</b></p>", ()),
        ("<p>a</p><textarea>b", ("<textarea>",)),
        ("<p onclick='x'>a</p>", ("onclick",)),
        ("<p>1 <2, a < b</p>", ()),
        ("<p>a <b", ("<b",)),
        ("<p>a <b c < d <e", ("<b",)),
        ("<p>a <a b=' > x</p><p>c <i>d</i></p>", ("<a",)),
        ("<p>a <b title=\"x'>c</b></p><p>d</p>", ("<b",)),
        ("<plaintext>a", ("<plaintext>",)),
        ("<p>a <? b</p>", ("<?",)),
    ],
)
def test_what_is_lost_is_named(html: str, lost: tuple[str, ...]) -> None:
    assert losses(html, settled(html)) == lost
