/* What the theme's script needs before it runs, and what its controls need to be of use to everyone. Runs right after the
   header, before anything is painted. */
(() => {
  "use strict"
  const root = document.documentElement
  const body = document.body
  const home = new URL("../", document.currentScript.src)
  const find = (selector) => document.querySelector(selector)
  root.classList.replace("no-js", "js")

  /* The theme keeps settings in the browser. Colours are kept only once the reader has chosen them. */
  const name = (key) => `${home.pathname}.${key}`
  let chosen = false
  window.__md_scope = home
  window.__md_get = (key, storage = localStorage) => {
    try {
      return JSON.parse(storage.getItem(name(key)))
    } catch {
      return null
    }
  }
  window.__md_set = (key, value, storage = localStorage) => {
    if (key === "__palette" && !chosen) return
    try {
      storage.setItem(name(key), JSON.stringify(value))
    } catch {
      /* Storage is full or forbidden: the choice lasts for this page. */
    }
  }

  /* Colours, before the first paint. */
  const schemes = [...document.querySelectorAll("[name=__palette]")]
  const dark = find("[data-darkens]")
  const isDark = () => body.dataset.mdColorScheme === "slate"
  const ofSystem = () => schemes.find((input) => matchMedia(input.dataset.mdColorMedia).matches) || schemes[0]
  const kept = () => window.__md_get("__palette")
  const paint = (scheme) => (body.dataset.mdColorScheme = scheme.dataset.mdColorScheme)
  paint(schemes[kept()?.index] || ofSystem())
  const use = (scheme) => {
    paint(scheme)
    scheme.checked = true
    scheme.dispatchEvent(new Event("change"))
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => kept() || use(ofSystem()))
  const showColours = () => dark.setAttribute("aria-pressed", isDark())
  new MutationObserver(showColours).observe(body, { attributeFilter: ["data-md-color-scheme"] })
  showColours()
  dark.addEventListener("click", () => {
    const index = isDark() ? 0 : 1
    chosen = true
    window.__md_set("__palette", { index })
    use(schemes[index])
  })

  /* The menu and, on phones, the search are opened by hidden checkboxes. Buttons work them. */
  const set = (toggle, open) => {
    if (toggle.checked !== open) toggle.click()
  }
  const firstIn = { __drawer: "#__menu a", __search: "[name=query]" }
  for (const button of document.querySelectorAll("[data-opens]")) {
    const toggle = document.getElementById(button.dataset.opens)
    button.addEventListener("click", () => {
      set(toggle, !toggle.checked)
      if (toggle.checked) find(firstIn[toggle.id]).focus()
    })
    toggle.addEventListener("change", () => button.setAttribute("aria-expanded", toggle.checked))
  }
  const drawer = document.getElementById("__drawer")
  const inMenu = (element) => element instanceof Element && element.closest("#__menu, [data-opens=__drawer]")
  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-closes]")
    if (closer) set(document.getElementById(closer.dataset.closes), false)
  })
  document.addEventListener("focusin", (event) => {
    if (drawer.checked && !inMenu(event.target)) set(drawer, false)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return
    set(drawer, false)
    find("[data-opens=__drawer]").focus()
  })
  document.forms.search.addEventListener("submit", (event) => {
    event.preventDefault()
    find(".md-search-result__link")?.click()
  })

  /* The theme's script is half of what a page weighs. It brings the search and moves through the site without loading pages
     anew: it waits for the first sign of a reader, and the search's index for the first sign of a search. */
  const once = (target, events, test = () => true) =>
    new Promise((resolve) => {
      const look = (event) => test(event) && resolve()
      for (const event of events) target.addEventListener(event, look, { passive: true })
    })
  const parsed = once(document, ["DOMContentLoaded"])
  const asked = new URLSearchParams(location.search)
  const atOnce = asked.has("q") || asked.has("h")
  const reading = atOnce ? parsed : once(window, ["pointermove", "pointerdown", "keydown", "focusin"])
  const searching = atOnce
    ? parsed
    : once(document, ["focusin", "pointerover"], (event) => event.target.closest?.(".md-search, [data-opens=__search]"))

  /* What wants to know of every page that is arrived at. The first is here, and the theme tells of the others. */
  const arrivals = []
  window.document$ = {
    subscribe(run) {
      arrivals.push(run)
      run()
    },
  }
  const listen = () => {
    let arrived = false
    window.document$.subscribe(() => {
      /* The skip link is one again after the theme has made every address absolute. */
      find(".md-skip").setAttribute("href", "#__content")
      if (arrived) arrive()
      arrived = true
    })
    /* The theme begins when the document is there, which it has been for long. */
    document.dispatchEvent(new Event("DOMContentLoaded"))
  }
  /* The theme makes every address absolute in place, and a style sheet whose address is set is fetched again: for a moment
     the page would stand there without it. Ours change before, each for one that is already there. */
  const relink = (sheet) =>
    new Promise((resolve) => {
      const next = sheet.cloneNode()
      next.href = sheet.href
      next.addEventListener("error", resolve)
      next.addEventListener("load", () => {
        sheet.remove()
        resolve()
      })
      sheet.after(next)
    })
  const begin = Promise.all([parsed, reading]).then(() => Promise.all([...document.querySelectorAll("[rel=stylesheet]")].map(relink)))
  begin.then(() => {
    const script = document.createElement("script")
    script.src = document.getElementById("__config").dataset.script
    script.addEventListener("load", listen)
    body.append(script)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, select, textarea")) return
    event.preventDefault()
    find("[name=query]").focus()
  })

  /* The theme takes every feed for another edition of the site, and asks for the sitemap beside it. There is none. */
  const never = new Promise(() => {})
  const patient = { "search/search_index.json": searching, "sitemap.xml": null }
  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    const path = String(url).replace(home.href, "")
    this.waitsFor = path in patient ? patient[path] : /sitemap\.xml$/.test(url) ? never : null
    return open.call(this, method, url, ...rest)
  }
  XMLHttpRequest.prototype.send = function (data) {
    if (!this.waitsFor) return send.call(this, data)
    this.waitsFor.then(() => this.readyState === XMLHttpRequest.OPENED && send.call(this, data))
  }

  /* So does the script that searches: it is fetched with its first question's index. */
  const Native = window.Worker
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      this.waiting = []
      /* What the address is relative to is this page, which may be another when somebody searches. */
      const script = new URL(address, location)
      searching.then(() => {
        this.real = new Native(script)
        this.real.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
        for (const message of this.waiting) this.real.postMessage(message)
      })
    }
    postMessage(message) {
      if (this.real) this.real.postMessage(message)
      else this.waiting.push(message)
    }
  }

  /* Where reading goes on. For instant navigation the skip link is a link like others: it would fetch the page again. */
  const readFrom = (element, options) => {
    element.tabIndex = -1
    element.focus(options)
  }
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest(".md-skip")) return
      event.stopPropagation()
      readFrom(find("#__content"))
    },
    true,
  )

  /* Instant navigation swaps the page without telling anyone: move to its heading, as a new page would be read from its
     start. */
  const arrive = () => {
    for (const run of arrivals) run()
    const heading = find("#__content h1")
    if (heading && !location.hash) readFrom(heading, { preventScroll: true })
  }
})()
