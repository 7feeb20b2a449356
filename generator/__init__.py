"""practice-presence: from one folder of plain YAML to everything a referring office needs to see."""

__version__ = "0.1.0"
