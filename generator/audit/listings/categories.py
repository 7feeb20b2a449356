"""What sites call a specialty: the person (Cardiologist) on maps and booking sites, the field (Cardiology) on others.

By code of the Health Care Provider Taxonomy (NUCC), or the beginning of one; the longest that fits holds.
"""

from __future__ import annotations

from typing import NamedTuple


class Called(NamedTuple):
    """The person and the field."""

    person: str
    field: str


CLINIC = Called("Medical clinic", "Multispecialty")
"""A place of which no specialty is known."""

_BY_CODE = {
    "101Y": Called("Counselor", "Counseling"),
    "103T": Called("Psychologist", "Psychology"),
    "1041": Called("Social worker", "Clinical Social Work"),
    "111N": Called("Chiropractor", "Chiropractic"),
    "122": Called("Dentist", "Dentistry"),
    "1223X": Called("Orthodontist", "Orthodontics"),
    "133V": Called("Dietitian", "Nutrition"),
    "152W": Called("Optometrist", "Optometry"),
    "170300": Called("Genetic counselor", "Genetic Counseling"),
    "171100": Called("Acupuncturist", "Acupuncture"),
    "1835": Called("Pharmacist", "Pharmacy"),
    "207K": Called("Allergist", "Allergy & Immunology"),
    "207L": Called("Anesthesiologist", "Anesthesiology"),
    "207LP2900": Called("Pain management physician", "Pain Medicine"),
    "207N": Called("Dermatologist", "Dermatology"),
    "207P": Called("Emergency care physician", "Emergency Medicine"),
    "207Q": Called("Family practice physician", "Family Medicine"),
    "207R": Called("Internist", "Internal Medicine"),
    "207RA0001": Called("Cardiologist", "Advanced Heart Failure & Transplant Cardiology"),
    "207RC0000": Called("Cardiologist", "Cardiology"),
    "207RC0001": Called("Cardiologist", "Cardiac Electrophysiology"),
    "207RC0200": Called("Critical care physician", "Critical Care Medicine"),
    "207RE0101": Called("Endocrinologist", "Endocrinology"),
    "207RG0100": Called("Gastroenterologist", "Gastroenterology"),
    "207RG0300": Called("Geriatrician", "Geriatric Medicine"),
    "207RH": Called("Hematologist", "Hematology"),
    "207RH0003": Called("Oncologist", "Hematology & Oncology"),
    "207RI0011": Called("Cardiologist", "Interventional Cardiology"),
    "207RI0200": Called("Infectious disease physician", "Infectious Disease Medicine"),
    "207RN0300": Called("Nephrologist", "Nephrology"),
    "207RP1001": Called("Pulmonologist", "Pulmonology"),
    "207RR0500": Called("Rheumatologist", "Rheumatology"),
    "207RS0012": Called("Sleep specialist", "Sleep Medicine"),
    "207RX0202": Called("Oncologist", "Medical Oncology"),
    "207T": Called("Neurosurgeon", "Neurosurgery"),
    "207V": Called("Obstetrician-gynecologist", "Obstetrics & Gynecology"),
    "207W": Called("Ophthalmologist", "Ophthalmology"),
    "207X": Called("Orthopedic surgeon", "Orthopedic Surgery"),
    "207Y": Called("Otolaryngologist", "Otolaryngology"),
    "2080": Called("Pediatrician", "Pediatrics"),
    "2081": Called("Physiatrist", "Physical Medicine & Rehabilitation"),
    "2082": Called("Plastic surgeon", "Plastic Surgery"),
    "2084N": Called("Neurologist", "Neurology"),
    "2084P": Called("Psychiatrist", "Psychiatry"),
    "2085": Called("Radiologist", "Radiology"),
    "2086": Called("Surgeon", "General Surgery"),
    "2086S0122": Called("Plastic surgeon", "Plastic Surgery"),
    "2086S0129": Called("Vascular surgeon", "Vascular Surgery"),
    "2088": Called("Urologist", "Urology"),
    "208D": Called("General practitioner", "General Practice"),
    "208G": Called("Cardiothoracic surgeon", "Thoracic Surgery"),
    "213E": Called("Podiatrist", "Podiatry"),
    "2251": Called("Physical therapist", "Physical Therapy"),
    "225X": Called("Occupational therapist", "Occupational Therapy"),
    "231H": Called("Audiologist", "Audiology"),
    "235Z": Called("Speech pathologist", "Speech-Language Pathology"),
    "363A": Called("Physician assistant", "Physician Assistant"),
    "363L": Called("Nurse practitioner", "Nursing (Nurse Practitioner)"),
    "367A": Called("Midwife", "Midwifery"),
}


def called(code: str | None) -> Called | None:
    """What sites call the specialty of a code; None where no name is known."""
    text = code or ""
    return next((found for length in range(len(text), 2, -1) if (found := _BY_CODE.get(text[:length]))), None)
