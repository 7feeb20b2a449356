/* The checker: a plan, a provider and a place in, the answer out. Runs on its own page only; the data is check/v1.json
   (docs/data.md), the words come with the page. What is typed stays here: nothing is sent, and free text stands behind the
   `#` of the address, which browsers keep to themselves. */
(() => {
  "use strict"
  const root = document.getElementById("check")
  if (!root || root.dataset.ready) return
  const { now: clock, said, plain, wordsOf } = window.presence, W = JSON.parse(root.dataset.words)
  const [form] = root.getElementsByTagName("form")
  const [box, options, count, out, how] = ["q", "options", "count", "out", "how"].map((name) => document.getElementById(`check-${name}`))
  const KEYS = ["plan", "provider", "location", "specialty", "service", "visit", "urgency", "language", "accepting"]
  const CALL = 3, UNLISTED = 4 /* docs/data.md, the answer for a plan */
  const kept = (map, key, make) => (map.has(key) ? map : map.set(key, make(key))).get(key)

  /* ---- Reading the data: columns of signs, a sign is a number. What is not asked for yet is left as it came ---- */

  const number = (code) => code - (code < 127 ? 48 + (code > 60) + (code > 92) : code < 0xe000 ? 84 : 2132)
  const signed = (sign) => number(sign.codePointAt(0))
  const numbers = (text) => Array.from(text, signed)
  const growing = (text) => {
    let highest = -1
    return Array.from(text.replace("*", ""), (sign) => {
      const value = sign === "+" ? highest + 1 : signed(sign)
      if (value > highest) highest = value
      return value
    })
  }
  /* Numbers of `width` signs, null for a hyphen, texts between < and >; what follows a comma joins the list before it. */
  const column = ({ signs, base = 77, width = 1, least = 0 }, inLists) => {
    const found = []
    for (let at = signs[0] === "*" ? 1 : 0; at < signs.length; ) {
      const joins = signs.charCodeAt(at) === 44
      if (joins) at++
      let value = null
      const code = signs.charCodeAt(at)
      if (code === 45) at++
      else if (code === 60) {
        const end = signs.indexOf(">", at)
        value = signs.slice(at + 1, end)
        at = end + 1
      } else {
        for (let n = 0; n < width; n++) value = value * base + number(signs.charCodeAt(at++))
        value += least
      }
      if (joins) found.at(-1).push(value)
      else found.push(!inLists ? value : value === null ? [] : [value])
    }
    return found
  }
  const listed = (signs) => column({ signs }, true)
  /* A value for each pair; after `*` there is one for each provider. */
  const spread = (text, values) => (text[0] === "*" ? Array.from(whose, (p) => values[p]) : values)

  const idOf = (short, name) => {
    if (short?.[0] === "!") return short.slice(1)
    const start = plain(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
    return short ? `${start}-${short}` : start
  }

  /* `whose` and `where` are the provider and the location of each pair, by their numbers. */
  let D, whose, where, credentials
  const person = (p) => {
    const name = D.names[p], end = D.ends[p]
    return {
      id: idOf(typeof end === "number" ? String(end).padStart(D.ids.digits, "0") : end, name), name,
      full: [name, ...(credentials[p] ?? []).map((n) => D.columns.allCredentials[n])].join(", "),
      specialties: D.specialtiesOf[p].map((n) => D.specialties[n].name),
    }
  }
  const pairOf = (n) => {
    const p = whose[n], provider = person(p), location = D.locations[where[n]], [from = "", until = ""] = D.dates[n] ?? []
    const [phone, fax] = D.lines.map((line) => line[n])
    return { n, provider, location, from, until, phone: phone ?? location.phone, fax: fax ?? location.fax }
  }
  /* What the first answer can do without is read after it, each by itself, or when it is asked for. */
  const late = (name, make) => {
    Object.defineProperty(D, name, { configurable: true, get: () => delete D[name] && (D[name] = make()) })
    setTimeout(() => D[name])
  }
  const read = (data) => {
    D = { ...data }
    const c = data.columns
    D.plans = data.payers.flatMap(([short, payer, plans, also = []]) =>
      plans.map(([id, name, kind, nick = [], card = [], note = "", networks = []]) =>
        ({ id: idOf(id, name), payerId: idOf(short, payer), payer, name, kind, nick, card, note, networks, also })))
    const { columns, per, base } = data.rows
    numbers(columns).forEach((column, n) => Object.assign(D.plans[n], { n, at: Math.floor(column / per), power: base ** (column % per) }))
    D.width = Math.ceil(new Set(columns).size / per)
    D.paletteOf = numbers(data.rows.palettes)
    D.specialties = data.specialties.map(([id, name, more = ""]) => ({ id: idOf(id, name), name, more }))
    D.services = data.services.map(([id, name, also = [], documents = [], openings = ""]) =>
      ({ id: idOf(id, name), name, more: also.join(" "), documents, openings: numbers(openings) }))
    D.locations = data.locations.map(([id, name, phone, fax, address = [], county = "", long = ""]) =>
      ({ id: idOf(id, name), name, phone, fax, address, more: [...address, county, long].join(" ") }))
    D.languages = c.allLanguages.map(([id, name]) => ({ id, name }))
    D.names = data.names.split("|").flatMap((family) => {
      const [last, ...given] = family.split(";")
      return given.map((first) => `${first} ${last}`.trim())
    })
    D.ends = column(data.ids)
    credentials = listed(c.credentials)
    late("specialtiesOf", () => listed(c.specialties))
    late("spokenBy", () => numbers(c.languages).map((n) => c.allSpoken[n]))
    const at = column(c.at, true)
    where = Int32Array.from(at.flat())
    whose = Int32Array.from(at.flatMap((places, p) => places.map(() => p)))
    late("row", () => spread(c.row, growing(c.row)))
    D.state = spread(c.state, growing(c.state))
    late("offered", () => spread(c.services, listed(c.services)))
    late("lines", () => [data.lines.phone, data.lines.fax].map((line) => spread(line.signs, column(line))))
    late("index", learn)
  }

  /* ---- What holds on the visitor's day, on the practice's clock ---- */

  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => said(values[name]))
  const age = (stamp, day) => {
    const [on, last] = D.stamps[stamp]
    const good = day <= last
    return { good, words: on ? fill(good ? W.verified : W.lastVerified, { day: on }) : W.notVerified }
  }
  /* The number of the timeline of a plan in a row; none is not listed. */
  const timelineOf = (row, { at, power }) => {
    const sign = number(D.rows.signs.charCodeAt(row * D.width + at))
    return D.palettes[D.paletteOf[row]][(Math.floor(sign / power) % D.rows.base) - 1]
  }
  const claimOn = (timeline, day) => D.timelines[timeline].findLast(([first]) => first <= day)
  const answer = (timeline, { day }) => {
    const [, value, stamp = "", note = "", until, starts, ended] = timeline == null ? ["", UNLISTED] : claimOn(timeline, day)
    const remark = D.notes[note]
    const told = (rank, ...details) => ({ rank, shape: W.shapes[rank], details: details.filter(Boolean) })
    if (stamp === "") return { ...told(value, remark), words: W.answers[value], verified: "" }
    const { good, words } = age(stamp, day)
    if (!good) return { ...told(CALL, words, remark), words: W.answers[CALL], verified: "" }
    const when = ended ? fill(W.ended, { day: ended }) : value === CALL && starts ? fill(W.expected, { day: starts }) : ""
    return { ...told(value, when, remark), words: fill(W.answers[value], { until, starts }), verified: words }
  }
  const answerOf = (n, plan, now) => answer(timelineOf(D.row[n], plan), now)
  const accepting = (state, plan, { day }) => {
    const [usual, ...differs] = D.accepting[D.states[state][0]]
    const timeline = differs.find(([place]) => place === plan?.n)?.[1] ?? usual
    const [, value, stamp = "", note = ""] = claimOn(timeline, day)
    if (value < 0 || stamp === "" || !age(stamp, day).good) return { rank: 0.5, shape: W.shapes[CALL], words: W.answers[CALL], note: "" }
    return { rank: value, shape: W.acceptingShapes[value], words: W.accepting[value], note: D.notes[note] ?? "" }
  }
  const opening = (n, { day, stamp: moment }) => {
    const [visit, urgency, stamp, first, days, date, service = "", note = "", turns = []] = D.openings[n]
    const turn = turns.findLast(([at]) => at <= moment)
    const { good } = age(stamp, day)
    const told = turn ? turn[1] : first, words = told && (good ? told : W.answers[CALL])
    const waits = [days, date ? Math.max(0, (Date.parse(date) - Date.parse(day)) / 864e5) : ""].filter((wait) => wait !== "")
    const name = [W.visits[visit], urgency === "routine" ? "" : W.urgencies[urgency].toLowerCase(), D.services[service]?.name]
    return {
      visit, urgency, service, words, kind: name.filter(Boolean).join(", "), note: good && words ? (D.notes[note] ?? "") : "",
      wait: good && words && words !== W.answers[CALL] ? Math.min(...waits) : Infinity,
    }
  }
  const openings = (state, { visit, urgency, service }, now) => {
    const own = numbers(D.states[state][1]).map((n) => opening(n, now))
    const also = service ? service.openings.map((n) => ({ ...opening(n, now), service: "" })) : []
    return [...own, ...also].filter((one) =>
      one.words && (!visit || one.visit === visit) && (!urgency || one.urgency === urgency) &&
      (!service || one.service === "" || D.services[one.service] === service))
  }

  /* ---- Understanding what is typed ---- */

  const STOP = new Set(W.passedOver)
  /* Words are looked for in each kind of thing by itself: `kind` → words, and the numbers of what has each. */
  const TEXTS = {
    plan: ({ payer, also, name, nick, card, kind, networks }) => [payer, name, kind, ...also, ...nick, ...card, ...networks],
    provider: (name, p) => [...name.split(" "), ...(D.more[p] ?? []), ...(credentials[p] ?? []).map((n) => D.columns.allCredentials[n])],
  }
  let phrases
  const learn = () => {
    const index = {}, known = new Map()
    const add = (map, words, n) => {
      for (const word of words) {
        const found = kept(map, word, () => [])
        if (found.at(-1) !== n) found.push(n)
      }
    }
    for (const [kind, things] of KINDS) {
      const map = new Map(), texts = TEXTS[kind] ?? (({ name, more = "" }) => [name, more])
      D[things].forEach((one, n) => texts(one, n).forEach((text) => add(map, kept(known, text, wordsOf), n)))
      index[kind] = { map, words: [...map.keys()], count: D[things].length }
    }
    phrases = new Map()
    const phrase = (text, n) => add(phrases, [wordsOf(text).join("")], n)
    D.plans.forEach(({ payer, also, name, nick, card }, n) => {
      for (const own of [name, ...nick, ...card]) phrase(own, n)
      for (const whose of [payer, ...also]) phrase(`${whose} ${name}`, n)
    })
    return index
  }
  /* Whether two words differ by no more than so many letters added, left out, exchanged or swapped. */
  const close = (one, other, most) => {
    let same = 0
    while (same < one.length && one[same] === other[same]) same++
    const [a, b] = [one.slice(same), other.slice(same)]
    if (!most-- || !a || !b) return Math.max(a.length, b.length) <= most + 1
    return close(a.slice(1), b, most) || close(a, b.slice(1), most) || close(a.slice(1), b.slice(1), most) ||
      (a[0] === b[1] && a[1] === b[0] && close(a.slice(2), b.slice(2), most))
  }
  /* The letters of a word as bits: where too many of one word are not in the other, nobody need look closer. */
  const letterBits = (word) => {
    let found = 0
    for (let n = 0; n < word.length; n++) found |= 1 << (word.charCodeAt(n) & 31)
    return found
  }
  const alike = (words, token) => {
    const most = token.length < 4 ? 0 : token.length < 8 ? 1 : 2, own = letterBits(token)
    return words.filter((word) => most && bits(own & ~letterBits(word)) <= most &&
      (close(token, word, most) || (token.length > 4 && close(token, word.slice(0, token.length), 1))))
  }
  const matched = new Map()
  const matching = (token) => {
    const { index } = D, kinds = Object.keys(index), of = {}
    let found = kinds.map((kind) => index[kind].words.filter((word) => word.startsWith(token)))
    if (!found.some((words) => words.length)) found = kinds.map((kind) => alike(index[kind].words, token))
    kinds.forEach((kind, at) => {
      if (!found[at].length) return
      of[kind] = new Uint8Array(index[kind].count)
      for (const word of found[at]) for (const n of index[kind].map.get(word)) of[kind][n] = 1
    })
    return { marks: touched(of), of }
  }
  /* Pairs are marked, one byte for each; `true` is all of them, `false` none. Here those that any of some things is about. */
  const touched = ({ provider, location, specialty, service, language }) => {
    const people = new Uint8Array(D.names.length), marks = new Uint8Array(whose.length)
    const mark = (those, lists, flags) => flags && lists.forEach((list, n) => {
      for (const one of list) if (flags[one]) those[n] = 1
    })
    mark(people, D.specialtiesOf, specialty)
    mark(people, D.spokenBy, language)
    whose.forEach((p, n) => (marks[n] = people[p] || provider?.[p] || location?.[where[n]]))
    mark(marks, D.offered, service)
    return marks.includes(1) && marks
  }
  const isIn = (marks, n) => marks === true || marks[n]
  /* Those that are in all of the marks. */
  const marked = ([first = true, ...rest]) => {
    if (!rest.length || !first) return first
    const found = first.slice()
    for (const marks of rest) for (let n = 0; n < found.length; n++) found[n] &= marks[n]
    return found.includes(1) && found
  }
  /* Those that are in as many as any is. */
  const nearest = (all) => {
    const counts = Array.from(whose, (_, n) => all.filter((marks) => marks[n]).length), most = Math.max(...counts)
    return counts.map((count) => count === most)
  }
  const bits = (mask) => (mask ? 1 + bits(mask & (mask - 1)) : 0)
  /* Which words are about a plan, which about a provider or a place. A plan is `sure` only where its own name, a nickname
     or the words on its card are all there and nothing is left that we do not know: no plan is inferred from another. */
  let heard = {}
  const understand = (text) => (heard.text === text ? heard : (heard = { text, ...meaning(text) }))
  const meaning = (text) => {
    const all = wordsOf(text).slice(0, 20)
    const some = all.filter((word) => !STOP.has(word))
    const tokens = [...new Set(some[0] ? some : all)]
    const hits = tokens.map((token) => kept(matched, token, matching)), whole = (1 << tokens.length) - 1
    const maskOf = (test) => hits.reduce((mask, hit, n) => (test(hit) ? mask | (1 << n) : mask), 0)
    const unknown = maskOf(({ marks, of }) => !marks && !of.plan)
    const of = (list, mask) => list.filter((_, n) => mask & (1 << n))
    /* What else is said beside some words, and whom all of that is about. */
    const told = (mask) => of(hits, whole & ~mask & ~unknown).map(({ marks }) => marks)
    const about = (mask) => marked(told(mask))
    const spoken = (mask) => of(tokens, mask).join(" ")
    /* The words of all that a plan is called, also those that are passed over elsewhere: Plan G. */
    const exact = new Map()
    for (const from of all.keys()) {
      let phrase = "", mask = 0
      for (const word of all.slice(from)) {
        phrase += word
        mask |= (2 << tokens.indexOf(word)) >> 1
        for (const n of phrases.get(phrase) ?? []) exact.set(n, exact.get(n) | mask)
      }
    }
    const masks = D.plans.map((_, n) => maskOf(({ of }) => of.plan?.[n]))
    const fits = (mask) => (loose ? !told(mask).includes(false) : about(mask))
    const best = (those) => [...new Set(those)].sort((a, b) => bits(b) - bits(a)).find((mask) => mask && fits(mask)) ?? 0
    let sure, wide, people, loose = false
    const look = () => {
      sure = best(exact.values())
      wide = best(masks)
      people = fits(0)
      return sure || wide || people
    }
    /* Where each word is about somebody and nobody is all of it, those come who are the most. */
    loose = !look() && (loose = true) && look()
    const mask = sure && bits(sure) >= bits(wide) ? sure : people && !sure ? 0 : wide
    const named = (m) => D.plans.filter((_, n) => m && !(m & ~masks[n])), aim = mask || wide, byName = mask && mask === sure
    const most = Math.max(1, ...masks.map(bits))
    const plans = byName ? D.plans.filter((_, n) => exact.get(n) === sure)
      : aim || people ? named(aim) : D.plans.filter((_, n) => bits(masks[n]) === most)
    return {
      hits, plans, loose, nothing: !mask && !people,
      asked: spoken(aim) || text,
      similar: sure ? named(sure).filter((plan) => !plans.includes(plan)) : [],
      sure: byName && !plans[1] && !unknown ? plans[0] : null,
      unknown: spoken(unknown), left: spoken(~aim),
      pairs: !told(mask).length ? Boolean(mask || !tokens.length) : loose ? nearest(told(mask)) : about(mask),
    }
  }

  /* ---- The address: `S` is what is asked. Ids that changed are put right ---- */

  let S, writing
  const addressOf = ({ q, ...state }) => {
    const params = new URLSearchParams(KEYS.flatMap((key) => (state[key] ? [[key, state[key]]] : [])))
    return `${location.pathname}${params.size ? `?${params}` : ""}${q ? `#${new URLSearchParams({ q })}` : ""}`
  }
  const write = () => {
    if (writing && root.isConnected) history.replaceState(history.state, "", addressOf(S))
    writing = clearTimeout(writing)
  }
  /* Browsers allow only so many changes of the address in a while: who types fast gets them at pauses. */
  const writeSoon = () => {
    const soon = writing
    clearTimeout(soon)
    writing = setTimeout(write, 200)
    if (!soon) history.replaceState(history.state, "", addressOf(S))
  }
  const readAddress = () => {
    const params = new URLSearchParams(location.search), hash = new URLSearchParams(location.hash.slice(1))
    const former = (key, id) => D.formerly?.[key]?.[id] ?? id
    S = Object.fromEntries(KEYS.map((key) => [key, former(key, params.get(key) ?? "")]))
    S.q = hash.get("q") ?? params.get("q") ?? ""
    if (KEYS.some((key) => S[key] !== (params.get(key) ?? ""))) history.replaceState(history.state, "", addressOf(S))
    writing = clearTimeout(writing)
    controls()
    box.value = S.q
    fresh()
  }
  const go = (changes) => {
    write()
    S = { ...S, ...changes }
    history.pushState({}, "", addressOf(S))
    controls()
    fresh()
  }

  /* ---- The page ---- */

  const h = (tag, props, ...inside) => {
    const element = Object.assign(document.createElement(tag), props)
    element.append(...inside.flat().filter(Boolean))
    return element
  }
  const say = (words, what) => words.replace("{}", () => what)
  const p = (...inside) => h("p", {}, ...inside)
  const status = ({ shape, words }) => h("span", { className: `st ${shape}` }, words)
  const small = (...texts) => texts.some(Boolean) && h("small", {}, texts.filter(Boolean).join("; "))
  const dial = (key) => {
    const digits = typeof key === "number" || key?.length === 7 ? D.area + key : key
    const known = D.phones[digits]
    return digits && { text: known ?? digits.replace(/(...)(...)/, "$1-$2-"), link: `tel:${known ? digits : `+1${digits}`}` }
  }
  const tel = (key) => {
    const line = dial(key)
    return line && h("a", { className: "tel", href: line.link }, line.text)
  }
  const link = (state, text) => h("a", { href: addressOf(state), className: "go" }, text)
  const called = () => [W.call ? " Call " : " Ask us", W.call && h("b", {}, W.call), W.weCheck]
  const refer = (className) => h("a", { href: root.dataset.root + W.refer, className }, W.referPatient)
  const told = (title, ...inside) => h("section", { className: "check__which" }, h("h2", { tabIndex: -1 }, title), ...inside)

  const choose = (title, plans, state, q) =>
    told(title,
      h("ul", {}, plans.slice(0, 12).map((plan) =>
        h("li", {}, link({ ...state, plan: plan.id, q }, plan.name), " ", h("small", {}, `${plan.payer} · ${plan.kind}`),
          plan.card[0] && p(W.onCard, h("b", {}, plan.card.join(" · "))),
          plan.networks[0] && p(`Network: ${plan.networks.join(", ")}`), plan.note && p(plan.note)))),
      plans.length > 12 && p(say(W.typeMore, plans.length - 12)),
      p(W.noneOfThese, called()))

  const row = (n, plan, chosen, state, now) => {
    const pair = pairOf(n), { provider, location } = pair
    const found = plan && answerOf(n, plan, now)
    const taken = accepting(D.state[n], plan, now)
    const soon = openings(D.state[n], chosen, now)
    const target = { ...state, plan: plan?.id ?? "", provider: provider.id, location: location.id, q: "" }
    const fax = dial(pair.fax)
    return h("li", { className: "hit" },
      h("div", {}, h("h2", {}, link(target, provider.full)),
        p([location.name, ...provider.specialties.slice(0, 2)].join(" · ")),
        pair.from > now.day && p(`Here ${fill(W.from, pair)}`)),
      h("div", {}, found && p(status(found), " ", small(...found.details)), p(status(taken), " ", small(taken.note))),
      h("ul", {}, soon.slice(0, 4).map((one) => h("li", {}, `${one.kind}: `, h("b", {}, one.words)))),
      h("div", {}, pair.phone && p("Call ", tel(pair.phone)), fax && p(`Fax ${fax.text}`), p(refer("")),
        found?.verified && h("small", { className: "verified" }, found.verified)))
  }

  const button = (text, act) => {
    const made = h("button", { type: "button", className: "btn" }, text)
    made.addEventListener("click", () => act(made))
    return made
  }
  const copy = async (text, made) => {
    const before = made.textContent
    try {
      await navigator.clipboard.writeText(text)
      made.textContent = W.copied
    } catch {
      made.textContent = W.press
    }
    setTimeout(() => (made.textContent = before), 2000)
  }

  const answerPage = (pair, plan, chosen, state, now) => {
    const found = answerOf(pair.n, plan, now), taken = accepting(D.state[pair.n], plan, now)
    const soon = openings(D.state[pair.n], chosen, now), { provider, location: place } = pair
    const asOf = say(W.asOf, said(now.day)), title = `${provider.full}, ${place.name}: ${plan.name}`
    const rows = [
      ["Plan", `${plan.name} (${plan.payer}, ${plan.kind})`, plan.card[0] ? W.onCard + plan.card.join(" · ") : ""],
      ["Network", status(found), ...found.details, found.rank === UNLISTED && W.notNo],
      ["Checked", found.verified],
      [W.onThisPlan, status(taken), taken.note],
      ...soon.map((one) => [one.kind, one.words, one.note]),
      ["Here", pair.from > now.day ? fill(W.from, pair) : pair.until && fill(W.until, pair)],
      ["Call", tel(pair.phone)],
      ["Fax", dial(pair.fax)?.text],
      ["Where", [place.name, ...place.address].join(", ")],
      ["Also send", chosen.service?.documents.join(", ")],
    ].filter(([, text]) => text)
    const facts = h("dl", { className: "facts check__answer" }, rows.map(([name, first, ...more]) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, first, " ", small(...more)))))
    const text = () => [title, ...[...facts.children].map((fact) => [...fact.children].map((part) => part.textContent.trim()).join(": ")),
      asOf, location.href].join("\n")
    return [
      h("p", { className: "check__back" }, link({ ...state, provider: "", location: "" }, W.allFor + plan.name)),
      h("h2", { tabIndex: -1 }, title),
      facts,
      h("p", { className: "actions" }, refer("btn btn--main"),
        button(W.copy, (made) => copy(text(), made)),
        button("Print", () => print()), button("Share", (made) =>
          navigator.share ? navigator.share({ title, url: location.href }).catch(() => {}) : copy(location.href, made))),
      h("p", { className: "small" }, asOf, ". ",
        h("a", { href: `${root.dataset.root}providers/${provider.id}/` }, provider.name), " · ",
        h("a", { href: `${root.dataset.root}locations/${place.id}/` }, place.name), " · ",
        h("a", { href: `${root.dataset.root}${W.insurance}${plan.payerId}/${plan.id}/` }, plan.name)),
    ]
  }

  const unlisted = (what) => told(say(W.unlisted, what), p(W.notHere, called()))

  /* All pairs that fit what is chosen, the most helpful first. Kept, with the results already made, until something else
     is chosen or the minute is over: what is typed only picks from them. */
  let ranked, rankedFor
  const rows = new Map()
  const rank = (plan, chosen, now) => {
    const key = JSON.stringify([plan?.id, chosen, now.stamp])
    if (key === rankedFor) return ranked
    rankedFor = key
    rows.clear()
    const only = marked(Object.entries(chosen.numbers).flatMap(([key, n]) => (key === "plan" ? [] : [touched({ [key]: { [n]: 1 } })])))
    const states = [], ranks = [], keys = new Float64Array(whose.length)
    const stateOf = (state) => {
      const soon = openings(state, chosen, now), first = soon.filter(({ visit }) => visit === "new_patient")
      const wait = Math.min(400, ...(first.length ? first : soon).map((one) => one.wait))
      return { taken: accepting(state, plan, now).rank, some: soon.length, wait: Math.round(wait * 100) }
    }
    let count = 0
    for (let n = 0; n < whose.length; n++) {
      if (!isIn(only, n) || D.dates[n]?.[1] < now.day) continue
      const at = D.state[n], { taken, some, wait } = (states[at] ??= stateOf(at))
      if ((chosen.accepting && taken) || ((chosen.visit || chosen.urgency) && !some)) continue
      const timeline = plan && timelineOf(D.row[n], plan)
      const network = plan && (ranks[timeline + 1 || 0] ??= answer(timeline, now).rank)
      keys[count++] = ((network * 10 + taken * 2) * 1e5 + wait) * whose.length + n
    }
    return (ranked = keys.subarray(0, count).sort().map((key) => key % whose.length))
  }
  /* Changes only what is another. */
  const renew = (parent, parts) => {
    const now = parent.childNodes
    parts.forEach((part, n) => part === now[n] || parent.insertBefore(part, now[n] ?? null))
    while (now.length > parts.length) parent.lastChild.remove()
  }

  let limit = 10
  const hits = h("ol", { className: "hits" })
  const show = () => {
    const state = S, now = clock(D.zone), numbers = {}
    for (const [key, things] of KINDS) {
      if (state[key]) numbers[key] = D[things].findIndex((_, n) => thing(key, things, n).id === state[key])
    }
    const { visit, urgency, accepting } = state
    const chosen = { numbers, visit, urgency, accepting, service: D.services[numbers.service] }
    understand(state.q)
    const lost = Object.keys(numbers).filter((key) => numbers[key] < 0)
    const picked = D.plans[numbers.plan], plan = picked ?? (state.plan ? null : heard.sure)
    const marks = picked ? about(heard) : heard.pairs
    const order = rank(plan, chosen, now), first = []
    let found = 0
    for (let at = 0; at < order.length; at++) {
      if (isIn(marks, order[at]) && ++found <= limit) first.push(order[at])
    }
    const one = plan && numbers.provider >= 0 && found === 1
    const asking = Object.values(state).some(Boolean)
    how.hidden = !one
    root.classList.toggle("check--one", !!one)
    if (one) {
      count.textContent = ""
      root.classList.remove("check--asked")
      return out.replaceChildren(...answerPage(pairOf(first[0]), plan, chosen, state, now))
    }
    const parts = []
    if (lost[0]) parts.push(numbers.plan < 0 ? unlisted(state.plan) : p(lost.join(", "), W.gone))
    if (heard.unknown) parts.push(unlisted(heard.unknown))
    else if (heard.nothing && !picked) parts.push(unlisted(state.q))
    const several = !plan && !lost[0] ? heard.plans
      : picked && !heard.unknown && heard.pairs === true ? heard.plans.filter((other) => other !== plan) : []
    if (several[0]) parts.push(choose(several[1] ? say(W.which, heard.asked) : W.thisPlan, several, state, heard.left))
    if (!asking || lost[0] || (heard.unknown && !heard.pairs.length) ||
      (several[0] && heard.pairs === true && !state.provider && !state.location)) found = 0
    const label = plan ? ` for ${plan.name}${plan.card[0] ? ` (card: ${plan.card.join(" · ")})` : ""}` : W.choose
    const counted = !asking ? "" : found ? (heard.loose ? W.loose : "") + say(W.found[+(found > 1)], found) + label
      : several[0] ? say(W.several[+(several.length > 1)], several.length) : W.nothing
    if (count.textContent !== counted) count.textContent = counted
    if (found) {
      renew(hits, first.map((n) => kept(rows, n, () => row(n, plan, chosen, state, now))))
      parts.push(hits)
    }
    if (found > limit) {
      parts.push(button(say(W.showMore, found), () => {
        const at = limit
        limit += 100
        show()
        hits.children[at].querySelector("a").focus()
      }))
    }
    if (plan && heard.sure && heard.similar[0]) parts.push(choose(say(W.notThis, plan.name), heard.similar, state, heard.left))
    renew(out, parts)
  }
  const fresh = () => {
    limit = 10
    show()
  }
  /* Once a plan is chosen, what is typed is about people and places, if it can be. */
  const about = ({ hits, pairs }) => {
    const all = hits.map(({ marks }) => marks)
    return (!all.includes(false) && marked(all)) || (pairs !== true && pairs)
  }

  /* ---- Controls: the filters, and the box with its suggestions (ARIA APG, combobox with a listbox) ---- */

  const FIELDS = ["plan", "location", "visit", "urgency", "language"]
  const field = (name) => form.elements.namedItem(name)
  const controls = () => {
    for (const name of FIELDS) field(name).value = S[name]
    field("for").value = S.service ? `service:${S.service}` : S.specialty ? `specialty:${S.specialty}` : ""
    field("accepting").checked = S.accepting
  }
  const KINDS = [
    ["plan", "plans"], ["provider", "names"], ["service", "services"],
    ["specialty", "specialties"], ["location", "locations"], ["language", "languages"],
  ]
  const thing = (key, things, n) => (key === "provider" ? person(n) : D[things][n])
  let current = -1
  const shut = () => {
    options.hidden = true
    current = -1
    box.ariaExpanded = false
    box.removeAttribute("aria-activedescendant")
  }
  const suggest = () => {
    understand(box.value)
    const found = KINDS.flatMap(([key, things], at) => {
      const [flags = [], ...rest] = heard.hits.map(({ of }) => of[key] ?? []), all = []
      flags.forEach((one, n) => one && all.length < 3 && rest.every((other) => other[n]) && all.push(n))
      const some = key === "plan" ? heard.plans.slice(0, 4) : all.map((n) => thing(key, things, n))
      return some.map((thing) => ({ key, label: W.kinds[at], thing, q: key === "plan" ? heard.left : "" }))
    })
    shut()
    options.hidden = !found.length
    box.ariaExpanded = found.length > 0
    options.replaceChildren(...found.map(({ key, label, thing, q }, n) => {
      const made = h("li", { id: `check-option-${n}`, role: "option", ariaSelected: "false" }, h("small", {}, label), ` ${thing.full ?? thing.name}`)
      made.addEventListener("pointerdown", (event) => event.preventDefault())
      made.addEventListener("click", () => {
        box.value = q
        shut()
        go({ [key]: thing.id, q })
      })
      return made
    }))
  }
  const move = (to) => {
    const all = [...options.children]
    if (all[current]) all[current].ariaSelected = false
    current = (to + all.length + 1) % (all.length + 1)
    if (!all[current]) current = -1
    if (current < 0) return box.removeAttribute("aria-activedescendant")
    all[current].ariaSelected = true
    all[current].scrollIntoView({ block: "nearest" })
    box.setAttribute("aria-activedescendant", all[current].id)
  }
  const listen = () => {
    box.addEventListener("input", () => {
      root.classList.remove("check--asked")
      S = { ...S, provider: "", q: box.value }
      writeSoon()
      suggest()
      fresh()
    })
    box.addEventListener("keydown", (event) => {
      const { key } = event, step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (key !== "Enter" && (options.hidden || (key !== "Escape" && !step))) return
      event.preventDefault()
      if (step) move(current + step)
      else if (key === "Enter" && current >= 0) options.children[current].click()
      else shut()
    })
    box.addEventListener("blur", () => {
      shut()
      write()
    })
    addEventListener("pagehide", write)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      out.scrollIntoView()
    })
    form.addEventListener("reset", () => {
      box.value = ""
      go(Object.fromEntries([...KEYS, "q"].map((key) => [key, ""])))
    })
    form.addEventListener("change", ({ target }) => {
      if (target === box) return
      const [kind, id] = field("for").value.split(":")
      const values = Object.fromEntries(FIELDS.map((name) => [name, field(name).value]))
      const accepting = field("accepting").checked ? "1" : ""
      go({ ...values, accepting, provider: "", specialty: "", service: "", ...(id ? { [kind]: id } : {}) })
    })
    root.addEventListener("click", (event) => {
      const to = event.target.closest("a.go")
      if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      write()
      history.pushState({}, "", to.href)
      readAddress()
      out.querySelector("h2[tabindex], .hit a")?.focus()
      out.scrollIntoView({ block: "nearest" })
    })
  }
  const again = () => {
    if (!root.isConnected) return removeEventListener("popstate", again)
    readAddress()
  }
  const start = async () => {
    const data = fetch(root.dataset.source)
    /* The first question to a clock takes a while, as the data does. */
    clock(document.querySelector(".foot").dataset.zone)
    read(await (await data).json())
    const typed = box.value
    readAddress()
    listen()
    root.dataset.ready = "yes"
    if (typed && typed !== S.q) {
      box.value = typed
      box.dispatchEvent(new Event("input"))
    }
    addEventListener("popstate", again)
    document.addEventListener("visibilitychange", () => root.isConnected && show())
  }
  start()
})()
