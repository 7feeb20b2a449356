"""What changed between two states of a practice's facts: told to people, drafted as updates, told to payers.

A state is a folder, a git revision of a folder, or the data file of a published site; all are read by one door and
compared as records, on one day, so that order, form, comments, verification and the passing of time are no changes.
"""
