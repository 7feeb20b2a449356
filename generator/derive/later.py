"""Plan answers with what they become on days to come, where statements or the plan itself name such days."""

from __future__ import annotations

from dataclasses import replace

from generator.derive.freshness import UNVERIFIED, Clockwork
from generator.derive.participation import Answer, Participation, PlanAnswer
from generator.derive.timelines import Claim, PlanTimelines, Timeline
from generator.model.insurance import Plan

Listing = tuple[tuple[Plan, PlanAnswer], ...]


class Later:
    """Completes listings, each once however many providers share it. Those that name no day stay as they are."""

    def __init__(self, participation: Participation, clockwork: Clockwork) -> None:
        self._participation = participation
        self._timelines = PlanTimelines(clockwork)
        self._today = clockwork.today
        self._listings: dict[int, Listing] = {}
        self._answers: dict[tuple[int, int], PlanAnswer] = {}

    def listed(self, provider_id: str, location_id: str) -> Listing:
        """What is said of every plan that is listed for a provider at a location."""
        listing = self._participation.listed(provider_id, location_id)
        dated = self._participation.dated
        if not dated or not any(plan.id in dated for plan, _ in listing):
            return listing
        if id(listing) not in self._listings:
            stated = self._participation.stated(provider_id, location_id)
            self._listings[id(listing)] = tuple(
                (plan, self._completed(answer, self._timelines.of(plan, stated)) if plan.id in dated else answer)
                for plan, answer in listing
            )
        return self._listings[id(listing)]

    def _completed(self, answer: PlanAnswer, timeline: Timeline) -> PlanAnswer:
        key = id(answer), id(timeline)
        if key not in self._answers:
            later = tuple(
                (claim.first, _answer(claim))
                for claim in timeline
                if claim.first is not None and claim.first > self._today
            )
            self._answers[key] = replace(answer, later=later) if later else answer
        return self._answers[key]


def _answer(claim: Claim) -> PlanAnswer:
    assert isinstance(claim.value, Answer)
    return PlanAnswer(claim.value, claim.until, claim.starts, claim.ended, claim.note, claim.trust or UNVERIFIED)
