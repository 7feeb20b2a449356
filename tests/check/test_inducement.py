"""Words that could be read as paying for referrals, in texts that everybody may read."""

from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.practices import checked

UPDATE = "{{title: News, date: 2026-11-10, expires: 2026-12-31, summary: {summary}{more}}}"
REFUSED = [
    "A gift card for each office that refers.", "Ten dollars per referral.", "We pay $25 for each referral.", "Keep the referrals coming.",
    "Refer a patient and win a prize.", "To our biggest referrers.", "Supper in return for your referrals.",
    "Refer yours, and we will refer our patients to you.", "Free lunch for offices that send us patients.",
    "A small reward waits for patients you send.",
]  # fmt: skip
ALLOWED = [
    "We take no gifts for referrals.", "Blood drawing at Riverside; a referral is needed.",
    "The visit is $99 without insurance. No referral is needed.", "We see more patients on Saturdays.",
    "Send us patients with chest pain the same day.", "Dr. Lee treats everybody whom you refer.",
    "The gift shop is closed. Referrals arrive by fax.", "The rewards of teaching are many.",
    "She was given a prize of the state's nurses.", "Call 502-555-0134 before you refer a patient.",
    "The portal takes one file for each referral.", "Six things are enough for every referral.",
    "Supper at 6 pm. For clinicians and for front desks.", "Volume reduction: refer early.",
]  # fmt: skip


def codes(files: dict[str, str]) -> list[str]:
    return [
        f"{problem.code} {problem.where.line}" for problem in checked(files).problems if problem.code == "inducement"
    ]


def update(summary: str, more: str = "", body: str = "") -> dict[str, str]:
    front = f"---\ntitle: News\ndate: 2026-11-10\nexpires: 2026-12-31\nsummary: >-\n  {summary}\n{more}---\n{body}"
    return {"content/updates/news.md": front}


@pytest.mark.parametrize("text", REFUSED)
def test_paying_for_referrals_is_refused(text: str):
    assert codes(update(text)) == ["inducement 5"]
    assert all(problem.severity is Severity.ERROR for problem in checked(update(text)).problems)


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_said_for_good_reasons_is_not(text: str):
    assert codes(update(text, body=f"{text}\n")) == []


def test_the_words_of_a_text_below_are_pointed_at():
    (problem,) = checked(update("New.", body="\nHello.\n\nWe raffle a basket:  a prize for each referral.\n")).problems
    assert (problem.where.line, problem.where.column) == (11, 24)
    assert "“prize”" in problem.message


@pytest.mark.parametrize(
    "terms", ["New patients get a gift card.", "We waive your copay.", "Refer a friend.", "There is cash back."]
)
def test_an_offer_lures_nobody(terms: str):
    assert codes(update("Come in.", f"offer:\n  terms: {terms}\n")) == ["inducement 8"]


@pytest.mark.parametrize("terms", ["A free check of your blood pressure.", "With this coupon, $20 off a class."])
def test_an_offer_of_care_is_none(terms: str):
    assert codes(update("Come in.", f"offer:\n  terms: {terms}\n")) == []


def test_every_text_that_goes_out_is_read():
    letter = """
        number: 1
        date: 2026-11-20
        subject: A bonus for each referral
        preheader: What is new
        sections: [{title: "News", text: "A voucher for all who refer."}]
    """
    page = "---\ntitle: Page\nsummary: Text.\n---\nA rebate for offices that refer.\n"
    config = """
        site: {url: https://refer.example.org/, time_zone: America/New_York}
        newsletter: {title: The Letter, from_email: a@example.org, unsubscribe_url: https://example.org/out}
        social: {voice: {x: {update: "{title} for our top referrers {link}"}}}
    """
    files = {
        "content/newsletters/one.yml": letter,
        "content/pages/page.md": page,
        "site_config.yml": config,
        **update("New.", 'social: {bluesky: "{title} A prize for whoever refers. {short}"}\n'),
    }
    assert codes(files) == ["inducement 4", "inducement 6", "inducement 5", "inducement 7", "inducement 4"]
