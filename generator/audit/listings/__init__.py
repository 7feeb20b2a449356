"""The listing sheet: what others who list the practice should show, and what they do show."""
