"""The wording of posts as long as a practice has no wording of its own: data with {placeholders}, nothing that runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.derive.social.networks import Readers
from generator.model.social import Network, Social, Topic

FRAMES: Mapping[Network, str] = {
    Network.LINKEDIN: """
{hook}

{title}
{when}

{summary}

{heading}
{facts}

{ask}
{link}

{hashtags}""",
    Network.X: """
{title}
{when}
{summary}

{link}
{hashtags}""",
    Network.BLUESKY: """
{title}
{when}

{summary}

{ask}
{short}
{hashtags}""",
    Network.MASTODON: """
{hook}

{title}
{when}

{summary}

{facts}

{ask} {link}

{hashtags}""",
    Network.FACEBOOK: """
{hook}

{title}
{when}

{summary}

{facts}

{ask}
{link}

{hashtags}""",
    Network.INSTAGRAM: """
{title}
{when}

{summary}

{facts}

{ask}
The link is in our profile.
{short}

{hashtags}""",
    Network.GOOGLE: """
{title}
{when}

{summary}

{facts}

{ask}""",
    Network.THREADS: """
{hook}

{title}
{when}

{summary}

{short}
{hashtags}""",
}
"""The order of things on each network. Lines for which there is nothing to say are left out."""


class Phrases(NamedTuple):
    """What a post of a topic begins and ends with, for offices and for patients."""

    hook_referrers: str
    hook_patients: str
    ask_referrers: str
    ask_patients: str
    heading: str = "For your office:"

    def hook(self, readers: Readers) -> str:
        """The first sentence."""
        return self.hook_referrers if readers is Readers.REFERRERS else self.hook_patients

    def ask(self, readers: Readers) -> str:
        """The last sentence."""
        return self.ask_referrers if readers is Readers.REFERRERS else self.ask_patients


OFFER = Phrases("Something for your patients.", "Something for you.", "Please tell your patients.", "More on our site.")
"""For an update that offers patients something, whatever its kind."""
WORDS: Mapping[Topic, Phrases] = {
    Topic.NEW_PROVIDER: Phrases(
        "A new colleague for your referrals.",
        "A new face at our practice.",
        "Refer by name, or ask us who fits.",
        "Ask your doctor for a referral.",
    ),
    Topic.PROVIDER_LEAVING: Phrases(
        "A colleague is leaving, and care goes on.",
        "A goodbye, and what comes next.",
        "Ask us about any of these patients.",
        "If this is your clinician, we help you find the next one.",
    ),
    Topic.HOURS: Phrases(
        "New hours for your patients.",
        "Our hours change.",
        "Please tell your front desk.",
        "Ask us for a time that suits you.",
    ),
    Topic.LOCATION: Phrases(
        "News from one of our offices.",
        "News from one of our offices.",
        "Please tell the patients you send there.",
        "See how to get there before your visit.",
    ),
    Topic.EQUIPMENT: Phrases(
        "New equipment for your patients.",
        "New at our practice.",
        "See when it helps, and how to order.",
        "Ask your doctor whether it is right for you.",
    ),
    Topic.SERVICE: Phrases(
        "Something you can send patients for.",
        "Care you can ask about.",
        "See whom to send, and how.",
        "Ask your doctor for a referral.",
    ),
    Topic.INSURANCE: Phrases(
        "Insurance news for your front desk.",
        "News about insurance.",
        "Check the plan before you refer.",
        "Check your plan on our site before your visit.",
    ),
    Topic.CLOSURE: Phrases(
        "When we are closed.",
        "When we are closed.",
        "Please plan referrals around it.",
        "In an emergency, call 911.",
    ),
    Topic.EVENT: Phrases("An invitation.", "An invitation.", "Come and meet us.", "Come and meet us."),
    Topic.RECOGNITION: Phrases(
        "A reason to say thank you.",
        "A reason to say thank you.",
        "Thank you for the patients you send us.",
        "Thank you for your trust.",
    ),
    Topic.LISTENING: Phrases(
        "You said, we did.",
        "We listened.",
        "Tell us what else would help your office.",
        "Tell us what else would help you.",
    ),
    Topic.GENERAL: Phrases(
        "News for your office.", "News from our practice.", "More on our site.", "More on our site."
    ),
    Topic.PROVIDER: Phrases(
        "Who sees your patients.",
        "Meet our team.",
        "Refer by name, or ask us who fits.",
        "Ask your doctor for a referral.",
        "Whom to send:",
    ),
    Topic.SHORT_WAIT: Phrases(
        "Openings for your patients.",
        "Openings at our practice.",
        "See whom to send, and how.",
        "Ask your doctor for a referral.",
    ),
    Topic.PLANS: Phrases(
        "Plans we take.",
        "Is your plan with us?",
        "Check any plan on our site.",
        "Check your plan on our site before your visit.",
        "With all our providers, at all our locations:",
    ),
}


def template(social: Social, network: Network, topic: Topic, own: str | None) -> str:
    """The text to fill in: the update's own, the practice's for the topic or for all updates, or ours."""
    voice = social.voice.get(network, {})
    general = voice.get(Topic.UPDATE) if topic not in (Topic.PROVIDER, Topic.SHORT_WAIT, Topic.PLANS) else None
    return own or voice.get(topic) or general or FRAMES[network]
