"""The language server: what editors show while someone writes."""
