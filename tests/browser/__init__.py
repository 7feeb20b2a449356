"""What only a browser can tell of the finished site. How the parts work together is told in `tests/browser/README.md`."""
