"""Hours as sites write them: written, read again, and compared."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from generator.audit.listings.sites import SITES
from generator.audit.listings.weeks import lines, open_minutes, read_week
from generator.model.hours import Span, Week

DAY = Span(8 * 60, 17 * 60)
WORK: Week = ((DAY,),) * 5 + ((),) * 2
SPLIT: Week = ((Span(480, 720), Span(780, 1020)),) * 4 + ((Span(480, 720),), (), ())
NIGHT: Week = ((Span(1200, 1800),), (), (), (), (), (), (Span(1200, 1800),))
ALWAYS: Week = ((Span(0, 1440),),) * 7
NOON_AND_MIDNIGHT: Week = ((Span(0, 720), Span(720, 1440)),) + ((),) * 6
NEVER: Week = ((),) * 7


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.id)
@pytest.mark.parametrize("week", [WORK, SPLIT, NIGHT, ALWAYS, NOON_AND_MIDNIGHT, NEVER])
@pytest.mark.parametrize("between", ["; ", "\n"])
def test_what_is_written_is_read_again(site, week, between):
    assert open_minutes(read_week(between.join(lines(week, site.hours)))) == open_minutes(week)


def test_each_site_has_its_own_form():
    found = {site.id: next(iter(lines(SPLIT, site.hours))) for site in SITES}
    assert found == {
        "google": "Monday: 8:00AM-12:00PM, 1:00PM-5:00PM",
        "apple": "Monday: 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM",
        "bing": "Mon 8:00 AM-12:00 PM, 1:00 PM-5:00 PM",
        "facebook": "Monday: 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM",
        "healthgrades": "Mon - Thu 8:00 am - 12:00 pm, 1:00 pm - 5:00 pm",
        "vitals": "Mon: 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM",
        "webmd": "Monday: 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM",
        "zocdoc": "Monday 8:00 am-12:00 pm, 1:00 pm-5:00 pm",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri 8-5 PM",
        "Mon–Fri: 8 AM–5 PM; Sat–Sun: Closed",
        "Monday to Friday 8:00 a.m. to 5:00 p.m.",
        "MON - FRI 08:00-17:00",
        "weekdays 8am-5pm, weekends closed",
        "Mon, Tue & Wed 8 AM – 5 PM | Thu and Fri 8 AM — 5 PM",
        "Monday 8 AM–5 PM\r\nTuesday 8 AM–5 PM\r\nWednesday 8 AM–5 PM\r\nThursday 8 AM–5 PM\r\nFriday 8 AM–5 PM\r\nSaturday Closed",
        "Mon.-Fri. 8:00 AM - noon, noon - 5:00 PM",
        "Fri 8:00 AM-5:00 PM; Mon-Thu 8:00-17:00; Sun x",
    ],
)  # fmt: skip
def test_the_same_week_in_other_words(text):
    assert open_minutes(read_week(text)) == open_minutes(WORK)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Mon 1-5 PM", (780, 1020)),
        ("Mon 11-1 PM", (660, 780)),
        ("Mon 9:30-11 am", (570, 660)),
        ("Mon 12-1 pm", (720, 780)),
    ],
)
def test_a_half_of_the_day_that_is_written_once_holds_for_both(text, span):
    assert open_minutes(read_week(text)) == [span]


def test_a_night_is_the_same_when_it_is_cut_at_midnight():
    assert open_minutes(read_week("Mon 8 PM-12 AM; Tue 12 AM-6 AM")) == open_minutes(read_week("Mon 8 PM-6 AM"))
    assert open_minutes(read_week("Sun 8 PM-6 AM")) == [(0, 360), (6 * 1440 + 1200, 7 * 1440)]


def test_around_the_clock():
    assert open_minutes(read_week("Open 24 hours")) == open_minutes(read_week("Daily: 24 hours")) == [(0, 7 * 1440)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-hours"),
        ("8 AM - 5 PM", "bad-hours"),
        ("call us", "bad-hours"),
        ("Mon sometimes", "bad-hours"),
        ("Mon 25:00-26:00", "bad-time"),
        ("Mon 8 AM-5 PM; Mon closed", "day-twice"),
        ("Mon 8 AM-12 PM, 11 AM-5 PM", "hours-overlap"),
        ("Monsoon 8-5 PM", "bad-day"),
    ],
)
def test_what_is_no_week_is_refused(text, code):
    with pytest.raises(PydanticCustomError) as caught:
        read_week(text)
    assert caught.value.type == code
