"""Putting a site online: one at a time, checked, and in one step."""
