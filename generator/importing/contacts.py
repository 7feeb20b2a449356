"""Phones, addresses, ZIP codes, web and mail addresses as a person writes them, or nothing when they are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import phonenumbers
from pydantic_core import PydanticCustomError

from generator.importing.zones import STATE_CODES
from generator.model.fields import (
    check_https,
    check_mailbox,
    check_state,
    check_url,
    check_zip,
    parse_phone,
    phone_can_exist,
)

DOUBTFUL_NUMBER = "the numbering plan has no such number; check it"


def phone_text(raw: str) -> str | None:
    """`(401) 555-0134 x12` as `401-555-0134 ext. 12`, a foreign one as `+44 20 7946 0958`; None if it is no number."""
    written = re.sub(r"[‐-―]", "-", unicodedata.normalize("NFKC", raw))
    try:
        phone = parse_phone(re.sub(r"^(tel|fax):", "", written.strip(), flags=re.IGNORECASE))
    except PydanticCustomError:
        return None
    if not phone.e164.isascii():
        return None
    return _dashed(phone.e164) + (f" ext. {phone.extension}" if phone.extension else "")


def _dashed(e164: str) -> str:
    if e164.startswith("+1") and len(e164) == 12:
        return f"{e164[2:5]}-{e164[5:8]}-{e164[8:]}"
    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def phone_doubt(number: str) -> str:
    """What a person should look at before trusting the number; empty when it can exist (ITU-T E.164)."""
    return "" if phone_can_exist(parse_phone(number).e164) else DOUBTFUL_NUMBER


def _passing(check: Callable[[str], str], value: str) -> str | None:
    try:
        return check(value) if value.isascii() else None
    except PydanticCustomError:
        return None


def https_text(raw: str) -> str | None:
    """A web address that starts with https://."""
    return _passing(check_https, raw)


def web_text(raw: str) -> str | None:
    """A web address."""
    return _passing(check_url, raw)


def mail_text(raw: str) -> str | None:
    """An e-mail or Direct address, also one that is written `mailto:`."""
    return _passing(check_mailbox, raw.removeprefix("mailto:"))


def zip_text(raw: str) -> str | None:
    """`028913432` as `02891-3432`; None for what is no ZIP code."""
    return _passing(check_zip, raw.strip())


def state_text(raw: str) -> str | None:
    """The two letters of a state, also for its full name."""
    return _passing(check_state, STATE_CODES.get(raw.casefold(), raw))


_COUNTRIES = {"USA": "US", "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", "U.S.A.": "US", "U.S.": "US"} | {
    "CAN": "CA",
    "CANADA": "CA",
    "MEX": "MX",
    "MEXICO": "MX",
    "GBR": "GB",
}


def country_text(raw: str) -> str | None:
    """The two letters of a country (ISO 3166-1), US when nothing is said."""
    code = _COUNTRIES.get(raw.upper(), raw.upper()) or "US"
    return code if re.fullmatch("[A-Z]{2}", code) else None


def is_box(street: tuple[str, ...]) -> bool:
    """Whether all of a street address is a post-office box."""
    return bool(street) and all(re.match(r"^(p\.?\s*o\.?\s*)?box\b", line, re.IGNORECASE) for line in street)


_ONE_LINE = re.compile(
    r"^(?P<street>.+?),\s*(?P<city>[^,]+),\s*(?P<state>[A-Za-z]{2})\.?\s+(?P<zip>\d{5}-?(?:\d{4})?)(?:,.*)?$"
)


def address_parts(line: str) -> tuple[tuple[str, ...], str, str, str] | None:
    """Street lines, city, state and ZIP of an address that is written in one line, as in the United States."""
    found = _ONE_LINE.match(line)
    if found is None:
        return None
    return tuple(re.split(r"\s*,\s*", found["street"])), found["city"], found["state"], found["zip"]
