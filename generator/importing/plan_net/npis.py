"""An NPI belongs to one person: who has it twice, and what then."""

from __future__ import annotations

from generator.importing.plan_net.job import Job


def settle_npis(job: Job) -> None:
    """Leave an NPI out where two practitioners claim it; which of them is right the source cannot say."""
    owners: dict[str, list[str]] = {}
    for key, clinician in job.directory.clinicians.items():
        if clinician.npi:
            owners.setdefault(clinician.npi, []).append(key)
    for npi, keys in owners.items():
        if len(keys) > 1:
            for key in keys:
                clinician = job.directory.clinicians[key]
                clinician.npi = ""
                clinician.doubts = [doubt for doubt in clinician.doubts if doubt[0] != "npi"]
                clinician.doubts.append(("npi", f"{npi} is not carried, several people have it in the source"))
            job.report.miss("an NPI that several practitioners have", f"{npi}: {', '.join(keys)}")
