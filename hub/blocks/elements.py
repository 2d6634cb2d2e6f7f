"""The custom elements that may hold Markdown: a renderer must take them for blocks."""

ELEMENTS = (
    "hub-ask",
    "hub-check",
    "hub-diagram",
    "hub-done",
    "hub-entry",
    "hub-finder",
    "hub-helpful",
    "hub-interest",
    "hub-offline",
    "hub-onboarding",
    "hub-outcomes",
    "hub-practice",
    "hub-progress",
    "hub-record",
    "hub-reflect",
    "hub-resume",
    "hub-search",
    "hub-seek",
    "hub-way",
)
