"""Words: what the hub says to readers, in their language."""
