"""Rules of the site that was built, found by `hub publish` before anything goes online."""

from hub.diagnostics import Rule, Severity

DEAD_LINK = Rule(
    name="dead-link",
    severity=Severity.ERROR,
    summary="A link, an image, a script or a style of the built site that leads to no file.",
    why="Readers would land on an error page, or see a page without its pictures or its looks. `hub check` sees links in Markdown; this sees what became of all of them.",
    fix="Write links and images as Markdown, with the path of the source file: `[Git](../topics/git.md)`.",
    before='<a href="../git/">Git</a>',
    after="[Git](../topics/git.md)",
)
DEAD_ANCHOR = Rule(
    name="dead-anchor",
    severity=Severity.ERROR,
    summary="A link of the built site to a place that its page does not have.",
    why="Readers would land at the top of the page and have to search.",
    fix="Write the link as Markdown, with the anchor of a heading: `[undo](undo.md#the-reflog)`.",
    before='<a href="../undo/#the-reflogg">undo</a>',
    after="[undo](undo.md#the-reflog)",
)
FOREIGN_LOAD = Rule(
    name="foreign-load",
    severity=Severity.ERROR,
    summary="A page of the built site that loads something from another host.",
    why="That host would learn who reads what and when, and could change what readers see.",
    fix="Put the file into the hub, or link to it so that readers choose to go there. In mkdocs.yml, look at `extra_css`, `extra_javascript`, `theme: {font: false}` and at other plugins.",
    before="extra_javascript: [https://cdn.example.net/counter.js]",
    after="extra_javascript: [assets/counter.js]",
)
ACTIVE_MARKUP = Rule(
    name="active-markup",
    severity=Severity.ERROR,
    summary="Markup of the built site that runs script, or that turns all links of its page elsewhere.",
    why="Script in an attribute or an address runs with all that readers may do. The hub writes none, so it comes from somewhere else.",
    fix="Take it out of the template or the plugin that writes it; scripts belong into files of their own.",
    before='<button onclick="start()">Start</button>',
    after='<button id="start">Start</button>',
)
WEAK_POLICY = Rule(
    name="weak-policy",
    severity=Severity.ERROR,
    summary="A page of the built site whose Content-Security-Policy is missing, comes too late, or does not know one of its scripts.",
    why="The policy is what stops a script that slipped through everything else. Without it one mistake is enough; and a script that it does not know does not run.",
    fix="Let the hub write the policy, and keep scripts in files of their own. If a template of yours writes a page by itself, it needs the policy as the first thing in its head.",
    before="<head><script>count()</script>",
    after='<head><meta http-equiv="Content-Security-Policy" content="script-src \'self\'"><script src="count.js"></script>',
)
MISSING_OUTPUT = Rule(
    name="missing-output",
    severity=Severity.ERROR,
    summary="A file that the build was to write, and that is not there, is empty, or is no ordinary file.",
    why="Part of the site would be missing, and nothing else would say so.",
    fix="Publish again. If it happens again, look for what else writes or deletes files there, such as another plugin or a program that cleans up.",
    before="lessons/git/rebase/index.html  # 0 bytes",
    after="lessons/git/rebase/index.html  # the page",
)
OVERSIZED_SITE = Rule(
    name="oversized-site",
    severity=Severity.ERROR,
    summary="A built site, or a file in it, that is larger than hosts take.",
    why="Hosts refuse it, often without saying so, and the old site stays; and colleagues on a train would wait long.",
    fix="Put recordings where videos are kept and link to them, and make pictures smaller.",
    before="content/sessions/demo.mp4  # 400 MB",
    after="recording: {url: https://video.example.com/demo}",
)

LEAKED_TEXT = Rule(
    name="leaked-text",
    severity=Severity.ERROR,
    summary="A file of the built site that says what its readers may not see.",
    why="Something that is a draft, or for a narrower audience, would be online. Nothing is published then.",
    fix="Look where the file has it from: a template, another plugin, a picture or a document that a page shows. If it is no secret, say it in an entry for these readers, or give the entry a wider audience.",
    before="lessons/open/plan.pdf  # which quotes a lesson for the board",
    after="lessons/open/plan.pdf  # without it",
)

UNSEARCHED_FILE = Rule(
    name="unsearched-file",
    severity=Severity.ERROR,
    summary="A packed file of the built site that cannot be looked through, where something is withheld from readers.",
    why="What readers may not see could stand in it: it is damaged, has a password, or has far more packed in it than its size tells.",
    fix="Save it again without a password, take out what is large, or publish what is in it as files of their own.",
    before="lessons/open/plan.zip  # with a password",
    after="lessons/open/plan.zip  # saved without one",
)

RULES = (
    DEAD_LINK,
    DEAD_ANCHOR,
    FOREIGN_LOAD,
    ACTIVE_MARKUP,
    WEAK_POLICY,
    LEAKED_TEXT,
    UNSEARCHED_FILE,
    MISSING_OUTPUT,
    OVERSIZED_SITE,
)
