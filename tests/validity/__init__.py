"""Whether what is published is valid, by the rules of those who read it: browsers, search engines, address books, calendars."""
