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
  body.dataset.mdColorScheme = (schemes[kept()?.index] || ofSystem()).dataset.mdColorScheme
  const use = (scheme) => {
    scheme.checked = true
    scheme.dispatchEvent(new Event("change"))
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => kept() || use(ofSystem()))
  const showColours = () => dark.setAttribute("aria-pressed", isDark())
  new MutationObserver(showColours).observe(body, { attributeFilter: ["data-md-color-scheme"] })
  showColours()
  dark.addEventListener("click", () => {
    chosen = true
    use(schemes[isDark() ? 0 : 1])
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

  /* The search index and the sitemap are big and often not needed: they wait until they are. */
  const once = (target, events, test) =>
    new Promise((resolve) => {
      const look = (event) => test(event) && resolve()
      for (const event of events) target.addEventListener(event, look, { passive: true })
    })
  const asked = new URLSearchParams(location.search)
  const searching = asked.has("q") || asked.has("h")
    ? Promise.resolve()
    : once(document, ["focusin", "pointerover"], (event) => event.target.closest(".md-search, [data-opens=__search]"))
  const moving = once(window, ["pointerdown", "pointermove", "keydown"], () => true)
  const patient = { "search/search_index.json": searching, "sitemap.xml": moving }
  /* The theme takes every feed for another edition of the site, and asks for the sitemap beside it. There is none. */
  const never = new Promise(() => {})
  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.waitsFor = patient[String(url).replace(home.href, "")] ?? (/sitemap\.xml$/.test(url) ? never : null)
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
     start. The skip link is one again after the theme has made every address absolute. */
  document.addEventListener("DOMContentLoaded", () => {
    let arrived = false
    window.document$?.subscribe(() => {
      find(".md-skip").setAttribute("href", "#__content")
      const heading = find("#__content h1")
      if (arrived && heading && !location.hash) readFrom(heading, { preventScroll: true })
      arrived = true
    })
  })
})()
