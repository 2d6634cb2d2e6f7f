"""Peerhub: a peer-learning knowledge hub from Markdown."""
