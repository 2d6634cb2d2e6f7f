"""The page of the web editor, with the hub's own widgets for it."""
