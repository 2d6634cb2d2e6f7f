"""The catalogue of rules: pure data, and the one place for their texts."""
