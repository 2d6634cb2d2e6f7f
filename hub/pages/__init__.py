"""Pages: the answers, as Markdown with front matter."""
