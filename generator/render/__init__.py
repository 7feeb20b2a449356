"""Shared hands: the one Jinja environment, escaping for each target, sanitised Markdown, colour, icons, initials."""
