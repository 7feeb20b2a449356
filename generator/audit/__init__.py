"""Is the practice's presence polished before a campaign? Scores, the next best action, and the listing sheet."""
