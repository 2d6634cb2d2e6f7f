"""Styles, scripts and fonts of the site, as files."""
