"""Who is to be thanked, and when to be where."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.private import Office

NEW_FOR = timedelta(days=90)
"""So long after the first referral an office is new."""
YEAR = timedelta(days=365)
ANSWER_IN = timedelta(days=14)
"""By then an office hears what came of what it said."""


def thanks_due(office: Office, today: date) -> str:
    """`new`, `long_standing`, or "" when it is not the time: once when they are new, then once a year at most."""
    since, last = office.referring_since, office.thanked
    if since is None or since > today:
        return ""
    if today - since <= NEW_FOR:
        return "" if last and last >= since else "new"
    return "long_standing" if today - since >= YEAR and (last is None or today - last >= YEAR) else ""


def next_visit(office: Office) -> date | None:
    """The day that was agreed, or the last visit and as many days as usual."""
    if office.next_visit and (office.last_visit is None or office.next_visit > office.last_visit):
        return office.next_visit
    if office.last_visit and office.visit_every:
        return office.last_visit + timedelta(days=office.visit_every)
    return None
