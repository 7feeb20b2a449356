"""From located values to a trusted directory: every problem of a run, with its place and what to write instead."""
