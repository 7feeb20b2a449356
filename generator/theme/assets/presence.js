/* What the pages gain where scripts run: filters, copy buttons, today's hours, and facts that grow too old between two
   builds. Everything else is in the HTML. Nothing is stored and nothing leaves the page. */
(() => {
  "use strict"
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const { now, stage, openings, state, saysNow, saysDay, said, wordsOf } = window.presence
  const zoneOf = (part) => (part.closest("[data-zone]") ?? document.querySelector(".foot"))?.dataset.zone ?? "UTC"

  /* ---- Facts that change on a day. Which words they change to has been decided in derive/wording.py ----
     data-then   lines "AT|shape|words|detail", each from its moment on; without words the fact goes
     data-last   "LAST VERIFIED": after the day LAST the fact is too old; on a table or list: those in it that say no more
     data-from, data-until   the first and the last day on which something is shown */

  const CALL = "Call to confirm"
  const verified = (day) => (day ? `last verified ${said(day)}` : "")
  const remark = (fact, text) => {
    const beside = fact.nextElementSibling?.matches("small") ? fact.nextElementSibling : null
    if (!text) return beside?.remove()
    const small = beside ?? document.createElement("small")
    small.textContent = text
    fact.after(" ", small)
  }
  /* A list or a line that nothing is left of goes too, with the section it was for. */
  const leave = (part) => {
    const around = part.parentElement
    part.remove()
    if (around?.matches("ul, tbody") && !around.firstElementChild) (around.closest("section") ?? around).remove()
    else if (around?.matches("p, dd, strong") && !around.firstElementChild) leave(around)
    else if (around?.matches("dl > div") && !around.querySelector("dd")) leave(around)
  }
  const change = (fact, stamp) => {
    const due = stage(fact.dataset.then, stamp)
    if (!due || fact.stage === due[0]) return
    const [at, shape, words, ...detail] = due
    if (!words) return remark(fact), leave(fact)
    fact.stage = at
    if (shape) fact.className = `st ${shape}`
    fact.textContent = words
    remark(fact, detail.join("|"))
  }
  const degrade = (fact, day) => {
    if (fact.matches(".verified")) return (fact.textContent = verified(day))
    const status = fact.matches(".st")
    const note = status && fact.nextElementSibling?.matches("small") ? fact.nextElementSibling.textContent : ""
    if (note.startsWith("last verified")) return
    if (status) fact.className = "st call_to_confirm"
    fact.textContent = CALL
    remark(fact, [verified(day), note].filter(Boolean).join("; "))
  }
  const ageable = ".st:not([data-last], [data-then], .not_listed), .verified:not([data-last])"
  const facts = (root) => {
    for (const part of all("[data-then], [data-last]:not(.hours), [data-from], [data-until]", root)) {
      const { then, last, from, until } = part.dataset
      const { day, stamp } = now(zoneOf(part))
      if (from) part.hidden = day < from
      if (until && until < day) leave(part)
      else if (then) change(part, stamp)
      else if (last && last.slice(0, 10) < day) {
        part.removeAttribute("data-last")
        const old = part.matches("table, ul, section") ? all(ageable, part) : [part]
        for (const fact of old) degrade(fact, last.slice(11))
      }
    }
  }

  /* ---- Hours of today and tomorrow, and whether it is open now ---- */

  const element = (name, values, ...inside) => {
    const made = Object.assign(document.createElement(name), values)
    made.append(...inside)
    return made
  }
  /* From and to stay on one line. */
  const whole = (spans) => spans.split(", ").flatMap((text, place) => [place ? ", " : "", element("span", { textContent: text })])
  const hours = (root) => {
    for (const place of all(".hours[data-last], .hours[data-week]", root)) {
      const { week, special, zone, last } = place.dataset
      const { day } = now(zone ?? zoneOf(place))
      const line = place.querySelector(".today-hours") ?? element("p", { className: "today-hours" })
      if (last && last.slice(0, 10) < day) {
        line.replaceChildren(element("span", { className: "st" }))
        degrade(line.firstChild, last.slice(11))
        place.prepend(line)
      } else if (week) {
        const moment = state(week, special, zone)
        const next = new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10)
        const [today, tomorrow] = [day, next].map((date) => saysDay(openings(week, special, date)))
        line.dataset.day = said(day)
        line.replaceChildren(
          ...(moment ? [element("b", {}, saysNow(moment, zone)), " "] : []),
          "Today ",
          ...whole(today),
          "; tomorrow ",
          ...whole(tomorrow),
        )
      }
    }
  }
  /* Ways to refer have hours of their own; the table beside says which. */
  const open = (root) => {
    for (const line of all(".open-now", root)) {
      const { week, special, zone } = line.dataset, moment = state(week, special, zone)
      line.textContent = moment ? saysNow(moment, zone) : ""
    }
  }
  const tick = () => [facts, hours, open].forEach((part) => part(document))
  setInterval(tick, 6e4)
  document.addEventListener("visibilitychange", tick)

  /* ---- Copy ---- */

  const copy = (root) => {
    if (!navigator.clipboard) return
    for (const place of all(".copy[data-copy]:empty", root)) {
      const button = Object.assign(document.createElement("button"), { type: "button" })
      /* What it says is written by the style sheet: it is no word of the page, and not for paper. */
      const say = (word) => {
        button.dataset.says = word
        button.setAttribute("aria-label", `${word} ${place.dataset.copy}`)
      }
      say("Copy")
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(place.dataset.copy)
          say("Copied")
        } catch {
          say("Press Ctrl+C:")
        }
        setTimeout(() => say("Copy"), 2000)
      })
      place.append(button)
    }
  }

  /* ---- Filters: what can be chosen is in the page; the form is shown only where scripts run ---- */

  const wanted = (entry, form) => {
    const { q, l, g, a } = Object.fromEntries(new FormData(form))
    const has = (key, value) => !value || ` ${entry.dataset[key] ?? ""} `.includes(` ${value} `)
    const words = wordsOf(q || "")
    entry.words ??= wordsOf(`${entry.dataset.words ?? ""} ${entry.textContent} ${entry.closest(".group")?.querySelector(":scope > h2")?.textContent ?? ""}`).join(" ")
    return has("l", l) && has("g", g) && (!a || "a" in entry.dataset) && words.every((word) => entry.words.includes(word))
  }
  const filter = (form) => {
    const groups = all(".group")
    let count = 0
    for (const group of groups) {
      const entries = all(".deck > li, .rows > li, .stories > li, tbody > tr[data-words]", group)
      for (const entry of entries) entry.hidden = !wanted(entry, form)
      const left = entries.filter((entry) => !entry.hidden).length
      group.hidden = entries.length > 0 && !left
      count += left
    }
    const chosen = [...new FormData(form).values()].some(Boolean)
    const things = count === 1 ? form.dataset.filter.slice(0, -1) : form.dataset.filter
    form.querySelector(".filter__count").textContent = chosen ? `${count} ${things}` : ""
    document.querySelectorAll(".without-filter").forEach((part) => (part.hidden = chosen))
  }
  const filters = (root) => {
    for (const form of all("form[data-filter]", root)) {
      if (form.dataset.ready) continue
      form.dataset.ready = "yes"
      form.addEventListener("input", () => filter(form))
      form.addEventListener("submit", (event) => {
        event.preventDefault()
        all(".group a").find((link) => link.checkVisibility())?.focus()
      })
    }
  }

  const run = () => [facts, hours, open, copy, filters].forEach((part) => part(document))
  /* The theme changes pages without loading them anew, and says so here. */
  window.document$.subscribe(run)
})()
