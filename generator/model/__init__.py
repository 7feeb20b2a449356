"""The records: what a practice's files can say, as frozen values with their field rules."""
