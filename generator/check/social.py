"""Posts for social networks: what does not fit although all that may go has gone, and names that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.check.places import Files
from generator.check.words import did_you_mean
from generator.derive.desk import Desk
from generator.model.news import Update
from generator.model.practice import Directory
from generator.model.social import Network, Posts
from generator.problems import Problem, Severity, Where

CONFIG = "site_config.yml"
SHORT_TITLE = 100
"""A title of so many characters fits everywhere, with the longest dates and our own wording."""
SHORT_NEWS = 190
"""Title and summary of so many characters fit together on X and Bluesky."""
PHONE_DIGITS = 7
"""With fewer there is no phone number in it, with which Google refuses a post."""
_NOTHING = Posts()


def check_social(directory: Directory, today: date, files: Files) -> Iterator[Problem]:
    """What is wrong with the posts about updates that are news. Nothing is asked where there is nothing to doubt."""
    if not directory.settings.outputs.social or not directory.updates:
        return
    yield from _voice(directory, files)
    doubtful = [update for update in directory.updates.values() if _is_doubtful(directory, update)]
    if doubtful:
        desk = Desk(directory, today)
        current = {update.id for update in desk.lookup.current_updates}
        for update in doubtful:
            unknown = list(_own_names(update, files))
            yield from unknown
            if update.id in current and not unknown:
                yield from _limits(desk, update, files)


def _is_doubtful(directory: Directory, update: Update) -> bool:
    own_words = bool(directory.settings.social.voice) or update.social != _NOTHING
    digits = sum(map(str.isdigit, update.title))
    long = len(update.title) > SHORT_TITLE or len(update.title) + len(update.summary) > SHORT_NEWS
    return own_words or long or update.offer is not None or digits >= PHONE_DIGITS


def _voice(directory: Directory, files: Files) -> Iterator[Problem]:
    for network, topics in directory.settings.social.voice.items():
        for topic, text in topics.items():
            path = ("social", "voice", network.value, topic.value)
            yield from _names(text, files.where(CONFIG, path))


def _own_names(update: Update, files: Files) -> Iterator[Problem]:
    for network in Network:
        text = update.social.whole(network)
        if text:
            yield from _names(text, files.where(update.source, ("social", network.value)))


def _names(text: str, where: Where) -> Iterator[Problem]:
    from generator.derive.social.template import PLACEHOLDERS, unknown

    for name in unknown(text):
        known = ", ".join(f"{{{one}}}" for one in sorted(PLACEHOLDERS))
        hint = did_you_mean(name, sorted(PLACEHOLDERS)) or f"There are {known}."
        yield Problem("social-placeholder", where, f"{{{name}}} stands for nothing in a post", hint)


def _limits(desk: Desk, update: Update, files: Files) -> Iterator[Problem]:
    """One problem for all posts that what they have in common is too long for; one for each that has its own words."""
    from generator.derive.social.drafts import about_update

    shared: list[str] = []
    without: list[str] = []
    for network, made, rules in about_update(desk, update):
        mistakes = [f"{rules.name}: {mistake}" for mistake in rules.mistakes(made.text)]
        if mistakes and update.social.whole(network):
            yield _problem(mistakes, files.where(update.source, ("social", network.value)), _OWN)
        else:
            shared += mistakes
        if "summary" in made.left_out and not mistakes:
            without.append(rules.name)
    if without:
        yield _without_summary(without, files.where(update.source, ("summary",)))
    if shared:
        yield _problem(shared, files.where(update.source, ("title",)), _SHARED)


_OWN = "Shorten this text, or take out what the network refuses."
_SHARED = (
    "Shorten the title, or take out what the network refuses. "
    "Or write under social: a post of its own for the network, or leave_out: with its name."
)


def _problem(mistakes: Sequence[str], where: Where, hint: str) -> Problem:
    return Problem("social-limit", where, f"posts about this do not fit: {'; '.join(mistakes)}", hint)


def _without_summary(names: Sequence[str], where: Where) -> Problem:
    """What the summary says is left out whole, which is no mistake, but should be meant."""
    message = f"the summary does not fit into posts for {', '.join(names)}, and is left out there"
    hint = "Shorten it. Or write under social: what matters most, as referrers: or for the network alone."
    return Problem("social-limit", where, message, hint, Severity.WARNING)
