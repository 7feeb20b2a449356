"""The liaison's private file, `private/offices.yml`, and what is made of it, in `private/kit/` beside it.

No build reads the file, nothing of it goes into a cache, and nothing made of it goes to `build/`.
"""
