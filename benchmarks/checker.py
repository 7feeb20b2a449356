"""How quick the checker is in a browser: `python benchmarks/checker.py SITE [DATA]`.

SITE is a published folder; DATA is a `check/v1.json` to serve instead of its own: large data need no large site then.
Prints milliseconds from the data's arrival until the page answers, with reading and indexing, and for each key of some
questions, with layout.
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
KEYS = """(questions) => {
  const box = document.getElementById("check-q"), times = []
  for (const question of questions) {
    for (let end = 1; end <= question.length; end++) {
      box.value = question.slice(0, end)
      const before = performance.now()
      box.dispatchEvent(new Event("input", { bubbles: true }))
      document.body.offsetHeight
      times.push(performance.now() - before)
    }
  }
  return times
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
        times = sorted(page.evaluate(KEYS, list(QUESTIONS)))
    print(f"first answers {first:.0f} ms after the data")
    slow = times[int(len(times) * 0.95)]
    print(
        f"{len(times)} keys: median {statistics.median(times):.1f} ms, 95 % {slow:.1f} ms, longest {times[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
