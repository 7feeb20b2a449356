"""The plans that are accepted, as of a day (42 USC 300gg-115(c)), and the way to the list that is current."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.routes import INSURANCE
from generator.outputs.kit import views
from generator.outputs.kit.paper import ANY, Paper, sources_of


def papers(desk: Desk) -> Iterator[Paper]:
    """One list, as long as it must be."""
    payers = desk.directory.payers.values()
    if not any(payer.plans for payer in payers):
        return
    rows = [
        (payer.name, [(plan.name, wording.PLAN_KINDS[plan.kind], views.plan_words(desk, plan)) for plan in plans])
        for payer in payers
        if (plans := list(payer.plans.values()))
    ]
    values = {
        "payers": rows,
        "vocabulary": list(wording.VOCABULARY.values()),
        "call": views.number(contacts.referral_phone(desk.directory)),
    }
    address = views.live(desk, INSURANCE)
    sources = sources_of(*payers)
    yield Paper("insurance", "Insurance we accept", "insurance", values, address, ANY, sources=sources)
