"""How quick the checker is in a browser: `python benchmarks/checker.py SITE [DATA]`.

SITE is a published folder; DATA is a `check/v1.json` to serve instead of its own: large data need no large site then.
Prints milliseconds from the data's arrival until the page answers, with reading and layout, and of what each key causes
while some questions are typed, with layout.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import chromium
from tests.browser.hosting import hosted

QUESTIONS = (
    "garcia",
    "fatima okafor cardiology",
    "aetna ppo gupta",
    "cardiolgy springfeld",
    "medicare hmo spanish",
    "oscar",
)
PAUSE = 80
"""Milliseconds between two keys: a quick typist's."""
CLOCK = """() => {
  const box = document.getElementById("check-q")
  window.times = []
  let pressed
  addEventListener("input", () => (pressed = performance.now()), true)
  addEventListener("input", () => {
    document.body.offsetHeight
    window.times.push([performance.now() - pressed, box.value])
  })
  box.focus()
}"""
FIRST = """() => {
  const arrived = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("v1.json")).responseEnd
  return window.answered - arrived
}"""
WATCH = """new MutationObserver(() => {
  if (window.answered || !document.querySelector(".hit")) return
  document.body.offsetHeight
  window.answered = performance.now()
}).observe(document, { childList: true, subtree: true })"""


def main(site: Path, data: Path | None) -> None:
    """Measure and print."""
    with hosted(site) as address, chromium.started() as browser:
        page = browser.new_page()
        page.add_init_script(WATCH)
        if data:
            page.route("**/check/v1.json", lambda route: route.fulfill(path=data, content_type="application/json"))
        page.goto(f"{address}check/?visit=new_patient")
        page.wait_for_selector(".hit")
        first = page.evaluate(FIRST)
        page.evaluate(CLOCK)
        for question in QUESTIONS:
            page.wait_for_timeout(PAUSE)
            page.keyboard.type(question, delay=PAUSE)
            page.evaluate("document.getElementById('check-q').select()")
        times = sorted(page.evaluate("window.times"))
    print(f"first answers {first:.0f} ms after the data")
    spans = [span for span, _ in times]
    slow = spans[int(len(spans) * 0.95)]
    print(f"{len(spans)} keys: median {statistics.median(spans):.1f} ms, 95 % {slow:.1f} ms, longest:")
    for span, text in times[-5:]:
        print(f"{span:9.1f} ms after “{text}”")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
