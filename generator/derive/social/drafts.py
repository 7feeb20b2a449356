"""Drafts of posts: for each subject one text a network, with its link, its day and what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.derive import wording
from generator.derive.about import Fact
from generator.derive.desk import Desk
from generator.derive.social.hints import hints
from generator.derive.social.networks import RULES, Readers, Rules, has_phone
from generator.derive.social.planning import Wish, plan
from generator.derive.social.since import Since
from generator.derive.social.subjects import Subject, of_update, subjects
from generator.derive.social.template import Composed, Values, compose
from generator.derive.social.truths import Truths
from generator.derive.social.voices import OFFER, WORDS, template
from generator.derive.tracking import tagged
from generator.model.feeds import Announcement
from generator.model.news import Update
from generator.model.social import Network

FACTS = 4
"""Facts that a post tells of; the page has the others."""
LONGEST_TAG = 30
_FOR_PATIENTS = ("provider", "location", "service", "equipment", "plan", "specialty")
"""Kinds of facts that patients are told of."""
_WORDS = re.compile(r"\w+")
_HAS_LINK = re.compile(r"\{(?:link|short)\}|https?://")
_WITH_LINK = {Network.GOOGLE: "", Network.INSTAGRAM: "", Network.BLUESKY: "{short}", Network.THREADS: "{short}"}
"""How a post of its own ends that names no address, where that is not the link."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One post. `day` is None when there is no working day left; `clock` is in minutes after midnight.

    `link` is marked with where it stands; `mistakes` says why the network would not take the text.
    """

    subject: Subject
    network: Network
    text: str
    length: int
    left_out: tuple[str, ...]
    mistakes: tuple[str, ...]
    link: str
    alt: str
    day: date | None
    announced: Announcement | None
    hints: tuple[str, ...]

    @property
    def rules(self) -> Rules:
        """What the network allows."""
        return RULES[self.network]

    @property
    def id(self) -> str:
        """A name that stays: update-2026-11-cme-evening-x."""
        return f"{self.subject.key.replace('/', '-')}-{self.network.value}"


class _Planned(NamedTuple):
    """A subject with its networks and their days."""

    subject: Subject
    days: Mapping[Network, date | None]


def drafts(desk: Desk, since: Since | None = None) -> list[Draft]:
    """Every draft, in the order of the subjects; of updates only those `since` a day or an update, if that is given."""
    chosen = [subject for subject in subjects(desk) if since is None or (subject.update and since.has(subject.update))]
    truths = Truths(desk, chosen)
    found: list[Draft] = []
    for planned in _planned(desk, chosen):
        last = max(filter(None, planned.days.values()), default=desk.today)
        writer = Writer(desk, planned.subject, truths.facts(planned.subject, last))
        found += (writer.draft(network, day) for network, day in planned.days.items())
    return found


def _planned(desk: Desk, chosen: Sequence[Subject]) -> Iterator[_Planned]:
    closed = frozenset(
        date.fromordinal(number)
        for holiday in desk.practice.holidays
        for number in range(holiday.begins.toordinal(), holiday.ends.toordinal() + 1)
    )
    wishes = [
        Wish(
            subject.key,
            [(network, RULES[network].lag) for network in networks(desk, subject)],
            subject.last,
            waits=bool(subject.update and desk.announcements.announced(subject.update)),
        )
        for subject in chosen
    ]
    days = plan(wishes, desk.today, closed)
    for subject, wish in zip(chosen, wishes, strict=True):
        yield _Planned(subject, {network: days[subject.key, network] for network, _ in wish.networks})


def networks(desk: Desk, subject: Subject) -> list[Network]:
    """Where something is said of a subject."""
    return [network for network in desk.settings.social.networks if network not in subject.own.leave_out]


class Writer:
    """Writes the posts about a subject, with these facts."""

    def __init__(self, desk: Desk, subject: Subject, facts: Sequence[Fact]) -> None:
        self._desk = desk
        self._subject = subject
        self._facts = facts

    def draft(self, network: Network, day: date | None) -> Draft:
        """The post on one network."""
        subject, rules, made = self._subject, RULES[network], self.text(network)
        return Draft(
            subject,
            network,
            made.text,
            rules.measure(made.text),
            made.left_out,
            tuple(rules.mistakes(made.text)),
            self._link(rules),
            self._alt(rules),
            day,
            self._desk.announcements.of(subject.update) if subject.update else None,
            tuple(hints(made.text, subject, rules)),
        )

    def text(self, network: Network) -> Composed:
        """The words, as long as the network allows."""
        own = self._subject.own.whole(network)
        if own and not _HAS_LINK.search(own):
            own = f"{own}\n\n{_WITH_LINK.get(network, '{link}')}"
        form = template(self._desk.settings.social, network, self._subject.topic, own)
        return compose(form, self._values(network), RULES[network].fits, keep_words=bool(own))

    def _values(self, network: Network) -> Values:
        desk, subject, rules = self._desk, self._subject, RULES[network]
        words = OFFER if subject.update and subject.update.offer else WORDS[subject.topic]
        values = {
            "title": subject.title,
            "when": subject.when,
            "link": self._link(rules),
            "short": self._short(),
            "hook": words.hook(rules.readers),
            "heading": words.heading,
            "ask": words.ask(rules.readers),
            "summary": self._summary(rules),
            "hashtags": " ".join(f"#{tag}" for tag in self._hashtags()[: rules.hashtags]),
            "handle": desk.settings.social.handles.get(network, ""),
            "practice": desk.practice.name,
            "city": next((p.address.city for p in desk.directory.locations.values() if p.address), ""),
        }
        return {**{name: [text] if text else [] for name, text in values.items()}, "facts": self._lines(rules)}

    def _summary(self, rules: Rules) -> str:
        own = self._subject.own
        text = own.referrers if rules.readers is Readers.REFERRERS else own.patients
        words = " ".join((text or f"{self._subject.summary} {self._terms(rules)}").split())
        return "" if not text and not rules.phones and has_phone(words) else words

    def _terms(self, rules: Rules) -> str:
        """What patients must know of an offer: for whom it is, and the code."""
        offer = self._subject.update.offer if self._subject.update else None
        if offer is None or rules.readers is not Readers.PATIENTS:
            return ""
        return f"{offer.terms} Code: {offer.code}." if offer.code else offer.terms

    def _lines(self, rules: Rules) -> list[str]:
        """What is true of whom and what it is about, each in a line; no phone number where none may stand."""
        told = (line for fact in self._facts if (line := _line(fact, rules)))
        subject = self._subject
        stated = subject.for_referrers if rules.readers is Readers.REFERRERS else subject.for_patients
        return [rules.bullet + line for line in dict.fromkeys((*stated, *told))][:FACTS]

    def _link(self, rules: Rules) -> str:
        """The page, marked with the network."""
        routes, subject = self._desk.routes, self._subject
        return tagged(routes.url(subject.path), routes.site_url, rules.origin, subject.key.partition("/")[2])

    def _short(self) -> str:
        """The short address of an update; of everything else the page's own."""
        desk, update = self._desk, self._subject.update
        if update and desk.settings.outputs.share:
            return desk.shortlinks.url(update)
        return desk.routes.url(self._subject.path)

    def _hashtags(self) -> list[str]:
        """The update's own, the practice's, then what the post is about."""
        desk, subject = self._desk, self._subject
        about = (desk.directory.providers[ref[9:]] for ref in subject.about if ref.startswith("provider/"))
        specialties = (specialty.name for one in about if (specialty := desk.lookup.main_specialty(one)))
        tags = (_hashtag(words) for words in (*subject.own.hashtags, *desk.settings.social.hashtags, *specialties))
        return list(dict.fromkeys(tag for tag in tags if tag and not tag.isdigit() and len(tag) <= LONGEST_TAG))

    def _alt(self, rules: Rules) -> str:
        """What the picture shows, for those who do not see it: its words, and the photo in it."""
        subject, practice = self._subject, self._desk.practice.name
        label = wording.UPDATE_KINDS[subject.update.kind] if subject.update else "Card"
        photo = f" Beside it: {subject.photo.alt}" if subject.photo and subject.photo.alt else ""
        text = f"{label} of {practice}: {subject.title}.{photo}"
        return text if len(text) <= rules.alt else f"{subject.title}"


def _line(fact: Fact, rules: Rules) -> str:
    patients = rules.readers is Readers.PATIENTS
    if patients and fact.reference.partition("/")[0] not in _FOR_PATIENTS:
        return ""
    answers = [answer for answer in fact.answers if rules.phones or not has_phone(answer)]
    return f"{fact.name}: {' · '.join(answers)}" if answers else ""


def _hashtag(words: str) -> str:
    """HeartFailure of “Heart failure”, readable for screen readers."""
    return "".join(word[:1].upper() + word[1:] for word in _WORDS.findall(words))


def about_update(desk: Desk, update: Update) -> Iterator[tuple[Network, Composed, Rules]]:
    """The texts about an update without facts, which are the first to give way: what must fit."""
    subject = of_update(desk, update)
    writer = Writer(desk, subject, ())
    for network in networks(desk, subject):
        yield network, writer.text(network), RULES[network]
