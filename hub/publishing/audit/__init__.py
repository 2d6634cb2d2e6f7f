"""The audit of a built site, with code of its own: it shares none with what built it."""
