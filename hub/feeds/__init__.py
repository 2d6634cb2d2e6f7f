"""Feeds: the hub as data for other programs."""
