"""Plan-Net's codes (PDEX Plan-Net 1.1 code systems) and what they mean in our files."""

from __future__ import annotations

from generator.model.facts import AcceptingStatus
from generator.model.insurance import PlanKind

PAYER_TYPES = frozenset({"payer", "pay", "ins"})
NETWORK_TYPE = "ntwk"

ACCEPTING = {
    "newpt": AcceptingStatus.NEW_PATIENTS,
    "existptonly": AcceptingStatus.EXISTING_ONLY,
    "existptfam": AcceptingStatus.EXISTING_AND_FAMILY,
    "nopt": AcceptingStatus.NOT_ACCEPTING,
}
"""AcceptingPatientsCS."""

CAREFUL = tuple(ACCEPTING[code] for code in ("nopt", "existptonly", "existptfam", "newpt"))
"""From the answer that disappoints nobody at the desk to the one that might."""

PLAN_KINDS = {
    "commppo": PlanKind.PPO,
    "commhmo": PlanKind.HMO,
    "commepo": PlanKind.EPO,
    "commpos": PlanKind.POS,
    "commhdhp": PlanKind.HDHP,
    "medi": PlanKind.MEDICAID,
    "medihmo": PlanKind.MEDICAID,
    "mediadv": PlanKind.MEDICARE_ADVANTAGE,
    "mediadvhmo": PlanKind.MEDICARE_ADVANTAGE,
    "media": PlanKind.MEDICARE,
    "medib": PlanKind.MEDICARE,
    "medid": PlanKind.MEDICARE,
    "mediab": PlanKind.MEDICARE,
    "qhp": PlanKind.EXCHANGE,
    "tri": PlanKind.TRICARE,
    "va": PlanKind.VA,
    "fep": PlanKind.FEDERAL,
}
"""InsuranceProductTypeCS; what is missing here is `other`."""

LEVELS = {
    "platinum": "Platinum",
    "gold": "Gold",
    "silver": "Silver",
    "bronze": "Bronze",
    "catastrophic": "Catastrophic",
    "lowdeductible": "Low deductible",
    "highdeductible": "High deductible",
    "catastrophicplan": "Catastrophic",
}
"""InsurancePlanTypeCS."""

TRANSIT_CODE = "pubtrans"
ACCESS = {
    "handiaccess": "Accessible to people with disabilities",
    "adacomp": "Meets the Americans with Disabilities Act (ADA)",
    "cultcomp": "Culturally competent care",
    "anssrvc": "Answering service",
    "cognitive": "Services for people with cognitive impairments",
    "mobility": "Services for people with impaired mobility",
}
"""AccessibilityCS, in words that promise no more than the code's definition."""

CATEGORIES = {
    "behav": "Behavioral health",
    "dent": "Dental care",
    "dme": "Medical supplies",
    "emerg": "Emergency care",
    "group": "Medical group",
    "home": "Home health",
    "hosp": "Hospital care",
    "lab": "Laboratory",
    "other": "Services",
    "outpat": "Outpatient clinic",
    "pharm": "Pharmacy",
    "prov": "Medical care",
    "trans": "Transportation",
    "urg": "Urgent care",
    "vis": "Vision care",
}
"""HealthcareServiceCategoryCS."""

MODALITIES = {
    "phone": "phone",
    "video": "video",
    "tdd": "TDD",
    "sms": "text message",
    "app": "app",
    "web": "web",
}
"""VirtualModalitiesCS."""

ADMITTING = "ap"
"""ProviderRoleCS: the practitioner has admitting privileges at the organization."""

DIRECT, PORTAL = "direct-project", "rest-non-fhir"
"""Endpoint connection types that a person can use; all others are for machines."""

NOWHERE = (39.78373, -100.445882)
"""What a geocoder says for "somewhere in the United States": the middle of the country."""
