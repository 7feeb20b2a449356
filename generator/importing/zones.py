"""States of the United States: their names and the time zone most of their people live in."""

from __future__ import annotations

_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"

_STATES = {
    "AL": ("Alabama", _CENTRAL),
    "AK": ("Alaska", "America/Anchorage"),
    "AZ": ("Arizona", "America/Phoenix"),
    "AR": ("Arkansas", _CENTRAL),
    "CA": ("California", _PACIFIC),
    "CO": ("Colorado", _MOUNTAIN),
    "CT": ("Connecticut", _EAST),
    "DE": ("Delaware", _EAST),
    "DC": ("District of Columbia", _EAST),
    "FL": ("Florida", _EAST),
    "GA": ("Georgia", _EAST),
    "HI": ("Hawaii", "Pacific/Honolulu"),
    "ID": ("Idaho", "America/Boise"),
    "IL": ("Illinois", _CENTRAL),
    "IN": ("Indiana", "America/Indiana/Indianapolis"),
    "IA": ("Iowa", _CENTRAL),
    "KS": ("Kansas", _CENTRAL),
    "KY": ("Kentucky", _EAST),
    "LA": ("Louisiana", _CENTRAL),
    "ME": ("Maine", _EAST),
    "MD": ("Maryland", _EAST),
    "MA": ("Massachusetts", _EAST),
    "MI": ("Michigan", "America/Detroit"),
    "MN": ("Minnesota", _CENTRAL),
    "MS": ("Mississippi", _CENTRAL),
    "MO": ("Missouri", _CENTRAL),
    "MT": ("Montana", _MOUNTAIN),
    "NE": ("Nebraska", _CENTRAL),
    "NV": ("Nevada", _PACIFIC),
    "NH": ("New Hampshire", _EAST),
    "NJ": ("New Jersey", _EAST),
    "NM": ("New Mexico", _MOUNTAIN),
    "NY": ("New York", _EAST),
    "NC": ("North Carolina", _EAST),
    "ND": ("North Dakota", _CENTRAL),
    "OH": ("Ohio", _EAST),
    "OK": ("Oklahoma", _CENTRAL),
    "OR": ("Oregon", _PACIFIC),
    "PA": ("Pennsylvania", _EAST),
    "RI": ("Rhode Island", _EAST),
    "SC": ("South Carolina", _EAST),
    "SD": ("South Dakota", _CENTRAL),
    "TN": ("Tennessee", _CENTRAL),
    "TX": ("Texas", _CENTRAL),
    "UT": ("Utah", _MOUNTAIN),
    "VT": ("Vermont", _EAST),
    "VA": ("Virginia", _EAST),
    "WA": ("Washington", _PACIFIC),
    "WV": ("West Virginia", _EAST),
    "WI": ("Wisconsin", _CENTRAL),
    "WY": ("Wyoming", _MOUNTAIN),
    "PR": ("Puerto Rico", "America/Puerto_Rico"),
    "VI": ("U.S. Virgin Islands", "America/St_Thomas"),
    "GU": ("Guam", "Pacific/Guam"),
    "AS": ("American Samoa", "Pacific/Pago_Pago"),
    "MP": ("Northern Mariana Islands", "Pacific/Saipan"),
}

STATE_CODES = {name.casefold(): code for code, (name, _) in _STATES.items()}
"""Small-letter name of a state -> its two letters."""


def state_name(code: str) -> str:
    """Rhode Island for RI; the code itself when it is none."""
    return _STATES.get(code, (code, ""))[0]


def zone_of(state: str) -> str:
    """The main time zone of a state; Eastern for what is none, which most of the country's people keep."""
    return _STATES.get(state, ("", _EAST))[1]
