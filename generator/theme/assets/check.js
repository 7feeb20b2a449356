/* The checker: a plan, a provider and a place in, the answer out. Runs on its own page only; the data is check/v1.json
   (docs/data.md), the words come with the page. What is typed stays here: nothing is sent, and free text stands behind the
   `#` of the address, which browsers keep to themselves. */
(() => {
  "use strict"
  const root = document.getElementById("check")
  if (!root || root.dataset.ready) return
  const W = JSON.parse(root.dataset.words)
  const [form] = root.getElementsByTagName("form")
  const box = document.getElementById("check-q"), options = document.getElementById("check-options")
  const count = document.getElementById("check-count"), out = document.getElementById("check-out")
  const how = document.getElementById("check-how"), lists = document.getElementById("check-lists")
  const KEYS = ["plan", "provider", "location", "specialty", "service", "visit", "urgency", "language", "accepting"]
  const CALL = W.shapes.indexOf("call_to_confirm"), UNLISTED = W.shapes.indexOf("not_listed")
  const PAGE = 20

  /* ---- Reading the data: columns of signs, a sign is a number ---- */

  const ALPHABET = Array.from({ length: 79 }, (_, n) => String.fromCharCode(48 + n)).filter((c) => !"\\<".includes(c)).join("")
  const number = (sign) => {
    const place = ALPHABET.indexOf(sign), code = sign.codePointAt(0)
    return place < 0 ? code - (code < 0xe000 ? 0 : 0x800) - 0xa1 + ALPHABET.length : place
  }
  const numbers = (text) => Array.from(text, number)
  const listed = (text) => (text.match(/-|.(,.)*/gsu) ?? []).map((list) => (list === "-" ? [] : list.split(",").map(number)))
  const growing = (text) => {
    let highest = -1
    return Array.from(text, (sign) => {
      const value = sign === "+" ? highest + 1 : number(sign)
      highest = Math.max(highest, value)
      return value
    })
  }
  const lines = (text) =>
    (text.match(/<[^>]*>|-|.{4}/gsu) ?? []).map((line) =>
      line === "-" ? null : line[0] === "<" ? line.slice(1, -1)
        : String(numbers(line).reduce((sum, digit) => sum * ALPHABET.length + digit)).padStart(7, "0"))
  /* A value for each pair; after `*` there is one for each provider. */
  const spread = (text, read, pairs) => {
    const values = read(text.replace(/^\*/, ""))
    return text[0] === "*" ? pairs.map(({ p }) => values[p]) : values
  }

  const letters = { ł: "l", đ: "d", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe" }
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  const wordsOf = (text) =>
    plain(text).replace(/[łđøıßæœ]/g, (letter) => letters[letter]).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const idOf = (short, name) => {
    if (short[0] === "!") return short.slice(1)
    const start = plain(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
    return short ? `${start}-${short}` : start
  }

  let D
  const read = (data) => {
    D = data
    const c = data.columns
    D.plans = data.payers.flatMap(([short, payer, plans, also = []]) =>
      plans.map(([id, name, kind, nick = [], card = [], note = "", networks = []]) =>
        ({ id: idOf(id, name), payerId: idOf(short, payer), payer, name, kind, nick, card, note, networks, also })))
    numbers(data.rows.columns).forEach((column, n) => (D.plans[n].column = column))
    D.width = Math.ceil(new Set(data.rows.columns).size / data.rows.per)
    D.paletteOf = numbers(data.rows.palettes)
    D.specialties = data.specialties.map(([id, name, more = ""]) => ({ id: idOf(id, name), name, more }))
    D.services = data.services.map(([id, name, also = [], documents = [], openings = ""]) =>
      ({ id: idOf(id, name), name, more: also.join(" "), documents, openings: numbers(openings) }))
    D.locations = data.locations.map(([id, name, phone, fax, address = [], county = "", long = ""]) =>
      ({ id: idOf(id, name), name, phone, fax, address, more: [...address, county, long].join(" ") }))
    D.languages = c.allLanguages.map(([id, name]) => ({ id, name }))
    const names = data.names.split("|").flatMap((family) => {
      const [last, ...given] = family.split(";")
      return given.map((first) => `${first} ${last}`.trim())
    })
    const ids = data.ids.split("|"), at = listed(c.at), credentials = listed(c.credentials), specialties = listed(c.specialties)
    const spoken = numbers(c.languages)
    D.providers = names.map((name, p) => ({
      id: idOf(ids[p], name), name, specialties: specialties[p], languages: c.allSpoken[spoken[p]], more: data.more[p] ?? [],
      full: [name, ...(credentials[p] ?? []).map((n) => c.allCredentials[n])].join(", "),
    }))
    D.pairs = at.flatMap((places, p) => places.map((place) => ({ p, place, provider: D.providers[p], location: D.locations[place] })))
    const columns = { row: growing, state: growing, services: listed, phone: lines, fax: lines }
    for (const [name, reader] of Object.entries(columns)) {
      spread(c[name] ?? data.lines[name], reader, D.pairs).forEach((value, n) => (D.pairs[n][name] = value))
    }
    D.pairs.forEach((pair, n) => {
      const [from = "", until = ""] = data.dates[n] ?? []
      Object.assign(pair, { n, from, until, phone: pair.phone ?? pair.location.phone, fax: pair.fax ?? pair.location.fax })
    })
  }

  /* ---- What holds on the visitor's day, on the practice's clock ---- */

  const format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }), dates = {}
  const said = (day) => (dates[day] ??= format.format(new Date(`${day}T12:00Z`)))
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => said(values[name]))
  const age = (stamp, day) => {
    const [on, last] = D.stamps[stamp]
    const good = day <= last
    return { good, words: on ? fill(good ? W.verified : W.lastVerified, { day: on }) : W.notVerified }
  }
  const claimOn = (timeline, day) => D.timelines[timeline].findLast(([first]) => first <= day)
  const answer = (pair, plan, { day }) => {
    const { per, base, signs } = D.rows
    const sign = signs[pair.row * D.width + Math.floor(plan.column / per)]
    const place = Math.floor(number(sign) / base ** (plan.column % per)) % base
    const timeline = D.palettes[D.paletteOf[pair.row]][place - 1]
    const [, value, stamp = "", note = "", until, starts, ended] = place ? claimOn(timeline, day) : ["", UNLISTED]
    const remark = D.notes[note]
    const told = (rank, ...details) => ({ rank, shape: W.shapes[rank], details: details.filter(Boolean) })
    if (stamp === "") return { ...told(value, remark), words: W.answers[value], verified: "" }
    const { good, words } = age(stamp, day)
    if (!good) return { ...told(CALL, words, remark), words: W.answers[CALL], verified: "" }
    const when = ended ? fill(W.ended, { day: ended }) : value === CALL && starts ? fill(W.expected, { day: starts }) : ""
    return { ...told(value, when, remark), words: fill(W.answers[value], { until, starts }), verified: words }
  }
  const SHAPES = ["in_network", "call_to_confirm", "call_to_confirm", "not_in_network"]
  const accepting = (pair, plan, { day }) => {
    const [usual, ...differs] = D.accepting[D.states[pair.state][0]]
    const timeline = differs.find(([place]) => D.plans[place] === plan)?.[1] ?? usual
    const [, value, stamp = "", note = ""] = claimOn(timeline, day)
    if (value < 0 || stamp === "" || !age(stamp, day).good) return { rank: 0.5, shape: "call_to_confirm", words: W.answers[CALL], note: "" }
    return { rank: value, shape: SHAPES[value], words: W.accepting[value], note: D.notes[note] ?? "" }
  }
  const opening = (n, { day, stamp: moment }) => {
    const [visit, urgency, stamp, first, days, date, service = "", note = "", turns = []] = D.openings[n]
    const turn = turns.findLast(([at]) => at <= moment)
    const { good } = age(stamp, day)
    const words = turn && !turn[1] ? "" : good ? (turn ? turn[1] : first) : W.answers[CALL]
    const waits = [days, date ? Math.max(0, (Date.parse(date) - Date.parse(day)) / 864e5) : ""].filter((wait) => wait !== "")
    const name = [W.visits[visit], urgency === "routine" ? "" : W.urgencies[urgency].toLowerCase(), D.services[service]?.name]
    return {
      visit, urgency, service, words, kind: name.filter(Boolean).join(", "), note: good && words ? (D.notes[note] ?? "") : "",
      wait: good && words && words !== W.answers[CALL] ? Math.min(...waits) : Infinity,
    }
  }
  const openings = (pair, { visit, urgency, service }, now) => {
    const own = numbers(D.states[pair.state][1]).map((n) => opening(n, now))
    const also = service ? service.openings.map((n) => ({ ...opening(n, now), service: "" })) : []
    const chosen = [...own, ...also].filter((one) =>
      one.words && (!visit || one.visit === visit) && (!urgency || one.urgency === urgency) &&
      (!service || one.service === "" || D.services[one.service] === service))
    return chosen
  }

  /* ---- Understanding what is typed ---- */

  const STOP = new Set("a and at doctor dr for in near of or plan take takes the with".split(" "))
  let index, phrases
  const learn = () => {
    const known = (things) => things.map(({ name, more = "" }) => wordsOf(`${name} ${more}`))
    const specialties = known(D.specialties), services = known(D.services), languages = known(D.languages), places = known(D.locations)
    const people = D.providers.map(({ full, more }) => wordsOf(`${full} ${more.join(" ")}`))
    index = { pairs: new Map(), plans: new Map() }
    phrases = new Map()
    const add = (map, word, n) => {
      const found = map.get(word)
      if (!found) map.set(word, [n])
      else if (found.at(-1) !== n) found.push(n)
    }
    for (const { n, p, place, services: offered, provider } of D.pairs) {
      for (const word of people[p]) add(index.pairs, word, n)
      for (const word of places[place]) add(index.pairs, word, n)
      for (const which of provider.specialties) for (const word of specialties[which]) add(index.pairs, word, n)
      for (const which of offered) for (const word of services[which]) add(index.pairs, word, n)
      for (const which of provider.languages) for (const word of languages[which]) add(index.pairs, word, n)
    }
    D.plans.forEach(({ payer, also, name, nick, card, kind, networks }, n) => {
      for (const word of wordsOf([payer, name, kind, ...also, ...nick, ...card, ...networks].join(" "))) add(index.plans, word, n)
      for (const own of [name, ...nick, ...card]) add(phrases, wordsOf(own).join(""), n)
      for (const whose of [payer, ...also]) add(phrases, wordsOf(`${whose} ${name}`).join(""), n)
    })
    for (const kind of Object.keys(index)) index[kind] = { words: [...index[kind].keys()].sort(), of: index[kind] }
    matched.clear()
  }
  /* Whether two words differ by no more than so many letters added, left out, exchanged or swapped. */
  const close = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false
    let before = [], last = Array.from({ length: other.length + 1 }, (_, n) => n)
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1]
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same)
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      if (Math.min(...row) > most) return false
      ;[before, last] = [last, row]
    }
    return last[other.length] <= most
  }
  const starting = ({ words }, start) => {
    let low = 0, high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (words[middle] < start) low = middle + 1
      else high = middle
    }
    let end = low
    while (end < words.length && words[end].startsWith(start)) end++
    return words.slice(low, end)
  }
  const alike = ({ words }, token) => {
    const most = token.length < 4 ? 0 : token.length < 8 ? 1 : 2
    return most ? words.filter((word) => close(token, word, most) || (token.length > 4 && close(token, word.slice(0, token.length), 1))) : []
  }
  const matched = new Map()
  const match = (token) => {
    if (!matched.has(token)) {
      let pairs = starting(index.pairs, token), plans = starting(index.plans, token)
      const guessed = !pairs.length && !plans.length
      if (guessed) [pairs, plans] = [alike(index.pairs, token), alike(index.plans, token)]
      const marks = pairs.length ? new Uint8Array(D.pairs.length) : null
      for (const word of pairs) for (const n of index.pairs.of.get(word)) marks[n] = 1
      matched.set(token, { marks, guessed, plans: new Set(plans.flatMap((word) => index.plans.of.get(word))) })
    }
    return matched.get(token)
  }
  const marked = (marks) => (marks.includes(null) ? [] : D.pairs.filter(({ n }) => {
    for (const some of marks) if (!some[n]) return false
    return true
  }))
  const bits = (mask) => mask.toString(2).replaceAll("0", "").length
  /* Which words are about a plan, which about a provider or a place. A plan is `sure` only where its own name, a nickname
     or the words on its card are all there and nothing is left that we do not know: no plan is inferred from another. */
  let heardLast, textLast
  const understand = (text) => {
    if (text !== textLast) [heardLast, textLast] = [meaning(text), text]
    return heardLast
  }
  const meaning = (text) => {
    const all = wordsOf(text)
    const some = all.filter((word) => !STOP.has(word))
    const tokens = (some.length ? some : all).slice(0, 12)
    const hits = tokens.map(match), whole = (1 << tokens.length) - 1
    const maskOf = (test) => hits.reduce((mask, hit, n) => (test(hit, tokens[n]) ? mask | (1 << n) : mask), 0)
    const unknown = maskOf(({ marks, plans }) => !marks && !plans.size)
    const known = new Map([[0, D.pairs]])
    const about = (mask) => {
      if (!known.has(mask)) {
        const found = marked(hits.filter((_, n) => mask & (1 << n)).map(({ marks }) => marks))
        known.set(mask, found.length ? found : null)
      }
      return known.get(mask)
    }
    const exact = new Map()
    for (let from = 0; from < tokens.length; from++) {
      for (let to = tokens.length; to > from; to--) {
        const mask = (1 << to) - (1 << from)
        for (const n of phrases.get(tokens.slice(from, to).join("")) ?? []) if (!(bits(exact.get(n) ?? 0) > to - from)) exact.set(n, mask)
      }
    }
    const masks = D.plans.map((_, n) => maskOf(({ plans }) => plans.has(n)))
    const fits = (mask) => !(whole & ~mask & ~unknown) || about(whole & ~mask & ~unknown)
    const best = (those) => [...new Set(those)].filter((mask) => mask && fits(mask)).sort((a, b) => bits(b) - bits(a))[0] ?? 0
    const sure = best([...exact.values()])
    const wide = best(masks)
    const people = about(whole & ~unknown)
    const guessed = maskOf(({ guessed }) => guessed)
    const mask = sure && bits(sure) >= bits(wide) ? sure : people && !sure ? 0 : wide
    const named = (m) => D.plans.filter((_, n) => m && (masks[n] & m) === m)
    const meant = mask === sure && sure ? D.plans.filter((_, n) => exact.get(n) === sure) : named(mask || wide)
    const rest = whole & ~mask & ~unknown
    const most = Math.max(0, ...masks.map(bits))
    const near = mask || wide || people ? [] : D.plans.filter((_, n) => most && bits(masks[n]) === most)
    return {
      tokens, plans: [...meant, ...near], nothing: !mask && !people,
      asked: tokens.filter((_, n) => (mask || wide) & (1 << n)).join(" "),
      similar: sure ? named(sure).filter((plan) => !meant.includes(plan)) : [],
      sure: mask === sure && sure && meant.length === 1 && !unknown && !(sure & guessed) ? meant[0] : null,
      unknown: tokens.filter((_, n) => unknown & (1 << n)),
      left: tokens.filter((_, n) => !((mask || wide) & (1 << n))).join(" "),
      pairs: rest ? (about(rest) ?? []) : mask || !tokens.length ? null : [],
    }
  }

  /* ---- The address ---- */

  const asked = () => {
    const params = new URLSearchParams(location.search), hash = new URLSearchParams(location.hash.slice(1))
    const state = Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ""]))
    return { ...state, q: hash.get("q") ?? params.get("q") ?? "" }
  }
  const addressOf = ({ q, ...state }) => {
    const params = new URLSearchParams(KEYS.flatMap((key) => (state[key] ? [[key, state[key]]] : [])))
    return `${location.pathname}${params.size ? `?${params}` : ""}${q ? `#${new URLSearchParams({ q })}` : ""}`
  }
  const go = (changes, focus) => {
    history.pushState({}, "", addressOf({ ...asked(), ...changes }))
    show()
    if (focus) out.querySelector("h2")?.focus()
  }

  /* ---- The page ---- */

  const h = (tag, props, ...inside) => {
    const element = Object.assign(document.createElement(tag), props)
    element.append(...inside.flat().filter((part) => part || part === 0))
    return element
  }
  const status = ({ shape, words }) => h("span", { className: `st ${shape}` }, words)
  const small = (...texts) => texts.some(Boolean) && h("small", {}, texts.filter(Boolean).join("; "))
  const dial = (key) => {
    const digits = key?.length === 7 ? D.area + key : key
    const known = D.phones[digits]
    return digits && { text: known ?? digits.replace(/(...)(...)/, "$1-$2-"), link: `tel:${known ? digits : `+1${digits}`}` }
  }
  const tel = (key) => {
    const line = dial(key)
    return line && h("a", { className: "tel", href: line.link }, line.text)
  }
  const link = (state, text) => h("a", { href: addressOf(state), className: "go" }, text)
  const called = () => (W.call ? [" Call ", h("b", {}, W.call), " and we check it."] : [" Ask us and we check it."])
  const refer = () => h("a", { href: root.dataset.root + W.refer }, "Refer a patient")

  const choose = (title, plans, state, q) =>
    h("section", { className: "check__which" }, h("h2", { tabIndex: -1 }, title),
      h("ul", {}, plans.slice(0, 12).map((plan) =>
        h("li", {}, link({ ...state, plan: plan.id, q }, plan.name), " ", h("small", {}, `${plan.payer} · ${plan.kind}`),
          plan.card.length > 0 && h("p", {}, "On the card: ", h("b", {}, plan.card.join(" · "))),
          plan.networks.length > 0 && h("p", {}, `Network: ${plan.networks.join(", ")}`), plan.note && h("p", {}, plan.note)))),
      plans.length > 12 && h("p", {}, `and ${plans.length - 12} more: type more of what the card says.`),
      h("p", {}, "None of these? Then the plan is not listed here, which is not a no.", called()))

  const row = (pair, plan, chosen, state, now) => {
    const found = plan && answer(pair, plan, now)
    const taken = accepting(pair, plan, now)
    const soon = openings(pair, chosen, now)
    const target = { ...state, plan: plan?.id ?? "", provider: pair.provider.id, location: pair.location.id, q: "" }
    const fax = dial(pair.fax)
    return h("li", { className: "hit" },
      h("div", {}, h("h2", {}, link(target, pair.provider.full)),
        h("p", {}, [pair.location.name, ...pair.provider.specialties.slice(0, 2).map((n) => D.specialties[n].name)].join(" · ")),
        pair.from > now.day && h("p", {}, `Here from ${said(pair.from)}`)),
      h("div", {}, found && h("p", {}, status(found), " ", small(...found.details)), h("p", {}, status(taken), " ", small(taken.note))),
      h("ul", {}, soon.slice(0, 4).map((one) => h("li", {}, `${one.kind}: `, h("b", {}, one.words)))),
      h("div", {}, pair.phone && h("p", {}, "Call ", tel(pair.phone)), fax && h("p", {}, `Fax ${fax.text}`), h("p", {}, refer()),
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
      made.textContent = "Copied"
    } catch {
      made.textContent = "Press Ctrl+C"
    }
    setTimeout(() => (made.textContent = before), 2000)
  }
  const share = (title, made) =>
    navigator.share ? navigator.share({ title, url: location.href }).catch(() => {}) : copy(location.href, made)

  const answerPage = (pair, plan, chosen, state, now) => {
    const found = answer(pair, plan, now), taken = accepting(pair, plan, now)
    const soon = openings(pair, chosen, now), { provider, location: place } = pair
    const phone = dial(pair.phone), fax = dial(pair.fax)
    const title = `${provider.full}, ${place.name}: ${plan.name}`
    const rows = [
      ["Plan", `${plan.name} (${plan.payer}, ${plan.kind})`, plan.card.length ? `On the card: ${plan.card.join(" · ")}` : ""],
      ["Network", found.words, ...found.details],
      ["Checked", found.verified],
      ["New patients on this plan", taken.words, taken.note],
      ...soon.map((one) => [one.kind, one.words, one.note]),
      ["Here", pair.from > now.day ? `from ${said(pair.from)}` : pair.until ? `until ${said(pair.until)}` : ""],
      ["Call", phone?.text],
      ["Fax", fax?.text],
      ["Where", [place.name, ...place.address].join(", ")],
      ["Also send", chosen.service?.documents.join(", ")],
    ].filter(([, text]) => text)
    const special = { Network: status(found), "New patients on this plan": status(taken), Call: pair.phone && tel(pair.phone) }
    const facts = h("dl", { className: "facts check__answer" }, rows.map(([name, first, ...more]) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, special[name] || first, " ", small(...more)))))
    const text = () => [title, ...[...facts.children].map((fact) => [...fact.children].map((part) => part.textContent.trim()).join(": ")),
      `As of ${said(now.day)}`, location.href].join("\n")
    return [
      h("p", { className: "check__back" }, link({ ...state, provider: "", location: "" }, `All answers for ${plan.name}`)),
      h("h2", { tabIndex: -1 }, title),
      facts,
      h("p", { className: "actions" }, h("a", { className: "btn btn--main", href: root.dataset.root + W.refer }, "Refer a patient"),
        button("Copy as text", (made) => copy(text(), made)),
        button("Print", () => print()), button("Share", (made) => share(title, made))),
      h("p", { className: "small" }, `As of ${said(now.day)}. `,
        h("a", { href: `${root.dataset.root}providers/${provider.id}/` }, provider.name), " · ",
        h("a", { href: `${root.dataset.root}locations/${place.id}/` }, place.name), " · ",
        h("a", { href: `${root.dataset.root}${W.insurance}${plan.payerId}/${plan.id}/` }, plan.name)),
    ]
  }

  const find = (things, id) => things.find((thing) => thing.id === id)
  const unlisted = (what) =>
    h("section", { className: "check__which" }, h("h2", { tabIndex: -1 }, `“${what}” is not listed`),
      h("p", {}, "No plan, provider, service or place here is called that. A plan that is not listed is not a no.", called()))

  let limit = PAGE, before = ""
  const show = () => {
    const state = asked(), now = window.presence.now(D.zone)
    const address = addressOf(state)
    if (address !== before) [limit, before] = [PAGE, address]
    controls(state)
    const heard = understand(state.q)
    const chosen = {
      plan: find(D.plans, state.plan), visit: state.visit, urgency: state.urgency,
      service: find(D.services, state.service), specialty: find(D.specialties, state.specialty),
      location: find(D.locations, state.location), language: find(D.languages, state.language), provider: find(D.providers, state.provider),
    }
    const lost = Object.keys(chosen).filter((key) => state[key] && !chosen[key])
    const plan = chosen.plan ?? (state.plan ? null : heard.sure)
    const hit = chosen.plan ? understoodAsPerson(heard) : heard
    let pairs = (hit.pairs ?? D.pairs).filter((pair) =>
      (!pair.until || now.day <= pair.until) && (!chosen.provider || pair.provider === chosen.provider) &&
      (!chosen.location || pair.location === chosen.location) &&
      (!chosen.specialty || pair.provider.specialties.some((n) => D.specialties[n] === chosen.specialty)) &&
      (!chosen.service || pair.services.some((n) => D.services[n] === chosen.service)) &&
      (!chosen.language || pair.provider.languages.some((n) => D.languages[n] === chosen.language)))
    const memo = (make) => {
      const kept = new Map()
      return (key, pair) => (kept.has(key) ? kept : kept.set(key, make(pair))).get(key)
    }
    const answerOf = memo((pair) => answer(pair, plan, now).rank)
    const stateOf = memo((pair) => {
      const soon = openings(pair, chosen, now)
      const fresh = soon.filter(({ visit }) => visit === "new_patient")
      return { taken: accepting(pair, plan, now).rank, some: soon.length > 0, wait: Math.min(400, ...(fresh.length ? fresh : soon).map(({ wait }) => wait)) }
    })
    if (state.accepting) pairs = pairs.filter((pair) => stateOf(pair.state, pair).taken === 0)
    if (chosen.visit || chosen.urgency) pairs = pairs.filter((pair) => stateOf(pair.state, pair).some)
    const one = plan && chosen.provider && pairs.length === 1
    const asking = state.q || KEYS.some((key) => state[key])
    how.hidden = !one
    lists.hidden = Boolean(one)
    root.classList.toggle("check--one", Boolean(one))
    if (one) {
      count.textContent = ""
      return out.replaceChildren(...answerPage(pairs[0], plan, chosen, state, now))
    }
    const keys = new Float64Array(D.pairs.length)
    for (const pair of pairs) {
      const { taken, wait } = stateOf(pair.state, pair)
      keys[pair.n] = (plan ? answerOf(pair.row, pair) : 0) * 1e5 + taken * 1e4 + wait
    }
    pairs.sort((a, b) => keys[a.n] - keys[b.n])
    const parts = []
    if (lost.includes("plan")) parts.push(unlisted(state.plan))
    else if (lost.length) parts.push(h("p", {}, `${lost.join(", ")}: not here any more.`))
    if (heard.unknown.length) parts.push(unlisted(heard.unknown.join(" ")))
    else if (state.q && heard.nothing && !chosen.plan) parts.push(unlisted(state.q))
    const several = !plan && !lost.length ? heard.plans : hit === heard ? [] : heard.plans.filter((other) => other !== plan && heard.unknown.length === 0 && !heard.pairs)
    if (state.q && several.length) parts.push(choose(several.length > 1 ? `Which “${heard.asked}” did you mean?` : "Did you mean this plan?", several, state, heard.left))
    const open = asking && !lost.length && !(heard.unknown.length && !heard.pairs?.length)
    const shown = open && !(several.length && !heard.pairs && !chosen.provider && !chosen.location) ? pairs : []
    const label = plan ? `${plan.name}${plan.card.length ? ` (card: ${plan.card.join(" · ")})` : ""}` : ""
    count.textContent = !asking ? "" : shown.length ? `${shown.length} ${shown.length === 1 ? "answer" : "answers"}${label ? ` for ${label}` : ": choose a plan to see who takes it"}`
      : several.length ? `${several.length} ${several.length === 1 ? "plan" : "plans"} to choose from` : "Nothing found"
    if (shown.length) parts.push(h("ol", { className: "hits" }, shown.slice(0, limit).map((pair) => row(pair, plan, chosen, state, now))))
    if (shown.length > limit) parts.push(button(`Show more of ${shown.length}`, () => ((limit += 100), show())))
    if (plan && heard.sure && heard.similar.length) parts.push(choose(`Not ${plan.name}?`, heard.similar, state, heard.left))
    out.replaceChildren(...parts)
  }
  /* Once a plan is chosen, what is typed is about people and places, if it can be. */
  const understoodAsPerson = (heard) => {
    const marks = heard.tokens.map((token) => match(token).marks)
    if (!marks.length) return { ...heard, pairs: null }
    return { ...heard, pairs: marks.includes(null) ? (heard.pairs ?? []) : marked(marks) }
  }

  /* ---- Controls: the filters, and the box with its suggestions (ARIA APG, combobox with a listbox) ---- */

  const field = (name) => form.elements.namedItem(name)
  const controls = (state) => {
    for (const name of ["plan", "location", "visit", "urgency", "language"]) field(name).value = state[name]
    field("for").value = state.service ? `service:${state.service}` : state.specialty ? `specialty:${state.specialty}` : ""
    field("accepting").checked = Boolean(state.accepting)
    if (document.activeElement !== box) box.value = state.q
  }
  const KINDS = [
    ["plan", "Plan", () => D.plans], ["provider", "Provider", () => D.providers], ["service", "Service", () => D.services],
    ["specialty", "Specialty", () => D.specialties], ["location", "Location", () => D.locations], ["language", "Language", () => D.languages],
  ]
  let current = -1
  const close_ = () => {
    options.hidden = true
    current = -1
    box.setAttribute("aria-expanded", "false")
    box.removeAttribute("aria-activedescendant")
  }
  const suggest = () => {
    const heard = understand(box.value)
    const named = (thing) => (thing.found ??= wordsOf([thing.name, thing.more, ...(thing.nick ?? [])].flat().join(" ")))
    const fits = (thing) => heard.tokens.every((token) => named(thing).some((word) => word.startsWith(token)))
    const found = heard.tokens.length
      ? KINDS.flatMap(([key, label, things]) => {
          const people = () => new Set((heard.pairs ?? []).slice(0, 500).map(({ provider }) => provider))
          const some = key === "plan" ? heard.plans : [...(key === "provider" ? people() : things())].filter(fits)
          return some.slice(0, key === "plan" ? 4 : 3).map((thing) => ({ key, label, thing, q: key === "plan" ? heard.left : "" }))
        })
      : []
    close_()
    options.hidden = !found.length
    box.setAttribute("aria-expanded", String(found.length > 0))
    options.replaceChildren(...found.map(({ key, label, thing, q }, n) => {
      const made = h("li", { id: `check-option-${n}`, role: "option", ariaSelected: "false" }, h("small", {}, label), ` ${thing.full ?? thing.name}`)
      made.addEventListener("pointerdown", (event) => event.preventDefault())
      made.addEventListener("click", () => {
        box.value = q
        close_()
        go({ [key]: thing.id, q })
      })
      return made
    }))
  }
  const move = (to) => {
    const all = [...options.children]
    all[current]?.setAttribute("aria-selected", "false")
    current = (to + all.length + 1) % (all.length + 1)
    if (!all[current]) current = -1
    all[current]?.setAttribute("aria-selected", "true")
    all[current]?.scrollIntoView({ block: "nearest" })
    if (current < 0) box.removeAttribute("aria-activedescendant")
    else box.setAttribute("aria-activedescendant", all[current].id)
  }
  const listen = () => {
    box.addEventListener("input", () => {
      history.replaceState(history.state, "", addressOf({ ...asked(), provider: "", q: box.value }))
      suggest()
      show()
    })
    box.addEventListener("keydown", (event) => {
      const keys = { ArrowDown: () => move(current + 1), ArrowUp: () => move(current < 0 ? options.children.length - 1 : current - 1) }
      if (event.key === "Escape" && !options.hidden) {
        event.preventDefault()
        close_()
      } else if (event.key === "Enter") {
        event.preventDefault()
        if (current >= 0) options.children[current].click()
        else close_()
      } else if (keys[event.key] && !options.hidden) {
        event.preventDefault()
        keys[event.key]()
      }
    })
    box.addEventListener("blur", close_)
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
      const values = Object.fromEntries(["plan", "location", "visit", "urgency", "language"].map((name) => [name, field(name).value]))
      const accepting = field("accepting").checked ? "1" : ""
      go({ ...values, accepting, provider: "", specialty: "", service: "", ...(id ? { [kind]: id } : {}) })
    })
    root.addEventListener("click", (event) => {
      const to = event.target.closest("a.go")
      if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      history.pushState({}, "", to.href)
      box.value = asked().q
      show()
      out.querySelector("h2[tabindex], .hit a")?.focus()
      out.scrollIntoView({ block: "nearest" })
    })
  }
  const again = () => {
    if (!root.isConnected) return removeEventListener("popstate", again)
    box.value = asked().q
    show()
  }
  const start = async () => {
    read(await (await fetch(root.dataset.source)).json())
    learn()
    listen()
    box.value ||= asked().q
    form.querySelector("details").open = KEYS.some((key) => asked()[key])
    root.dataset.ready = "yes"
    if (box.value !== asked().q) box.dispatchEvent(new Event("input"))
    show()
    addEventListener("popstate", again)
    document.addEventListener("visibilitychange", () => root.isConnected && show())
  }
  start()
})()
