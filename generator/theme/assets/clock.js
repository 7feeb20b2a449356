/* The clock of the practice, and how words are compared, for every script here: `presence`. Hours are wall-clock times of a place: an opening begins
   when the clock on its wall first reads its start, and ends when it first reads its end; a night belongs to the evening
   on which it begins, and a special day replaces what begins on it. `tests/data/time` holds this and its counterpart,
   generator/derive/moments.py, to the same cases. Nothing here touches the page, but for the day of a demonstration.

   now(zone, instant?)                   {day: "2026-11-18", minutes: 605, stamp: "2026-11-18T10:05"}; a demonstration
                                         stays on its day: {day, minutes: null, stamp: day}
   stage(then, stamp)                    of lines "AT|shape|words|detail" the last whose AT has come, as an array, or null
   state(week, special, zone, instant?)  {open, at}: at is the next change, in minutes of the place's wall clock since
                                         1970 (null: none in the next 60 days); null in a demonstration
   openings(week, special, day)          [[start, end], …] minutes of that day; end > 1440 runs into the next
   saysNow(state, zone, instant?)        "Open now until 5 pm"
   saysDay(openings)                     "7:30 am – noon, 1 pm – 5 pm", "closed"
   said(day)                             "Nov 18, 2026"
   plain(text), wordsOf(text)            small letters without accents; the words of it, as they are looked for
   `week`: seven days from Monday, "480-720,780-1020|…"; `special`: "2026-12-24 2026-12-24 480-720;…" */
window.presence ??= (() => {
  "use strict"
  const DAY = 1440, AHEAD = 60
  const foot = () => document.querySelector(".foot")?.dataset ?? {}
  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10)
  const number = (day) => Date.parse(day) / 864e5

  const formats = {}
  /* What the clock on the wall reads at a minute since 1970 (UTC), as minutes since 1970 too. */
  const wall = (zone, minute) => {
    formats[zone] ??= new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    })
    const part = {}
    for (const { type, value } of formats[zone].formatToParts(minute * 6e4)) part[type] = value
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / 6e4
  }
  /* The same, but it never goes back: in an hour that comes twice it stays at the end of the first. */
  const steady = (zone, minute) => {
    const reads = wall(zone, minute)
    const back = wall(zone, minute - 180) + 180 - reads
    let before = minute - back
    if (back <= 0 || wall(zone, before) !== reads) return reads
    while (wall(zone, before + 1) > wall(zone, before)) before++
    return wall(zone, before)
  }
  /* What the clock reads when it first reads `time` or later: it leaps over an hour in spring. */
  const reached = (zone, time) => {
    let minute = 2 * time - wall(zone, time)
    minute += time - wall(zone, minute)
    if (wall(zone, minute) === time) return time
    while (wall(zone, minute) < time) minute++
    while (wall(zone, minute - 1) >= time) minute--
    return wall(zone, minute)
  }

  const minuteOf = (instant) => Math.floor((instant ?? Date.now()) / 6e4)
  const now = (zone, instant) => {
    const { demonstration: day } = foot()
    if (day) return { day, minutes: null, stamp: day }
    const stamp = new Date(wall(zone, minuteOf(instant)) * 6e4).toISOString().slice(0, 16)
    return { day: stamp.slice(0, 10), minutes: stamp.slice(11, 13) * 60 + Number(stamp.slice(14)), stamp }
  }
  const stage = (then, stamp) =>
    then.split("\n").map((line) => line.split("|")).filter(([at]) => at <= stamp).at(-1) ?? null

  const spans = (text) => (text ? text.split(",").map((span) => span.split("-").map(Number)) : [])
  const openings = (week, special, day) => {
    const found = (special || "").split(";").map((line) => line.split(" ")).find(([from, to]) => from <= day && day <= to)
    return spans(found ? found[2] : week.split("|")[(number(day) + 3) % 7]).sort(([a], [b]) => a - b)
  }
  const state = (week, special, zone, instant) => {
    if (foot().demonstration) return null
    const reads = steady(zone, minuteOf(instant)), today = Math.floor(reads / DAY)
    let from = -1, to = -1
    days: for (let day = today - 1; day <= today + AHEAD; day++) {
      for (const span of openings(week, special, iso(day))) {
        const [start, end] = span.map((time) => reached(zone, day * DAY + time))
        if (start <= to) to = Math.max(to, end)
        else if (to > reads) break days
        else if (start < end) [from, to] = [start, end]
      }
    }
    const open = from <= reads && reads < to
    const none = to <= reads || (open && to > (today + AHEAD) * DAY)
    return { open, at: none ? null : open ? to : from }
  }

  const time = (minutes) => {
    const m = minutes % DAY
    if (m % 720 === 0) return m ? "noon" : "midnight"
    const rest = m % 60 ? `:${String(m % 60).padStart(2, "0")}` : ""
    return `${((Math.floor(m / 60) + 11) % 12) + 1}${rest}\u00a0${m < 720 ? "am" : "pm"}`
  }
  const date = (minutes) =>
    new Date(minutes * 6e4).toLocaleDateString("en-US", { timeZone: "UTC", weekday: "short", month: "short", day: "numeric" })
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  const said = (day) => {
    const [year, month, date] = day.split("-").map(Number)
    return `${MONTHS[month - 1]} ${date}, ${year}`
  }
  const abroad = (zone, minute) => {
    const own = -new Date(minute * 6e4).getTimezoneOffset()
    if (wall(zone, minute) === minute + own) return ""
    const part = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" }).formatToParts(minute * 6e4)
    return `\u00a0${part.find(({ type }) => type === "timeZoneName").value}`
  }
  const saysNow = ({ open, at }, zone, instant) => {
    const minute = minuteOf(instant), reads = wall(zone, minute)
    if (at === null) return open ? "Open now, around the clock" : "Closed now"
    const on = at % DAY ? at : at - 1 /* Midnight is the end of a day. */
    const days = Math.floor(on / DAY) - Math.floor(reads / DAY)
    const when = time(at) + abroad(zone, minute)
    if (open) return `Open now until ${at - reads < DAY ? "" : `${date(on)}, `}${when}`
    return `Closed now, opens ${["", "tomorrow "][days] ?? `${date(on)} `}at ${when}`
  }
  const saysDay = (list) =>
    list.map(([start, end]) => (start === 0 && end === DAY ? "open 24\u00a0hours" : `${time(start)}\u00a0–\u00a0${time(end)}`))
      .join(", ") || "closed"

  const letters = { ł: "l", đ: "d", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe" }
  const plain = (text) => (/^[ -~]*$/.test(text) ? text.toLowerCase() : text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""))
  /* O'Brien is one word. */
  const wordsOf = (text) =>
    plain(text).replace(/['’‘ʼ`łđøıßæœ]/g, (letter) => letters[letter] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean)

  return { now, stage, openings, state, saysNow, saysDay, said, plain, wordsOf }
})()
