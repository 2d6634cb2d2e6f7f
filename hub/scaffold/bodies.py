"""What stands below the fields of a new entry of each kind."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.model.kind import Kind

BODIES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LESSON: """\
## Learn

TODO: What one needs to know, as briefly as you can.

## Practise

!!! practice outcome-1 "TODO: Something to do within five minutes"
    - [ ] TODO: The first step

!!! check outcome-1 "TODO: A question that shows whether somebody has understood"
    - [ ] TODO: An answer that is wrong
        TODO: Why it is wrong.
    - [x] TODO: The answer that is right
        TODO: Why it is right.

## Get feedback

!!! feedback "Show it to someone"
    TODO: Whom to show it to, as `@name`, and what to ask them.

## Reflect

!!! reflect "TODO: A question to think about, with your own work in mind"
""",
        Kind.GUIDE: """\
TODO: Why this matters, in a sentence or two.

- [ ] TODO: The first thing to do
- [ ] @buddy: TODO: Something that somebody else does for the newcomer
""",
        Kind.SESSION: """\
TODO: What it is about, whom it is for, and what to bring. Once it was held, the recap stands here.
""",
        Kind.PERSON: """\
TODO: What you like to be asked about, and how to reach you best.
""",
        Kind.TOPIC: """\
TODO: What belongs to it, why it matters here, and where to begin.
""",
        Kind.PATH: """\
TODO: Who should go this way, and what is different at its end.
""",
        Kind.GROUP: """\
TODO: What happens when you meet, and how somebody new joins.
""",
        Kind.PAGE: """\
TODO: What readers come to this page for.
""",
    }
)
