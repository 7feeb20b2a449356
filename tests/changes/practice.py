"""A small practice in which one thing after the other is changed, and two states of it compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.changes.compare import Comparison, compare
from generator.changes.lenient import read_loosely
from generator.changes.states import State
from tests.practices import TODAY, documents

Files = dict[str, str]

FILES: Files = {
    "site_config.yml": "site: {url: https://refer.example.org/, time_zone: America/New_York}\n",
    "content/practice.yml": """\
name: Elm Street Clinic
summary: We see people.
phone: 502-555-0100
email: hello@elm.example
locations: [north, south]
holidays:
  - {on: 2026-12-25, hours: closed, why: Christmas Day}
  - {on: 2026-11-01, hours: closed, why: Long past}
verified: {on: 2026-11-16}
""",
    "content/referrals.yml": """\
channels:
  fax: {kind: fax, name: Referral fax, number: 502-555-0135, hours: {mon-fri: 8:00-17:00}}
  portal: {kind: portal, url: https://portal.elm.example/}
documents: [order, card]
same_day: {summary: Call., channel: fax, call_before: 11:00}
""",
    "content/documents.yml": """\
order: {name: The order}
card: {name: Insurance card}
ecg: {name: An ECG, detail: From the past 30 days}
""",
    "content/promises.yml": "report: {title: Report within two days, figure: 2 days}\n",
    "content/specialties.yml": "heart: {name: Cardiology}\nsleep: {name: Sleep medicine}\n",
    "content/participation.yml": """\
participation:
  - networks: [open, state]
    status: in_network
  - networks: select
    status: not_in_network
  - plans: choice
    status: in_network
    until: 2026-12-31
verified: {on: 2026-11-12}
""",
    "content/insurance/meadow.yml": """\
name: Meadow Mutual
phone: 502-555-0170
networks: {open: {name: Open}, select: {name: Select}, core: {name: Core}}
plans:
  ppo: {name: Meadow PPO, kind: ppo, networks: open}
  hmo: {name: Meadow HMO, kind: hmo, networks: open}
  select-ppo: {name: Meadow Select, kind: ppo, networks: select}
  choice: {name: Meadow Choice, kind: ppo, networks: core}
""",
    "content/insurance/medicaid.yml": """\
name: State Medicaid
networks: {state: {name: Direct}}
plans: {medicaid: {name: Medicaid, kind: medicaid, networks: state}}
""",
    "content/locations/north.yml": """\
name: Elm Street Clinic, North
short_name: North
address: {street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}
phone: 502-555-0120
fax: 502-555-0121
email: north@elm.example
hours: {mon-fri: 8:00-17:00}
special_hours: [{on: 2026-12-05, hours: 9:00-12:00, why: Saturday clinic}]
""",
    "content/locations/south.yml": """\
name: Elm Street Clinic, South
short_name: South
address: {street: 2 Oak Street, city: Larchmere, state: KY, zip: 40203}
phone: 502-555-0140
hours: {mon-thu: 8:00-16:00}
parking: Free, behind the house.
""",
    "content/services/echo.yml": "name: Echocardiogram\nkind: test\nsummary: A picture of the heart.\ndocuments: ecg\n",
    "content/services/sleep-study.yml": "name: Sleep study\nsummary: One night.\nlocations: south\n",
    "content/equipment/scanner.yml": "name: Scanner\nsummary: It scans.\nlocations: north\nservices: echo\n",
    "content/people/lou.yml": "name: Lou Ray\nrole: Liaison\nphone: 502-555-0114\n",
    "providers/ann-lee.yml": """\
name: Ann Lee
credentials: MD
npi: 2908301668
specialties: heart
languages: [en, es]
at:
  north: {hours: {mon: 8:00-12:00}}
  south:
services: [echo, sleep-study]
accepting: new_patients
availability:
  - {visit: new_patient, within: 5 business days, at: north}
  - {visit: new_patient, urgency: same_day, at: north, held: {slots: 2, on: 2026-11-18}}
  - {visit: follow_up, next: 2026-12-01}
verified: {on: 2026-11-16}
""",
    "providers/bo-cruz.yml": """\
name: Bo Cruz
credentials: NP
npi: 2082462815
specialties: sleep
languages: en
at: {south: }
services: sleep-study
accepting:
  - status: existing_only
  - {status: new_patients, networks: open}
participation:
  - {networks: select, status: in_network}
""",
}


def state(files: Mapping[str, str], name: str = "before") -> State:
    """A state of these files, as far as they can be read."""
    return State(name, read_loosely(documents(files), ()))


def comparison(after: Mapping[str, str], before: Mapping[str, str] = FILES, today: date = TODAY) -> Comparison:
    """What changed from one set of files to the other."""
    return compare(state(before), state(after, "after"), today)


def edited(*edits: tuple[str, str, str], files: Mapping[str, str] = FILES) -> Files:
    """The files with a piece of text replaced in some: (file, old text, new text). The old text must be there."""
    found = dict(files)
    for file, old, new in edits:
        assert found[file].count(old) == 1, (file, old)
        found[file] = found[file].replace(old, new)
    return found


def without(*gone: str, files: Mapping[str, str] = FILES) -> Files:
    """The files without some."""
    return {file: text for file, text in files.items() if file not in gone}
