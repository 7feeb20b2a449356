"""Everything that can be asked of a plan, a provider and a place, with the answer for any day.

A question is about a pair: a provider at a location. Answers are timelines, see `timelines`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from generator.derive.desk import Desk, RoleView
from generator.derive.participation import Stated
from generator.derive.timelines import PlanTimelines, Timeline, accepting_timeline
from generator.model.insurance import Plan

PlanRow = Mapping[str, Timeline]
"""Plan id -> timeline. A plan that is not in it is not listed, on any day."""


class NewPatients(NamedTuple):
    """Whether new patients are taken, and on which plans the answer is another."""

    usual: Timeline
    differs: PlanRow


def is_asked(desk: Desk) -> bool:
    """Whether there is a checker: it is wanted, and there are plans to ask for and people who take them."""
    return desk.settings.outputs.checker and bool(desk.directory.plans) and bool(desk.current_roles)


class Questions:
    """The answers of one directory. Rows that are equal are the same object."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plans = PlanTimelines(desk.clockwork)
        self._rows: dict[tuple[int, ...], PlanRow] = {}
        self._usual: dict[tuple[object, ...], NewPatients] = {}

    @cached_property
    def pairs(self) -> list[list[RoleView]]:
        """Every provider who has not left, by name, with the places where she has not left."""
        desk = self._desk
        return [roles for provider in desk.lookup.providers if (roles := desk.current_roles_of(provider))]

    def plans(self, role: RoleView) -> PlanRow:
        """The answer for every plan of which anything is said."""
        stated = self._desk.participation.stated(role.provider.id, role.location.id)
        key = tuple(id(scope.by_target) for scope in stated)
        if key not in self._rows:
            self._rows[key] = self._row(stated)
        return self._rows[key]

    def _row(self, stated: tuple[Stated, ...]) -> PlanRow:
        spoken = set().union(*(scope.plans for scope in stated))
        plans = self._desk.directory.plans
        ordered = sorted(spoken, key=self._desk.plan_order.__getitem__)
        return {plan: self._plans.of(plans[plan], stated) for plan in ordered}

    def new_patients(self, role: RoleView) -> NewPatients:
        """Whether new patients are taken there, for every plan."""
        answer = role.accepting
        key = (answer.status, answer.claimed, answer.note, answer.trust)
        if self._desk.accepts_by_network(role):
            return self._by_network(role)
        if key not in self._usual:
            self._usual[key] = NewPatients(accepting_timeline([answer], self._desk.today), {})
        return self._usual[key]

    def _by_network(self, role: RoleView) -> NewPatients:
        usual = accepting_timeline([role.accepting], self._desk.today)
        all_plans = {plan.id: self._on(role, plan) for plan in self._desk.directory.plans.values()}
        return NewPatients(usual, {plan: timeline for plan, timeline in all_plans.items() if timeline != usual})

    def _on(self, role: RoleView, plan: Plan) -> Timeline:
        found = [self._desk.accepting(role.provider, role.location, network) for network in plan.networks]
        return accepting_timeline(found or [role.accepting], self._desk.today)
