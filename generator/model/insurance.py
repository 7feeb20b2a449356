"""Payers, their networks and their plans: `content/insurance/<payer>.yml`. A payer is not a plan is not a network."""

from enum import StrEnum
from typing import Self

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
    """What the payer calls it."""
    also_called: Texts = ()
    """Other names, and how it is abbreviated."""
    note: Text | None = None
    """What is often confused about it."""
    payer: SkipJsonSchema[str] = ""


class Plan(Entity):
    """What a patient has in the wallet (Plan-Net InsurancePlan)."""

    name: Text
    """What the payer calls it."""
    kind: PlanKind = PlanKind.OTHER
    networks: Slugs = ()
    """Networks that the plan uses."""
    also_called: Texts = ()
    """Nicknames that staff type."""
    card_says: Texts = ()
    """Words printed on the card."""
    hios_id: HiosPlanId | None = None
    """The number of a marketplace plan: 12345KY0010001."""
    medicare_id: MedicarePlanId | None = None
    """Contract and plan of a Medicare plan: H1234-001."""
    referral_needed: bool | None = None
    """Whether the plan wants a referral from primary care."""
    prior_authorization: Text | None = None
    """What needs prior authorization."""
    note: Text | None = None
    """What is often confused about it."""
    starts: Date | None = Field(default=None, alias="from")
    """The first day on which the plan exists."""
    until: Date | None = None
    """The last day on which the plan exists."""
    payer: SkipJsonSchema[str] = ""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.starts and self.until and self.starts > self.until:
            raise until_before_from()
        return self


class Payer(Entity):
    """An insurer or programme with its networks and plans."""

    name: Text
    """What everybody calls it."""
    also_called: Texts = ()
    """Other names that staff type."""
    phone: PhoneNumber | None = None
    """The line that offices call about eligibility."""
    website: Url | None = None
    """The payer's pages for providers."""
    note: Text | None = None
    """What is often confused about its plans."""
    networks: dict[Slug, Network] = Field(default_factory=dict)
    """Its networks, by id."""
    plans: dict[Slug, Plan] = Field(default_factory=dict)
    """Its plans, by id."""
    verified: Verified | None = None
