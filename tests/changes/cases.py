"""Pairs of states with known differences: what is told of each stands in `expected/`."""

from __future__ import annotations

from tests.changes.practice import FILES, Files, edited, without

NORTH, SOUTH = "content/locations/north.yml", "content/locations/south.yml"
ANN, BO = "providers/ann-lee.yml", "providers/bo-cruz.yml"
MEADOW, STATED = "content/insurance/meadow.yml", "content/participation.yml"
PRACTICE, WAYS = "content/practice.yml", "content/referrals.yml"

CARO = """\
name: Caro Diaz
credentials: DO
npi: 2390996033
specialties: heart
from: 2026-12-07
at: {north: , south: }
services: echo
accepting: new_patients
"""
WEST = """\
name: Elm Street Clinic, West
short_name: West
address: {street: 3 Ash Street, city: Larchmere, state: KY, zip: 40204}
hours: {mon: 8:00-12:00}
"""
OTHERS = (
    "name: Aster Health\nnetworks: {aster: {name: Aster}}\nplans: {aster-ppo: {name: Aster PPO, networks: aster}}\n"
)

CASES: dict[str, tuple[Files, Files]] = {
    "provider-comes": (FILES, {**FILES, "providers/caro-diaz.yml": CARO}),
    "provider-leaves-later": (FILES, edited((ANN, "npi:", "until: 2026-12-31\nnpi:"))),
    "provider-left": (FILES, without(BO)),
    "provider-stays-after-all": (edited((ANN, "npi:", "until: 2026-12-31\nnpi:")), FILES),
    "provider-moves": (
        FILES,
        {**edited((BO, "south:", "west: {from: 2027-01-04}")), "content/locations/west.yml": WEST},
    ),
    "provider-at-one-more-place": (FILES, edited((BO, "{south: }", "{south: , north: }"))),
    "provider-leaves-a-place": (FILES, edited((ANN, "  south:\n", "  south: {until: 2026-11-30}\n"))),
    "provider-in-details": (
        FILES,
        edited(
            (ANN, "name: Ann Lee", "name: Ann Lee-Park"),
            (ANN, "specialties: heart", "specialties: [heart, sleep]"),
            (ANN, "[en, es]", "[en, ko]"),
            (ANN, "mon: 8:00-12:00", "mon: 8:00-12:00, tue: 9:00-12:00"),
        ),
    ),
    "hours-and-special-days": (
        FILES,
        edited(
            (SOUTH, "mon-thu: 8:00-16:00", 'mon: 8:00-16:00, "tue, wed": 8:00-19:00'),
            (NORTH, "hours: 9:00-12:00", "hours: closed"),
            (
                PRACTICE,
                "  - {on: 2026-11-01",
                "  - {from: 2026-12-24, until: 2026-12-24, hours: 8:00-12:00, why: Eve}\n  - {on: 2026-11-01",
            ),
        ),
    ),
    "location-opens": (FILES, {**FILES, "content/locations/west.yml": WEST}),
    "location-closes-and-another-moves": (
        FILES,
        edited(
            (NORTH, "1 Elm Street", "9 Elm Street"),
            (ANN, "  south:\n", ""),
            (BO, "{south: }", "{north: }"),
            ("content/services/sleep-study.yml", "locations: south", "locations: north"),
            (PRACTICE, "[north, south]", "north"),
            files=without(SOUTH),
        ),
    ),
    "plans-end-begin-and-renew": (
        FILES,
        edited(
            (
                STATED,
                "  - networks: [open, state]\n    status: in_network\n",
                "  - {networks: state, status: in_network}\n  - {networks: open, status: in_network, until: 2026-12-31}\n",
            ),
            (STATED, "status: not_in_network", "status: in_network\n    from: 2027-02-01"),
            (STATED, "    until: 2026-12-31\n", ""),
        ),
    ),
    "plan-differs-at-one-place": (
        FILES,
        edited((SOUTH, "parking:", "participation: [{networks: open, status: call_to_confirm}]\nparking:")),
    ),
    "what-follows-an-end": (
        FILES,
        edited(
            (
                STATED,
                "    until: 2026-12-31\n",
                "    until: 2026-12-31\n  - {plans: choice, status: call_to_confirm, from: 2027-01-01}\n",
            )
        ),
    ),
    "plans-come-and-go": (
        FILES,
        edited(
            (
                MEADOW,
                "  hmo: {name: Meadow HMO, kind: hmo, networks: open}\n",
                "  flex: {name: Meadow Flex, networks: open, from: 2027-01-01}\n",
            ),
            (MEADOW, "name: Meadow PPO", "name: Meadow PPO Plus"),
            files={**FILES, "content/insurance/aster.yml": OTHERS},
        ),
    ),
    "payer-goes": (FILES, edited((STATED, "[open, state]", "open"), files=without("content/insurance/medicaid.yml"))),
    "new-patients-and-waits": (
        FILES,
        edited(
            (
                ANN,
                "accepting: new_patients",
                "accepting: [{status: not_accepting, at: south}, {status: new_patients, at: north}]",
            ),
            (ANN, "within: 5 business days", "within: 2 weeks"),
            (BO, "networks: open}\nparticipation", "networks: select}\nparticipation"),
        ),
    ),
    "services-and-equipment": (
        FILES,
        {
            **edited(
                ("content/services/sleep-study.yml", "locations: south", "locations: [south, north]"),
                (ANN, "services: [echo, sleep-study]", "services: [echo]"),
                files=without("content/equipment/scanner.yml"),
            ),
            "content/equipment/mri.yml": "name: MRI\nsummary: It sees.\nlocations: north\nsince: 2026-12-01\n",
            "content/services/mri.yml": "name: Cardiac MRI\nsummary: A better picture.\nlocations: north\n",
        },
    ),
    "numbers-documents-promises": (
        FILES,
        edited(
            (WAYS, "502-555-0135", "502-555-0139"),
            (
                WAYS,
                "portal: {kind: portal, url: https://portal.elm.example/}",
                "phone: {kind: phone, number: 502-555-0136}",
            ),
            (WAYS, "[order, card]", "[order, ecg]"),
            (NORTH, "502-555-0120", "502-555-0129"),
            (PRACTICE, "hello@", "desk@"),
            ("content/documents.yml", "30 days", "90 days"),
            ("content/promises.yml", "Report within two days, figure: 2 days", "Report within one day, figure: 1 day"),
            ("content/people/lou.yml", "role: Liaison", "role: Practice manager"),
        ),
    ),
    "the-practice-itself": (
        FILES,
        edited((PRACTICE, "name: Elm Street Clinic", "name: Elm Clinic\nnpi: 2390996033"), (WAYS, "11:00", "10:00")),
    ),
}
"""Name -> (before, after)."""

_RENAMED = edited(
    (PRACTICE, "[north, south]", "[uptown, south]"),
    (ANN, "  north: {hours", "  uptown: {hours"),
    (ANN, "within: 5 business days, at: north", "within: 5 business days, at: uptown"),
    (ANN, "urgency: same_day, at: north", "urgency: same_day, at: uptown"),
    ("content/equipment/scanner.yml", "locations: north", "locations: uptown"),
    (STATED, "[open, state]", "[wide, state]"),
    (STATED, "plans: choice", "plans: choice-ppo"),
    (BO, "networks: open}", "networks: wide}"),
    (MEADOW, "open: {name: Open}", "wide: {name: Open, formerly: open}"),
    (
        MEADOW,
        "ppo: {name: Meadow PPO, kind: ppo, networks: open}",
        "ppo: {name: Meadow PPO, kind: ppo, networks: wide}",
    ),
    (
        MEADOW,
        "hmo: {name: Meadow HMO, kind: hmo, networks: open}",
        "hmo: {name: Meadow HMO, kind: hmo, networks: wide}",
    ),
    (MEADOW, "choice: {name", "choice-ppo: {formerly: choice, name"),
    files=without(NORTH),
)

SAME: dict[str, tuple[Files, Files]] = {
    "a location, a network and a plan with other ids": (
        FILES,
        {**_RENAMED, "content/locations/uptown.yml": f"formerly: north\n{FILES[NORTH]}"},
    ),
    "a provider with another id": (FILES, {**without(ANN), "providers/ann.yml": f"formerly: ann-lee\n{FILES[ANN]}"}),
    "a provider whose file was renamed": (FILES, {**without(ANN), "providers/a-lee.yml": FILES[ANN]}),
    "hours line by line": (
        FILES,
        edited((NORTH, "{mon-fri: 8:00-17:00}", "{mon: 8 am - 5 pm, tue-thu: 8:00-17:00, fri: 08:00-17:00}")),
    ),
    "special days as a range, and none of the past": (
        edited(
            (
                PRACTICE,
                "hours: closed, why: Christmas Day}",
                "hours: closed, why: Christmas}\n  - {on: 2026-12-26, hours: closed, why: Christmas}",
            )
        ),
        edited(
            (
                PRACTICE,
                "{on: 2026-12-25, hours: closed, why: Christmas Day}",
                "{from: 2026-12-25, until: 2026-12-26, hours: closed, why: Christmas}",
            ),
            (PRACTICE, "  - {on: 2026-11-01, hours: closed, why: Long past}\n", ""),
        ),
    ),
    "statements split, and said in other files": (
        FILES,
        edited(
            (STATED, "[open, state]", "open"),
            (
                STATED,
                "  - networks: select",
                "  - {networks: state, status: in_network}\n  - {networks: select, providers: bo-cruz, status: in_network}\n  - networks: select",
            ),
            (BO, "participation:\n  - {networks: select, status: in_network}\n", ""),
        ),
    ),
    "a renewal written as two periods": (
        FILES,
        edited(
            (
                STATED,
                "    until: 2026-12-31\n",
                "    until: 2026-11-30\n  - {plans: choice, status: in_network, from: 2026-12-01, until: 2026-12-31}\n",
            )
        ),
    ),
    "an end that is over, swept up": (
        edited((STATED, "    until: 2026-12-31\n", "    until: 2026-01-31\n")),
        edited((STATED, "status: in_network\n    until: 2026-12-31\n", "status: not_in_network\n")),
    ),
    "a first day that is past, and a provider who left, swept up": (
        {**edited((ANN, "npi:", "from: 2026-10-01\nnpi:")), "providers/old.yml": "name: Old Hand\nuntil: 2026-10-31\n"},
        FILES,
    ),
    "newer stamps, next dates, slots of another day, remarks": (
        FILES,
        edited(
            (ANN, "verified: {on: 2026-11-16}", "verified: {on: 2026-11-18, by: Lou}"),
            (ANN, "next: 2026-12-01", "next: 2026-12-03"),
            (ANN, ", held: {slots: 2, on: 2026-11-18}}", ", held: {slots: 1, on: 2026-11-19}}"),
            (STATED, "    status: not_in_network\n", "    status: not_in_network\n    note: The green card.\n"),
            (PRACTICE, "{on: 2026-11-16}", "{on: 2026-11-18}"),
        ),
    ),
    "a channel with another id, a number in another form": (
        FILES,
        edited(
            (WAYS, "  fax: {kind: fax", "  main-fax: {kind: fax"),
            (WAYS, "channel: fax", "channel: main-fax"),
            (NORTH, "502-555-0120", "+1 (502) 555-0120"),
        ),
    ),
}
"""Pairs in which nothing changed, but how it is written."""
