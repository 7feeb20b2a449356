/* What the pages gain where scripts run: filters, copy buttons, today's hours, and facts that grow too old between two
   builds. Everything else is in the HTML. Nothing is stored and nothing leaves the page. */
(() => {
  "use strict"
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const frame = () => document.querySelector(".foot")?.dataset ?? {}

  /* ---- The day and the time on the practice's clock; a demonstration stays on its day and has no time ---- */

  const clock = (zone) => {
    const demo = frame().demonstration
    if (demo) return { day: demo, minutes: null }
    const parts = {}
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    })
    for (const { type, value } of format.formatToParts(new Date())) parts[type] = value
    return { day: `${parts.year}-${parts.month}-${parts.day}`, minutes: parts.hour * 60 + Number(parts.minute) }
  }
  const dayBefore = (day) => new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10)

  /* ---- Facts that are good until a day ---- */

  const CALL = "Call to confirm"
  const age = (root) => {
    const { day } = clock(frame().zone)
    for (const fact of all("[data-last]", root)) {
      if (!fact.dataset.last || fact.dataset.last >= day) continue
      fact.removeAttribute("data-last")
      if (fact.classList.contains("st")) fact.className = "st call_to_confirm"
      fact.textContent = CALL
    }
  }

  /* ---- Today's hours ---- */

  const half = (minutes) => (minutes % 1440 < 720 ? "am" : "pm")
  const time = (minutes, suffix = true) => {
    const m = minutes % 1440
    if (m === 0 || m === 720) return m ? "noon" : "midnight"
    const rest = m % 60 ? `:${String(m % 60).padStart(2, "0")}` : ""
    return `${((Math.floor(m / 60) + 11) % 12) + 1}${rest}${suffix ? `\u00a0${half(m)}` : ""}`
  }
  const range = ([start, end]) => {
    if (end - start === 1440) return "open 24 hours"
    const same = half(start) === half(end) && end % 720 !== 0
    return `${time(start, !same)}\u00a0–\u00a0${time(end)}`
  }
  const spans = (text) => text.split(",").filter(Boolean).map((span) => span.split("-").map(Number))
  const openings = (week, special, day) => {
    for (const period of special) {
      const [first, last, hours] = period.split(" ")
      if (first <= day && day <= last) return spans(hours || "")
    }
    return spans(week[(new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7])
  }
  const now = (week, special, { day, minutes }) => {
    const list = openings(week, special, day)
    const open = [
      ...list,
      ...openings(week, special, dayBefore(day)).map(([start, end]) => [start - 1440, end - 1440]),
    ].find(([start, end]) => minutes !== null && start <= minutes && minutes < end)
    if (open) return `Open now, until ${time(open[1] + 1440)}`
    if (!list.length) return "Closed today"
    return `Today ${list.map(range).join(", ")}`
  }
  const today = (root) => {
    for (const place of all("[data-week]", root)) {
      const line = place.querySelector(".today-hours")
      if (!line || line.textContent) continue
      const week = place.dataset.week.split("|")
      const special = (place.dataset.special || "").split(";").filter(Boolean)
      line.textContent = now(week, special, clock(place.dataset.zone))
    }
  }

  /* ---- Copy ---- */

  const copy = (root) => {
    if (!navigator.clipboard) return
    for (const place of all(".copy[data-copy]:empty", root)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" })
      button.setAttribute("aria-label", `Copy ${place.dataset.copy}`)
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(place.dataset.copy)
          button.textContent = "Copied"
        } catch {
          button.textContent = "Press Ctrl+C"
        }
        setTimeout(() => (button.textContent = "Copy"), 2000)
      })
      place.append(button)
    }
  }

  /* ---- Filters: what can be chosen is in the page; the form is shown only where scripts run ---- */

  const letters = { ł: "l", đ: "d", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe" }
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łđøıßæœ]/g, (letter) => letters[letter])
  const wanted = (entry, form) => {
    const { q, l, g, a } = Object.fromEntries(new FormData(form))
    const has = (key, value) => !value || ` ${entry.dataset[key] ?? ""} `.includes(` ${value} `)
    const words = plain(q || "").split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    entry.words ??= plain(`${entry.dataset.words ?? ""} ${entry.textContent} ${entry.closest(".group")?.querySelector("h2").textContent}`)
    return has("l", l) && has("g", g) && (!a || "a" in entry.dataset) && words.every((word) => entry.words.includes(word))
  }
  const filter = (form) => {
    const groups = all(".group")
    let count = 0
    for (const group of groups) {
      const entries = all(".deck > li, .rows > li, tbody > tr[data-words]", group)
      for (const entry of entries) entry.hidden = !wanted(entry, form)
      const left = entries.filter((entry) => !entry.hidden).length
      group.hidden = entries.length > 0 && !left
      count += left
    }
    const chosen = [...new FormData(form).values()].some(Boolean)
    const things = form.dataset.filter === "plans" ? ["plan", "plans"] : ["provider", "providers"]
    form.querySelector(".filter__count").textContent = chosen ? `${count} ${things[count === 1 ? 0 : 1]}` : ""
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

  const run = () => [age, today, copy, filters].forEach((part) => part(document))
  /* The theme changes pages without loading them anew, and says so here. */
  if (window.document$) window.document$.subscribe(run)
  else run()
})()
