"""What people have done for others, counted, as it is said of them: wrote 3 lessons, spoke at 1 session."""

from collections.abc import Iterable, Mapping

from hub.words.words import Words


def deeds_told(words: Words, counts: Iterable[tuple[str, int]]) -> list[str]:
    """Return what to say of each deed and how often it was done, in their order; deeds have the names of `hub.graph.gifts`."""
    counted = dict(counts)
    texts = _texts(words, counted)
    return [texts[deed] for deed in counted]


def _texts(words: Words, counts: Mapping[str, int]) -> Mapping[str, str]:
    many = words.many
    count = counts.get
    return {
        "lessons written": many("wrote {count} lesson", "wrote {count} lessons", count("lessons written", 0)),
        "guides kept": many("keeps {count} guide", "keeps {count} guides", count("guides kept", 0)),
        "paths kept": many("keeps {count} path", "keeps {count} paths", count("paths kept", 0)),
        "translated": many("translated {count} text", "translated {count} texts", count("translated", 0)),
        "edited": many("edited {count} text", "edited {count} texts", count("edited", 0)),
        "reviewed": many("reviewed {count} text", "reviewed {count} texts", count("reviewed", 0)),
        "tested": many("tried out {count} text", "tried out {count} texts", count("tested", 0)),
        "facilitated": many("facilitated {count} session", "facilitated {count} sessions", count("facilitated", 0)),
        "spoke": many("spoke at {count} session", "spoke at {count} sessions", count("spoke", 0)),
        "answered": many("answered {count} question", "answered {count} questions", count("answered", 0)),
        "mentored": many("mentored {count} colleague", "mentored {count} colleagues", count("mentored", 0)),
    }
