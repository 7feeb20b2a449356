/* What a page says of facts that change with time, of the page as it stands or of the HTML that is given: [kind, text] of
   each. Counts of providers are left out: they are those of the day of the build. */
(html) => {
  const root = html ? new DOMParser().parseFromString(html, "text/html") : document
  const text = (part) => part.textContent.replaceAll(/\s+/g, " ").trim()
  const remark = (part) => !part.closest(".hours") && part.nextElementSibling?.matches("small:not(.verified)")
  const beside = (part) => (remark(part) ? ` / ${text(part.nextElementSibling)}` : "")
  const kinds = { st: ".st", soon: ".soon dd > span", verified: ".verified", special: ".special li", period: ".lead__dates, .tile p > strong",
    card: ".card__soon", next: ".card__next:not(.card__next ~ *)", news: ".stories h3", person: ".who th[scope=row], .card--person h3" }
  return Object.entries(kinds).flatMap(([kind, selector]) =>
    [...root.querySelectorAll(selector)]
      .filter((part) => !part.closest("[hidden], .said"))
      .map((part) => [kind, text(part) + beside(part)]),
  )
}
