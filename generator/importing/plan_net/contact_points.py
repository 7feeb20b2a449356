"""ContactPoint lists: the phone, the fax, the mail address and the web page that our files have a place for."""

from __future__ import annotations

from generator.importing.contacts import mail_text, phone_doubt, phone_text, web_text
from generator.importing.directory import Contacts, Line
from generator.importing.plan_net.fhir import Node, extensions, number, parts, telecom_week, text
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource

_PRIVATE = ("home", "mobile", "old", "temp")


def read_contacts(job: Job, holder: Resource) -> Contacts:
    """The first usable contact of each kind by rank; everything else is noted."""
    contacts = Contacts()
    for point in sorted(parts(holder.body, "telecom"), key=lambda point: number(point, "rank") or 0):
        if extensions(point, "via-intermediary") and not text(point, "value"):
            job.report.miss("a contact through another record (via-intermediary)", holder.name)
        elif text(point, "use") in _PRIVATE or job.is_over(point):
            job.report.miss("a private, old or temporary contact", holder.name)
        elif _take(contacts, point):
            _look(job, holder, contacts)
        else:
            job.report.miss(_why_not(contacts, point), f"{holder.name}: {text(point, 'value')}")
    return contacts


def _look(job: Job, holder: Resource, contacts: Contacts) -> None:
    for line in (contacts.phone, contacts.fax):
        if line is not None and line.doubt:
            job.report.check(f"a phone or fax number: {line.doubt}", f"{holder.name}: {line.number}")


def _take(contacts: Contacts, point: Node) -> bool:
    """Put a contact where it belongs; False when it is none or its place is taken."""
    value, system = text(point, "value"), text(point, "system")
    if system in ("phone", "fax") and getattr(contacts, system) is None:
        line = read_line(point)
        setattr(contacts, system, line)
        return line is not None
    if system == "email" and not contacts.email:
        contacts.email = mail_text(value) or ""
        return bool(contacts.email)
    if system == "url" and not contacts.website:
        contacts.website = web_text(value) or ""
        return bool(contacts.website)
    return False


def read_line(point: Node) -> Line | None:
    """A phone or fax number, None when it is none."""
    written = phone_text(text(point, "value"))
    return Line(written, telecom_week(point), phone_doubt(written)) if written else None


def _why_not(contacts: Contacts, point: Node) -> str:
    system, value = text(point, "system"), text(point, "value")
    if system in ("phone", "fax"):
        return f"not a {system} number" if phone_text(value) is None else f"a further {system} number"
    if system in ("email", "url"):
        what = "mail address" if system == "email" else "web address"
        return f"a further {what}" if (mail_text(value) or web_text(value)) else f"not a {what}"
    return f"a contact of a kind that has no place ({system or 'none'})"
