"""A MkDocs plugin of its own: builds remember what they made, and share the rest of the work among processes."""
