"""Bytes to plain values that remember file, line and column. Knows no medicine."""
