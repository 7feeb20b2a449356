"""Check insurance: plan, provider and place in, the answer out. The script does it in the browser; see docs/data.md.

What the script says is decided here: it gets its words from `wording`, and everything that is the same for every answer
(ways to refer, documents, what happens next) stands in the page and is only shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.participation import Answer
from generator.derive.questions import is_asked
from generator.derive.routes import CHECK, CHECK_DATA, INSURANCE, REFER, Routes
from generator.model.facts import AcceptingStatus
from generator.model.fields import language_name
from generator.outputs.base import Page
from generator.outputs.pages.parts import ACCEPTING_SHAPES, Parts
from generator.outputs.pages.refer import channel_view
from generator.outputs.pages.site import Site

TITLE = "Check insurance"
SCRIPT = "assets/check-start.js"
STYLE = "assets/check.css"


SENTENCES = {
    "noneOfThese": "None of these? Then the plan is not listed here, which is not a no.",
    "notHere": "No plan, provider, service or place here is called that. A plan that is not listed is not a no.",
    "loose": "No answer fits all of these words; these come nearest. ",
    "weCheck": " and we check it.",
    "choose": ": choose a plan to see who takes it",
    "thisPlan": "Did you mean this plan?",
    "kinds": ["Plan", "Provider", "Service", "Specialty", "Location", "Language"],
    "found": ["{} answer", "{} answers"],
    "several": ["{} plan to choose from", "{} plans to choose from"],
    "asOf": "As of {}",
    "unlisted": "“{}” is not listed",
    "which": "Which “{}” did you mean?",
    "notThis": "Not {}?",
    "showMore": "Show more of {}",
    "typeMore": "and {} more: type more of what the card says.",
    "onThisPlan": "New patients on this plan",
    "referPatient": "Refer a patient",
    "allFor": "All answers for ",
    "onCard": "On the card: ",
    "copy": "Copy as text",
    "copied": "Copied",
    "press": "Press Ctrl+C",
    "from": "from {from}",
    "until": "until {until}",
    "gone": ": not here any more.",
}
"""What only the checker says. `{from}` and `{until}` are days, `{}` is what is asked."""
PASSED_OVER = "a and at doctor dr for in near of or plan take takes the with"
"""Words that say nothing of what is looked for."""


def pages(site: Site) -> Iterator[Page]:
    """One page; none where there is nothing to ask."""
    if not is_asked(site.desk):
        return
    here = site.parts(CHECK)
    description = (
        f"Type a plan, a provider, a service or a town: in network or not at {site.desk.practice.name}, "
        "how soon, and where to send the referral."
    )
    made = site.page(
        CHECK, "check", TITLE, description, _values(site), search="check insurance plan provider in network"
    )
    yield with_style(made, here)


def with_style(page: Page, here: Parts, style: str = STYLE) -> Page:
    """The page with a style sheet that other pages do not load."""
    link = Markup('\n<link rel="stylesheet" href="{}">').format(here.to(style))
    return replace(page, head=f"{page.head}{link}")


def _values(site: Site) -> dict[str, Any]:
    directory, referrals = site.directory, site.directory.referrals
    same_day, no_answer = referrals.same_day, referrals.no_answer
    return {
        "words": json.dumps(words(site), ensure_ascii=False),
        "data": CHECK_DATA.removeprefix(CHECK),
        "script": SCRIPT,
        "places": [
            (place, Routes.plans_at(place.id))
            for place in directory.locations.values()
            if site.desk.lookup.providers_at[place.id]
        ],
        **_choices(site),
        "channels": [channel_view(site, channel) for channel in referrals.channels.values()],
        "documents": [directory.documents[key] for key in referrals.documents],
        "same_day": same_day,
        "same_day_channel": channel_view(site, referrals.channels[same_day.channel]) if same_day else None,
        "call_before": wording.clock(same_day.call_before) if same_day and same_day.call_before is not None else "",
        "no_answer": no_answer,
        "no_answer_channel": channel_view(site, referrals.channels[no_answer.channel]) if no_answer else None,
        "report_back": directory.promises[referrals.report_back] if referrals.report_back else None,
    }


def _choices(site: Site) -> dict[str, Any]:
    """What can be chosen: ids and names, those of specialties and services with their kind before the id."""
    directory, lookup = site.directory, site.desk.lookup
    specialties = [(f"specialty:{specialty.id}", specialty.name) for specialty in directory.specialties.values()]
    services = [(f"service:{service.id}", service.name) for service in directory.services.values()]
    return {
        "payers": [
            (payer.name, [(plan.id, plan.name) for plan in payer.plans.values()]) for payer in directory.payers.values()
        ],
        "care": [("Specialties", specialties)] * bool(specialties) + [("Services", services)] * bool(services),
        "locations": [(place.id, place.known_as) for place in directory.locations.values()],
        "visits": [(visit.value, name) for visit, name in wording.VISITS.items()],
        "urgencies": [(urgency.value, name) for urgency, name in wording.URGENCIES.items()],
        "languages": [(tag, language_name(tag) or tag) for tag in lookup.languages],
    }


def words(site: Site) -> dict[str, Any]:
    """Every word that the script says, as templates with the names of what is filled in."""
    referral = contacts.referral_phone(site.directory)
    call = wording.phone(referral.number) if referral else ""
    we_check = f" Call {call}{SENTENCES['weCheck']}" if call else ""
    return {
        "answers": [wording.ANSWERS[answer] for answer in Answer],
        "shapes": [answer.value for answer in Answer],
        "accepting": [wording.ACCEPTING[status] for status in AcceptingStatus],
        "visits": {visit.value: name for visit, name in wording.VISITS.items()},
        "urgencies": {urgency.value: name for urgency, name in wording.URGENCIES.items()},
        "verified": wording.VERIFIED,
        "lastVerified": wording.LAST_VERIFIED,
        "notVerified": wording.NOT_VERIFIED,
        "ended": wording.ENDED,
        "expected": wording.EXPECTED,
        "call": call,
        **SENTENCES,
        "nothing": f"Nothing found.{we_check}",
        "notNo": f"This is not a no.{we_check}",
        "passedOver": PASSED_OVER.split(),
        "acceptingShapes": [ACCEPTING_SHAPES[status] for status in AcceptingStatus],
        "refer": REFER,
        "insurance": INSURANCE,
    }
