"""Checking: rules over the hub, and the reports of what they find."""
