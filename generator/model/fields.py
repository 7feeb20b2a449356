"""The small typed values of the referral domain. Each says which standard's rule it follows."""

import re
from functools import lru_cache
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import phonenumbers
from babel import Locale
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints

from generator.model.base import as_tuple
from generator.model.faults import fault


class Phone(NamedTuple):
    """A telephone number: E.164 inside (`+15025550134`), with an extension (digits) if there is one."""

    e164: str
    extension: str = ""


_NANP = re.compile(r"^(?:\+?1[-. ]?)?\(?(\d{3})\)?[-. ]?(\d{3})[-. ]?(\d{4})$")
_EXTENSION = re.compile(r"\s*(?:;ext=|(?:,|;)?\s*(?:ext\.?|extension|x|#))\s*(\d{1,8})$", re.IGNORECASE)


def parse_phone(value: Any) -> Any:
    """Read a number as people write it; ten digits are taken as North American.

    ITU-T E.164 inside; whether the number can exist is a separate question (`phone_can_exist`).
    """
    if not isinstance(value, str):
        return value
    text, extension = value.strip(), ""
    if found := _EXTENSION.search(text):
        text, extension = text[: found.start()], found[1]
    if nanp := _NANP.match(text):
        return Phone("+1" + "".join(nanp.groups()), extension)
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not text.lstrip("(").startswith("+"):
        raise fault(
            "bad-phone",
            "“{value}” is not a phone number",
            "Write it with its area code: 502-555-0134, or 502-555-0134 ext. 12. Abroad with a plus: +44 20 7946 0123.",
            value=value,
        )
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), extension)


def write_phone(number: Phone) -> str:
    """A number as `parse_phone` reads it: +15025550134, with ;ext=12 (RFC 3966 §3)."""
    return f"{number.e164};ext={number.extension}" if number.extension else number.e164


@lru_cache(maxsize=65536)
def phone_can_exist(e164: str) -> bool:
    """Whether the numbering plan of its country has such a number (libphonenumber's metadata).

    The United States are asked first: +1 is shared by 25 countries, and to go through all of them is slow.
    """
    if e164.startswith("+1"):
        number = phonenumbers.PhoneNumber(country_code=1, national_number=int(e164[2:]))
    else:
        number = phonenumbers.parse(e164)
    return bool(phonenumbers.is_valid_number_for_region(number, "US") or phonenumbers.is_valid_number(number))


def npi_checks(npi: str) -> bool:
    """The NPI check digit: Luhn over `80840` + NPI (ISO/IEC 7812-1 Annex B; CMS NPI standard, 45 CFR 162.406)."""
    total = 0
    for place, digit in enumerate(reversed("80840" + npi)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


_LANGUAGE_TAG = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*$")


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    return {**Locale("en").languages, "cmn": "Mandarin"}  # CLDR files Mandarin under zh, Chinese


@lru_cache(maxsize=1024)
def language_name(tag: str) -> str | None:
    """The English name of a BCP 47 tag from CLDR (`es` -> Spanish), None when CLDR has no name for it."""
    names = _language_names()
    if (whole := names.get(tag.replace("-", "_"))) is not None:
        return whole
    language = names.get(tag.split("-", maxsplit=1)[0])
    rest = tag.split("-")[1:]
    if language is None or not rest:
        return language
    english = Locale("en")
    detail = [english.scripts.get(part) or english.territories.get(part) or part for part in rest]
    return f"{language} ({', '.join(detail)})"


def check_language(tag: str) -> str:
    """A language tag of BCP 47 (RFC 5646) that CLDR knows a name for."""
    if not _LANGUAGE_TAG.match(tag) or language_name(tag) is None:
        names = _language_names().items()
        hint = next((code for code, name in names if name.casefold() == tag.casefold()), "a tag such as es, zh or ase")
        raise fault(
            "bad-language",
            "“{value}” is not a language tag",
            "Write the short code (BCP 47): {example}.",
            value=tag,
            example=hint.replace("_", "-"),
        )
    return tag


_EVERYDAY_ZONES = {"e": "America/New_York", "c": "America/Chicago", "m": "America/Denver", "p": "America/Los_Angeles"}


def check_zone(name: str) -> str:
    """A time zone of the IANA database, by its full name. Its few names without a region (EST) have no summer time."""
    if "/" not in name or name not in available_zones():
        american = re.fullmatch(r"([ecmp])(astern|entral|ountain|acific|[sd]?t).*", name.lower())
        raise fault(
            "bad-time-zone",
            "“{value}” is not the name of a time zone",
            "Write region and city as in the IANA list: {example}.",
            value=name,
            example=_EVERYDAY_ZONES[american[1]] if american else "America/New_York, America/Chicago",
        )
    return name


@lru_cache(maxsize=1)
def available_zones() -> frozenset[str]:
    """Every IANA zone name that can be written."""
    return frozenset(available_timezones())


_HOST = re.compile(r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")


def check_url(value: str) -> str:
    """A web address that a reader can open: http or https, with a host (RFC 3986)."""
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(_HOST.match(parts.hostname or ""))
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", value):
        raise fault("bad-url", "“{value}” is not a web address", "Write it in full: https://…", value=value)
    return value


def check_https(value: str) -> str:
    """As `check_url`, https only."""
    if not check_url(value).startswith("https://"):
        raise fault(
            "bad-url", "“{value}” does not start with https://", "Write the secure address: https://…", value=value
        )
    return value


_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW AA AE AP".split()
)


def check_state(value: str) -> str:
    """A USPS two-letter state or territory (USPS Publication 28, appendix B)."""
    if value.upper() not in _STATES:
        raise fault(
            "bad-state",
            "“{value}” is not a state of the United States",
            "Write its two letters: KY. For an address elsewhere, add country: with its two letters.",
            at="state",
            value=value,
        )
    return value.upper()


def check_zip(value: str) -> str:
    """A ZIP code, five digits or ZIP+4; nine digits in a row are read as ZIP+4 (USPS Publication 28, 222)."""
    if re.fullmatch(r"\d{5}(-\d{4})?", value):
        return value
    if re.fullmatch(r"\d{9}", value):
        return f"{value[:5]}-{value[5:]}"
    raise fault(
        "bad-zip",
        "“{value}” is not a ZIP code",
        "Write five digits (40202) or ZIP+4 (40202-1234).",
        at="zip",
        value=value,
    )


_MAILBOX = re.compile(
    r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"
)


def check_mailbox(value: str) -> str:
    """An e-mail or Direct address (RFC 5321 §4.1.2, dot-string form; Direct: Applicability Statement §1.1)."""
    if not _MAILBOX.match(value):
        raise fault("bad-email", "“{value}” is not an e-mail address", "Write it as name@example.org.", value=value)
    return value


def _pattern(code: str, regex: str, what: str, hint: str) -> AfterValidator:
    compiled = re.compile(regex)

    def check(value: str) -> str:
        if not compiled.match(value):
            raise fault(code, "“{value}” is not {what}", hint, value=value, what=what)
        return value

    return AfterValidator(check)


PhoneNumber = Annotated[
    Phone,
    BeforeValidator(parse_phone, json_schema_input_type=str),
    PlainSerializer(write_phone),
    Field(json_schema_extra={"examples": ["502-555-0134"]}),
]
Npi = Annotated[str, _pattern("bad-npi", r"^[12]\d{9}$", "an NPI", "An NPI has ten digits and starts with 1 or 2.")]
"""National Provider Identifier; the check digit is tested by `check.identifiers`."""
NuccCode = Annotated[
    str,
    _pattern("bad-taxonomy", r"^[0-9A-Z]{9}X$", "a NUCC code", "It has ten characters and ends with X: 207RC0000X."),
]
"""Health Care Provider Taxonomy code (NUCC)."""
HiosPlanId = Annotated[
    str,
    _pattern(
        "bad-plan-id",
        r"^\d{5}[A-Z]{2}\d{7}(-\d{2})?$",
        "a HIOS plan id",
        "Write issuer, state and product as on the plan's papers: 12345KY0010001.",
    ),
]
"""Health Insurance Oversight System plan id: issuer, state, product, component (45 CFR 156; CMS QHP JSON)."""
MedicarePlanId = Annotated[
    str,
    _pattern(
        "bad-plan-id",
        r"^[HRSE]\d{4}-\d{3}(-\d{1,3})?$",
        "a Medicare plan id",
        "Write contract and plan as on the card: H1234-001.",
    ),
]
"""Medicare contract-plan(-segment) id (Plan-Net MA-PLAN-ID)."""
LanguageTag = Annotated[str, AfterValidator(check_language)]
Languages = Annotated[
    tuple[LanguageTag, ...],
    BeforeValidator(as_tuple, json_schema_input_type=LanguageTag | tuple[LanguageTag, ...]),
]
TimeZone = Annotated[
    str,
    AfterValidator(check_zone),
    Field(json_schema_extra={"examples": [*_EVERYDAY_ZONES.values(), "America/Anchorage", "Pacific/Honolulu"]}),
]
Url = Annotated[str, AfterValidator(check_url)]
HttpsUrl = Annotated[str, AfterValidator(check_https)]
Email = Annotated[str, AfterValidator(check_mailbox)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]
