"""The rooms: each sub-package turns the practice into one kind of output."""
