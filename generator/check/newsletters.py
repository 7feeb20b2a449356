"""Issues of the newsletter: how readers leave it, what stands in an issue, what its subject says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.check.places import Files
from generator.derive import wording
from generator.derive.about import stale
from generator.derive.desk import Desk
from generator.derive.issues import Issue, Issues, concerns, is_over
from generator.derive.naming import not_contained
from generator.load.values import KeyPath
from generator.model.news import Update
from generator.model.newsletters import Newsletter
from generator.model.practice import Directory
from generator.problems import Problem, Where

CONFIG = "site_config.yml"
PRACTICE = "content/practice.yml"


def check_newsletters(directory: Directory, today: date, files: Files, *, sound: bool = True) -> Iterator[Problem]:
    """What is wrong with the issues that are still to be sent. What has been sent cannot be mended any more.

    What stands in an issue is looked at only if all else is `sound`: a mistake in an update has been told of already.
    """
    if not directory.newsletters or not directory.settings.outputs.newsletter:
        return
    issues = Issues(directory, today)
    yield from _numbers(directory, files)
    if issues.open:
        yield from _duties(directory, files)
    for issue in issues.open if sound else ():
        desk = Desk(directory, issues.day(issue))
        yield from _contents(desk, issue, files)
        yield from _stale(desk, issue, files)


def _contents(desk: Desk, issue: Issue, files: Files) -> Iterator[Problem]:
    letter = issue.newsletter
    yield from _chosen(desk.directory, letter, files)
    yield from _neighbours(desk.directory, letter, files)
    if not issue.updates and not any(part.text for part in issue.parts):
        hint = "Publish something first, or write what there is to say under sections: with a text:."
        yield Problem("newsletter-empty", files.where(letter.source), "there is nothing in this issue", hint)
    yield from _subject(desk, issue, files)
    yield from _preheader(letter, files)


def _numbers(directory: Directory, files: Files) -> Iterator[Problem]:
    """Every number once, rising with the days."""
    before: Newsletter | None = None
    for letter in sorted(directory.newsletters.values(), key=lambda one: (one.date, one.number, one.id)):
        if before is not None and letter.number <= before.number:
            where, other = files.where(letter.source, ("number",)), files.where(before.source, ("number",))
            message = f"issue {letter.number} of {wording.day(letter.date)} comes after issue {before.number}"
            hint = f"Count on: number: {before.number + 1}"
            yield Problem("newsletter-number", where, message, hint, related=(other,))
        before = letter


def _duties(directory: Directory, files: Files) -> Iterator[Problem]:
    """What every commercial message must carry (CAN-SPAM Act, 15 USC 7704(a)(3) and (5))."""
    address = directory.practice.address
    if address is None or not address.street:
        message = "there is a newsletter, and no postal address for its foot"
        hint = "The law asks for one in every issue. Write street, city, state and zip under address:."
        yield Problem("newsletter-address", _top(files, PRACTICE, "address"), message, hint)
    mailing = directory.settings.newsletter
    if mailing is None or not (mailing.unsubscribe_url or mailing.unsubscribe_email):
        message = "there is a newsletter, and no way for its readers to leave it"
        hint = "Write under newsletter: an unsubscribe_url:, or an unsubscribe_email:. Every issue must offer one."
        yield Problem("newsletter-unsubscribe", _top(files, CONFIG, "newsletter"), message, hint)


def _top(files: Files, file: str, key: str) -> Where:
    """Where a key stands, or the file if it is not there."""
    document = files.documents.get(file)
    return files.where(file, (key,), key=True) if document and key in document.value else Where(file)


def _chosen(directory: Directory, letter: Newsletter, files: Files) -> Iterator[Problem]:
    """The updates that the file names itself: none twice, none that its readers could not open."""
    seen: Counter[str] = Counter()
    for path, key in _named(letter):
        update = directory.updates.get(key)
        seen[key] += path[0] == "sections"
        why = _unfit(update, letter) if update else ""
        if seen[key] > 1:
            why = "it stands in this issue twice"
        if why:
            message = f"the update “{key}” cannot stand in this issue: {why}"
            hint = "Take it out, or change the update. “presence new newsletter” lists what fits."
            yield Problem("newsletter-item", files.where(letter.source, path), message, hint)


def _neighbours(directory: Directory, letter: Newsletter, files: Files) -> Iterator[Problem]:
    """News of others: approved by a person, and still news."""
    for place, key in enumerate(letter.community):
        item = directory.community.get(key)
        over = item is not None and item.expires is not None and item.expires < letter.date
        if item is not None and (over or not item.approved):
            why = f"it is no longer news on {wording.day(letter.date)}" if over else "nobody has approved it"
            message = f"the news “{key}” cannot stand in this issue: {why}"
            hint = f"Take it out, or read it and change {item.source}."
            yield Problem("newsletter-item", files.where(letter.source, ("community", place)), message, hint)


def _named(letter: Newsletter) -> Iterator[tuple[KeyPath, str]]:
    if letter.lead:
        yield ("lead",), letter.lead
    for number, section in enumerate(letter.sections):
        for place, key in enumerate(section.updates):
            yield ("sections", number, "updates", place), key


def _unfit(update: Update, letter: Newsletter) -> str:
    if update.draft:
        return "it is a draft"
    if update.date > letter.date:
        return f"it is published on {wording.day(update.date)}, after the issue"
    if is_over(update, letter.date):
        return f"it is no longer news on {wording.day(letter.date)}"
    return "" if concerns(update.audience, letter.segment) else "it does not concern the segment"


def _stale(desk: Desk, issue: Issue, files: Files) -> Iterator[Problem]:
    """A page can be corrected tomorrow, a letter cannot: no fact in it may be too old on the day it is sent."""
    letter = issue.newsletter
    places = {key: path for path, key in _named(letter)}
    for update in issue.updates:
        for name in stale(desk, update):
            where = files.where(letter.source, places.get(update.id, ("date",)))
            message = f"“{update.title}” prints {name}, verified too long ago on {wording.day(letter.date)}"
            hint = "Ask again and write the new date under verified:, or leave the update out."
            yield Problem("newsletter-stale", where, message, hint)


def _subject(desk: Desk, issue: Issue, files: Files) -> Iterator[Problem]:
    """No deceptive subject lines (15 USC 7704(a)(2)): what is named must be in the issue."""
    letter, words = issue.newsletter, _words(desk, issue)
    for field in ("subject", "preheader"):
        for missing in not_contained(getattr(letter, field), desk.directory, issue.updates, words):
            message = f"the {field} says “{missing}”, and nothing in this issue is about that"
            hint = "Say what the issue contains, or put the update about it into the issue."
            yield Problem("newsletter-subject", files.where(letter.source, (field,)), message, hint)


def _preheader(letter: Newsletter, files: Files) -> Iterator[Problem]:
    if letter.preheader.casefold().strip(" .") == letter.subject.casefold().strip(" ."):
        message = "the preheader repeats the subject"
        hint = "It stands right after the subject in the mailbox. Say the next thing there."
        yield Problem("newsletter-preheader", files.where(letter.source, ("preheader",)), message, hint)


def _words(desk: Desk, issue: Issue) -> str:
    """What the issue says in words of its own."""
    letter = issue.newsletter
    texts = [letter.introduction or "", letter.closing or "", str(letter.number)]
    texts += [wording.day(letter.date), f"{letter.date:%B %Y}"]
    texts += [text for part in issue.parts for text in (part.title, part.text)]
    texts += [text for update in issue.updates for text in (update.title, update.summary, desk.when(update))]
    return "\n".join(texts)
