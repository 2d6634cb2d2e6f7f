"""A Python-Markdown extension for any site: practice, checks, feedback and reflection as blocks in a text."""

from hub.blocks.extension import BlocksExtension, makeExtension

__all__ = ["BlocksExtension", "makeExtension"]
