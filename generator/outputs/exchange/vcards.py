"""vCards 4.0 (RFC 6350) of the practice's providers, locations and people, to save to an office's contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.derive import contacts
from generator.derive.desk import Desk
from generator.derive.lookup import full_name, sort_name
from generator.derive.routes import Routes
from generator.model.fields import Phone
from generator.model.people import Person, Provider
from generator.model.places import Address, Location
from generator.outputs.base import File
from generator.render.escape import content_line_text, fold

Lines = Iterator[str]


def files(desk: Desk) -> Iterator[File]:
    """A vCard beside each page of someone, or of a place, that can be reached."""
    for provider in desk.lookup.providers:
        yield _file(desk, Routes.provider(provider.id), provider.source, _provider(desk, provider))
    for location in desk.directory.locations.values():
        yield _file(desk, Routes.location(location.id), location.source, _location(desk, location))
    for person in desk.directory.people.values():
        yield _file(desk, Routes.person(person.id), person.source, _person(desk, person))


def _file(desk: Desk, path: str, source: str, lines: Iterable[str]) -> File:
    """`UID` and `URL` are the address of the page, which stays when a name changes (§6.7.6)."""
    url = desk.routes.url(path)
    whole = ["BEGIN:VCARD", "VERSION:4.0", *lines, f"URL:{url}", f"UID:{url}", f"REV:{_stamp(desk.today)}", "END:VCARD"]
    return File(Routes.vcard(path), "".join(map(fold, whole)).encode(), sources=(source,) if source else ())


def _stamp(day: date) -> str:
    """The day as a timestamp at its start, UTC (§4.3.5)."""
    return f"{day:%Y%m%d}T000000Z"


def _provider(desk: Desk, provider: Provider) -> Lines:
    places = [role.location for role in desk.current_roles_of(provider)]
    family, _, given = sort_name(provider).replace(",", "").partition(" ")
    specialty = desk.lookup.main_specialty(provider)
    yield "KIND:individual"
    yield f"FN:{_text(full_name(provider))}"
    yield f"N:{_text(family)};{_text(given)};;;{','.join(map(_text, provider.credentials))}"
    yield f"ORG:{_text(desk.practice.name)}"
    if provider.headline or specialty:
        yield f"TITLE:{_text(provider.headline or (specialty.name if specialty else ''))}"
    yield from _numbers(desk, provider, places[0] if places else None)
    for place in places:
        yield from _address(place.address, place.known_as)
    if provider.direct_address:
        yield f"EMAIL;TYPE=work:{provider.direct_address}"
    yield from (f"LANG:{tag}" for tag in provider.languages)
    if provider.npi:
        yield f"NOTE:NPI {provider.npi}"


def _location(desk: Desk, location: Location) -> Lines:
    yield "KIND:location"
    yield f"FN:{_text(location.name)}"
    yield f"ORG:{_text(desk.practice.name)}"
    yield from _numbers(desk, None, location)
    yield from _address(location.address, None)
    if location.email:
        yield f"EMAIL;TYPE=work:{location.email}"
    if location.geo:
        yield f"GEO:geo:{location.geo.lat},{location.geo.lon}"
    yield f"TZ:{desk.zone(location)}"


def _person(desk: Desk, person: Person) -> Lines:
    *given, family = person.name.split()
    yield "KIND:individual"
    yield f"FN:{_text(person.name)}"
    yield f"N:{_text(family)};{_text(' '.join(given))};;;"
    yield f"ORG:{_text(desk.practice.name)}"
    yield f"TITLE:{_text(person.role)}"
    if person.phone:
        yield _tel("voice", person.phone.number)
    if person.email:
        yield f"EMAIL;TYPE=work:{person.email}"
    yield from (f"LANG:{tag}" for tag in person.languages)


def _numbers(desk: Desk, provider: Provider | None, location: Location | None) -> Lines:
    phone = contacts.phone(desk.directory, provider, location)
    fax = contacts.fax(desk.directory, provider, location)
    if phone:
        yield _tel("voice", phone.number)
    if fax:
        yield _tel("fax", fax.number)


def _tel(kind: str, number: Phone) -> str:
    """A number as a `tel:` URI (§6.4.1, RFC 3966)."""
    extension = f";ext={number.extension}" if number.extension else ""
    return f'TEL;VALUE=uri;TYPE="work,{kind}":tel:{number.e164}{extension}'


def _address(address: Address | None, label: str | None) -> Lines:
    """Post office box and extended address stay empty, as the standard advises (§6.3.1)."""
    if address is None:
        return
    street = ",".join(map(_text, address.street))
    place = (address.city, address.state or "", address.zip or "", address.country)
    parameter = f";LABEL={_quoted(label)}" if label else ""
    yield f"ADR;TYPE=work{parameter}:;;{street};{';'.join(map(_text, place))}"


def _quoted(value: str) -> str:
    """A parameter value, which cannot hold a quotation mark or a line break (§3.3)."""
    return '"' + value.replace('"', "'").replace("\n", " ") + '"'


_text = content_line_text
