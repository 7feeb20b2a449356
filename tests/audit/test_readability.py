"""Syllables, sentences and the grade that comes of them."""

from __future__ import annotations

import pytest

from generator.audit.readability import grade, reading_age, syllables, words_of

COUNTED = {
    1: "the heart care cares cared draws keeps year years twelve fast blood sleep valve valves whole house walked moved eye two Dr suite",
    2: "treated needed table tables nurses being science diet patient patients special before paper daughter driver county ago rowing "
       "river very people pressure exams disease houses places changes watches million region cautious rhythm lion create fluid "
       "ruined sometimes homeless movement safely little handled wanted doing playing quiet statement heart’s-ease",
    3: "radio specialist physician medicine artery arteries vascular procedure pharmacist saturdays carefully appointment "
       "failure’s-end diseases exercise hospital audience piano video quietly beautiful various serious idea area created studying "
       "insurance therapy apnea ultrasound opinion heart-failure",
    4: "graduated experience cholesterol hypertension usually ability continuous",
    5: "cardiology cardiologist interventional university evaluation",
    6: "rehabilitation",
    8: "electrophysiology",
}  # fmt: skip


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, text in COUNTED.items() for word in text.split()])
def test_syllables(count: int, word: str):
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    assert grade("The cat sat on the mat.") == round(0.39 * 6 + 11.8 - 15.59, 1) == -1.4
    assert grade("The patient sees a doctor. The doctor helps.") == round(0.39 * 8 / 2 + 11.8 * 11 / 8 - 15.59, 1)


def test_a_point_behind_a_title_ends_no_sentence():
    assert grade("Dr. Lane sees J. B. Ash at St. Brendan.") == grade("Dr Lane sees J B Ash at St Brendan.")


def test_what_has_no_words_has_no_grade():
    assert [grade(text) for text in ("", " \n", "… — !", "***")] == [None] * 4


def test_letters_of_other_scripts_do_no_harm():
    assert words_of("岡本 Ñandú naïve 2026") == 4
    assert grade("岡本 is here.") is not None


def test_the_age_is_that_of_the_school_year():
    assert [reading_age(school) for school in (-3.4, 1, 9.6, 12.2)] == [6, 6, 15, 17]
