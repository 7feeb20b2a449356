"""`content/insurance/<payer>.yml`: a payer with its networks and plans."""

from __future__ import annotations

from generator.importing.directory import Network, Payer, Plan
from generator.importing.files.desk import Desk, day, given
from generator.importing.fitting import Fields
from generator.importing.yaml_text import Noted
from generator.model.insurance import Payer as PayerRecord


def insurance_files(desk: Desk) -> None:
    """Write one file for each payer."""
    directory = desk.directory
    for key, payer in directory.payers.items():
        path = f"content/insurance/{desk.payers[key]}.yml"
        desk.write(path, "payer", PayerRecord, _payer(desk, payer))
    desk.report.carry(len(directory.payers), "payer")
    desk.report.carry(len(directory.networks), "network")
    desk.report.carry(len(directory.plans), "plan")


def _payer(desk: Desk, payer: Payer) -> Fields:
    networks = {
        desk.networks[key]: _network(desk, network)
        for key, network in desk.directory.networks.items()
        if network.payer == payer.key
    }
    plans = {
        desk.plans[key]: _plan(desk, plan) for key, plan in desk.directory.plans.items() if plan.payer == payer.key
    }
    number = payer.phone.number if payer.phone else ""
    fields = given(
        name=payer.name,
        also_called=payer.also_called,
        phone=Noted(number, payer.phone.doubt) if payer.phone and payer.phone.doubt else number,
        website=payer.website,
        note=payer.note,
        networks=networks,
        plans=plans,
    )
    return fields | desk.imported(payer.origin)


def _network(desk: Desk, network: Network) -> Fields:
    return given(name=network.name, also_called=network.also_called) | desk.imported(network.origin)


def _plan(desk: Desk, plan: Plan) -> Fields:
    fields = given(
        name=plan.name,
        kind=plan.kind,
        networks=[desk.networks[key] for key in plan.networks],
        also_called=plan.also_called,
        hios_id=plan.hios_id,
        medicare_id=plan.medicare_id,
        note=plan.note,
        from_=day(plan.starts),
        until=day(plan.until),
    )
    return fields | desk.imported(plan.origin)
