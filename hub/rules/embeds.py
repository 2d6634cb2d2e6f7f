"""Rules of frames: videos and slides that stand elsewhere."""

from hub.diagnostics import Rule, Severity

UNLISTED_EMBED = Rule(
    name="unlisted-embed",
    severity=Severity.WARNING,
    summary="A frame that the hub does not show, because its host is not in `embeds` of `hub.yml`.",
    why="A frame runs what others have written, and tells them who reads. Readers get a plain link in its place.",
    fix="Write a link, or let an editor add the host to `embeds` in `hub.yml`.",
    before='<iframe src="https://video.example.com/embed/7" title="Tides"></iframe>',
    after="[Tides](https://video.example.com/embed/7)",
)
UNTITLED_EMBED = Rule(
    name="untitled-embed",
    severity=Severity.WARNING,
    summary="A video or slides without a title.",
    why="Before somebody loads it, the title is all that readers see of it, and search cannot find it without one.",
    fix='Say in `title="..."` what it shows.',
    before='<iframe src="https://video.example.com/embed/7"></iframe>',
    after='<iframe src="https://video.example.com/embed/7" title="Tides at the harbour wall"></iframe>',
)

RULES = (UNLISTED_EMBED, UNTITLED_EMBED)
