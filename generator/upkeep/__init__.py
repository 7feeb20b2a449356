"""Keeping facts fresh: what must be verified next, and stamps put into the practice's own files."""
