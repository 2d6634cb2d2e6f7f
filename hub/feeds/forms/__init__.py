"""Forms for colleagues without git: the configuration of the web editor, made from the model."""
