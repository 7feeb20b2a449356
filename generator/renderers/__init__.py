"""Site renderers: the adapters, and what the rest of the program knows of them."""
