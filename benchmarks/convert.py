"""A peer kit's practice (`make_data.py N DIR`) as a practice of this program, fact for fact.

    python benchmarks/convert.py DATA DIR

Its phones have an area code that does not exist; a clean practice has real ones, so they get one. Its NPIs fail their
check digit and are left out. The outputs that no peer makes are off: share pictures, QR codes, vCards and calendars,
short links, drafts for networks, the liaison's kit, the data for comparing two states. What the peers make is on: the
pages, a feed, the data of the checker.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LANGUAGES = {
    "English": "en", "Spanish": "es", "Mandarin": "cmn", "Vietnamese": "vi", "Tagalog": "tl", "Arabic": "ar",
    "French": "fr", "Haitian Creole": "ht",
}  # fmt: skip
UPDATE_KINDS = {
    "new-provider": "new_provider",
    "hours-change": "hours",
    "plan-change": "insurance",
    "closure": "closure",
}
IMPORTED = {"from": "peer-kit"}
WITHOUT = ("cards", "codes", "exchange", "facts", "kit", "share", "social")
VERIFIED = {"on": "2026-11-12", "by": "benchmark"}


class Dumper(yaml.CSafeDumper):
    """Every scalar is text for the reader of these files, so nothing needs quotes but for its syntax."""


Dumper.yaml_implicit_resolvers = {}


def main(data: Path, into: Path) -> None:
    """Read the kit's data, write the practice."""
    shutil.rmtree(into, ignore_errors=True)
    kit = {name: load(data / f"{name}.yml") for name in ("locations", "plans", "specialties")}
    write_fixed(into)
    for place in kit["locations"]:
        write(into / f"content/locations/{place['id']}.yml", location(place))
    for carrier in dict.fromkeys(plan["carrier"] for plan in kit["plans"]):
        plans = [plan for plan in kit["plans"] if plan["carrier"] == carrier]
        write(into / f"content/insurance/{slug(carrier)}.yml", payer(carrier, plans))
    write(
        into / "content/specialties.yml",
        {s["id"]: {"name": s["name"], "plain": s["summary"]} for s in kit["specialties"]},
    )
    for file in sorted((data / "providers").glob("*.yml")):
        write(into / f"providers/{file.name}", provider(load(file)))
    for file in sorted((data / "updates").glob("*.yml")):
        write_update(into, load(file))


def load(file: Path) -> Any:
    """The kit's files are typed YAML."""
    return yaml.load(file.read_text(), Loader=yaml.CSafeLoader)


def write(file: Path, value: Any) -> None:
    """One YAML file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dump(value))


def dump(value: Any) -> str:
    """YAML in the order given."""
    return str(yaml.dump(as_text(value), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100))


def as_text(value: Any) -> Any:
    """Scalars as text, inside out."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def slug(name: str) -> str:
    """An id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def phone(number: str) -> str:
    """A number that can exist."""
    return "502-" + number.partition("-")[2]


def write_fixed(into: Path) -> None:
    """The files that do not depend on the kit."""
    site = {"url": "https://bench.example.org/", "time_zone": "America/Los_Angeles"}
    fixed = {"demonstration": {"today": "2026-11-18"}, "outputs": dict.fromkeys(WITHOUT, False)}
    write(into / "site_config.yml", {"site": site, **fixed})
    practice = {"name": "Benchmark Medical Group", "summary": "A practice made to be built.", "phone": "502-555-0100"}
    write(into / "content/practice.yml", {**practice, "imported": IMPORTED, "verified": VERIFIED})
    channels = {"phone": {"kind": "phone", "number": "502-555-0100"}, "fax": {"kind": "fax", "number": "502-555-0101"}}
    write(into / "content/referrals.yml", {"channels": channels})


def location(place: dict[str, Any]) -> dict[str, Any]:
    """A location."""
    return {
        "name": place["name"],
        "address": {"street": place["street"], "city": place["city"], "state": place["state"], "zip": place["zip"]},
        "phone": phone(place["phone"]),
        "fax": phone(place["fax"]),
        "hours": place["hours"],
        "access": place["access"],
        "imported": IMPORTED,
    }


def payer(carrier: str, plans: list[dict[str, Any]]) -> dict[str, Any]:
    """A carrier; each of its plans has a network of its own."""
    return {
        "name": carrier,
        "networks": {f"{plan['id']}-network": {"name": plan["name"]} for plan in plans},
        "plans": {
            plan["id"]: {
                "name": plan["name"],
                "kind": plan["kind"].lower(),
                "networks": f"{plan['id']}-network",
                "note": plan["note"],
            }
            for plan in plans
        },
        "imported": IMPORTED,
    }


def provider(kit: dict[str, Any]) -> dict[str, Any]:
    """A provider with hours at each location and one statement for each plan."""
    places: dict[str, Any] = {place: {"hours": {}} for place in kit["locations"]}
    for hours in kit["hours"]:
        places[hours["location"]]["hours"][hours["day"]] = f"{hours['open']}-{hours['close']}"
    wait = kit["availability"]["wait_weeks"]
    return {
        "name": kit["name"],
        "credentials": kit["credentials"],
        "pronouns": kit["pronouns"],
        "specialties": kit["specialties"],
        "languages": [LANGUAGES[language] for language in kit["languages"]],
        "at": places,
        "accepting": "new_patients" if kit["availability"]["new_patients"] else "not_accepting",
        "availability": [{"visit": "new_patient", "within": f"{wait} weeks", "as_of": "2026-11-16"}],
        "participation": [statement(plan) for plan in kit["plans"]],
        "phone": phone(kit["phone"]),
        "fax": phone(kit["fax"]),
        "training": [{**step, "year": step["year"]} for step in kit["education"]],
        "bio": kit["bio"],
        "imported": {**IMPORTED, "id": kit["id"]},
    }


def statement(plan: dict[str, Any]) -> dict[str, Any]:
    """One plan of a provider."""
    status = "in_network" if plan["status"] == "accepted" else "call_to_confirm"
    return {"networks": f"{plan['plan']}-network", "status": status, "from": plan["since"]}


def write_update(into: Path, kit: dict[str, Any]) -> None:
    """An update; those dated after the practice's day are published on it."""
    front = {
        "title": kit["title"],
        "kind": UPDATE_KINDS[kit["kind"]],
        "date": min(str(kit["date"]), "2026-11-18"),
        "summary": kit["title"],
        "about": [f"provider/{provider_id}" for provider_id in kit["providers"]],
        "imported": IMPORTED,
    }
    file = into / f"content/updates/{kit['id']}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{dump(front)}---\n{kit['body']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
