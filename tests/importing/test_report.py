"""What is said about an import."""

from __future__ import annotations

from generator.importing.report import Report


def filled() -> Report:
    report = Report()
    report.carry(1, "location")
    report.carry(2000, "specialty", "specialties")
    report.carry(0, "plan")
    for name in ("a", "b", "c", "d", "b"):
        report.miss("no place for it", f"Location/{name}")
    report.check("odd", "x" * 5000 + "\x1b[31m`")
    report.assume("One.")
    report.assume("One.")
    return report


def test_lines_have_examples() -> None:
    carried, odd, missed, assumed = filled().lines()
    assert carried == "Carried: 1 location, 2,000 specialties"
    assert missed == "Not carried: no place for it (Location/a, Location/b, Location/c and 1 more)"
    assert assumed == "Assumed: One."
    assert len(odd) < 130
    assert odd.isprintable()


def test_the_file_names_everything() -> None:
    text = filled().markdown("Import")
    assert "### no place for it (4 times)\n\n- `Location/a`\n- `Location/b`\n- `Location/c`\n- `Location/d`\n" in text
    assert "\x1b" not in text
    assert "- 0 plans\n" in text


def test_an_empty_report() -> None:
    assert Report().lines() == ["Carried: nothing"]
