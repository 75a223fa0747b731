"""Formats that are text: plain, Markdown, HTML."""
