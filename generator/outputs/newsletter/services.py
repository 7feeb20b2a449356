"""The marks that sending services replace for each reader, and what else each of them wants of a message.

While a message is made, marks of our own stand in their places: no inliner and no escaping touches them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

from markupsafe import escape

from generator.model.newsletters import Mailing, MailService

PLAIN = "plain"
"""The copy for everybody else: the addresses of the practice's own settings stand in it."""


class Mark(StrEnum):
    """Places in a message that differ from service to service."""

    UNSUBSCRIBE = "presence-mark-unsubscribe"
    WEB = "presence-mark-web"
    NAME = "presence-mark-name"
    ADDRESS = "presence-mark-address"


@dataclass(frozen=True, slots=True)
class Service:
    """A sending service. `text` has the marks that are others in the plain part.

    A `pasted` message goes into the service's own editor, which puts its own head and foot around it.
    """

    name: str
    title: str
    marks: Mapping[Mark, str] = field(default_factory=dict)
    text: Mapping[Mark, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    pasted: bool = False


SERVICES = {
    MailService.LISTMONK: Service(
        "listmonk",
        "listmonk",
        {
            Mark.UNSUBSCRIBE: "{{ UnsubscribeURL }}",
            Mark.WEB: "{{ MessageURL }}",
            Mark.NAME: "{{ if .Subscriber.FirstName }} {{ .Subscriber.FirstName }}{{ end }}",
        },
    ),
    MailService.MAILCHIMP: Service(
        "mailchimp",
        "Mailchimp",
        {
            Mark.UNSUBSCRIBE: "*|UNSUB|*",
            Mark.WEB: "*|ARCHIVE|*",
            Mark.NAME: "*|IF:FNAME|* *|FNAME|**|END:IF|*",
            Mark.ADDRESS: "*|HTML:LIST_ADDRESS_HTML|*",
        },
        {Mark.ADDRESS: "*|LIST:ADDRESS|*"},
    ),
    MailService.BUTTONDOWN: Service(
        "buttondown",
        "Buttondown",
        {
            Mark.UNSUBSCRIBE: "{{ unsubscribe_url }}",
            Mark.WEB: "{{ email_url }}",
            Mark.NAME: "{% if subscriber.metadata.first_name %} {{ subscriber.metadata.first_name }}{% endif %}",
        },
        before="<!-- buttondown-editor-mode: plaintext -->\n",
    ),
    MailService.GHOST: Service(
        "ghost",
        "Ghost",
        before="<!--kg-card-begin: html-->\n",
        after="<!--kg-card-end: html-->\n",
        pasted=True,
    ),
    MailService.SUBSTACK: Service(
        "substack",
        "Substack",
        before='<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Copy all, and paste it</title>\n',
        after="</html>\n",
        pasted=True,
    ),
}


def plain(mailing: Mailing) -> Service:
    """The copy with the practice's own way to unsubscribe."""
    mailto = f"mailto:{quote(mailing.unsubscribe_email or '', safe='@')}?subject=unsubscribe"
    return Service(PLAIN, "any program", {Mark.UNSUBSCRIBE: mailing.unsubscribe_url or mailto})


def chosen(mailing: Mailing) -> list[Service]:
    """The plain copy, then those of the services in the order of the settings."""
    return [plain(mailing), *(SERVICES[name] for name in dict.fromkeys(mailing.services))]


def html_for(service: Service, html: str, web: str, address: str) -> str:
    """A message with the service's marks. `address` is HTML, `web` the address in the archive."""
    values = {Mark.WEB: str(escape(web)), Mark.ADDRESS: address, Mark.NAME: "", **service.marks}
    if service.name == PLAIN:
        values[Mark.UNSUBSCRIBE] = str(escape(values[Mark.UNSUBSCRIBE]))
    else:
        html = html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("*|", "*&#124;")
    return service.before + _filled(html, values) + service.after


def text_for(service: Service, text: str, web: str, address: str) -> str:
    """The same for the plain part. What the practice wrote is never taken for a mark of the service."""
    if service.name != PLAIN:
        text = text.replace("{{", "{ {").replace("{%", "{ %").replace("*|", "* |")
    return _filled(text, {Mark.WEB: web, Mark.ADDRESS: address, Mark.NAME: "", **service.marks, **service.text})


def _filled(text: str, values: Mapping[Mark, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text
