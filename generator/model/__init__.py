"""The records: what a practice's files can say, as frozen values with their field rules."""

import os

# What a file means is decided here and not by whatever is installed beside us; looking for plugins takes 15 ms, too.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
