"""Payers, their networks and their plans: `content/insurance/<payer>.yml`. A payer is not a plan is not a network."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.model.base import Date, Entity, Slug, Slugs, Text, Texts
from generator.model.faults import until_before_from
from generator.model.fields import HiosPlanId, MedicarePlanId, PhoneNumber, Url
from generator.model.verify import Verified


class PlanKind(StrEnum):
    """The product type (Plan-Net InsuranceProductTypeCS, shortened to what staff say)."""

    HMO = "hmo"
    PPO = "ppo"
    EPO = "epo"
    POS = "pos"
    HDHP = "hdhp"
    MEDICARE = "medicare"
    MEDICARE_ADVANTAGE = "medicare_advantage"
    MEDICAID = "medicaid"
    EXCHANGE = "exchange"
    TRICARE = "tricare"
    VA = "va"
    FEDERAL = "federal"
    WORKERS_COMP = "workers_comp"
    OTHER = "other"


class Network(Entity):
    """A set of contracts that plans use (Plan-Net Network)."""

    name: Text
    also_called: Texts = ()
    note: Text | None = None
    payer: SkipJsonSchema[str] = ""


class Plan(Entity):
    """What a patient has in the wallet (Plan-Net InsurancePlan)."""

    name: Text
    kind: PlanKind = PlanKind.OTHER
    networks: Slugs = ()
    """Networks that the plan uses."""
    also_called: Texts = ()
    """Nicknames that staff type."""
    card_says: Texts = ()
    """Words printed on the card."""
    hios_id: HiosPlanId | None = None
    medicare_id: MedicarePlanId | None = None
    referral_needed: bool | None = None
    """Whether the plan wants a referral from primary care."""
    prior_authorization: Text | None = None
    """What needs prior authorization."""
    note: Text | None = None
    starts: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    payer: SkipJsonSchema[str] = ""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Plan:
        if self.starts and self.until and self.starts > self.until:
            raise until_before_from()
        return self


class Payer(Entity):
    """An insurer or programme with its networks and plans."""

    name: Text
    also_called: Texts = ()
    phone: PhoneNumber | None = None
    """The line that offices call about eligibility."""
    website: Url | None = None
    note: Text | None = None
    networks: dict[Slug, Network] = Field(default_factory=dict)
    plans: dict[Slug, Plan] = Field(default_factory=dict)
    verified: Verified | None = None
