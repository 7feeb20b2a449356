/* The checker's script and its data are big: they wait until somebody asks, or comes with a question in the address.
   Runs right behind the place of the answers. */
(() => {
  "use strict"
  const root = document.getElementById("check"), own = document.currentScript.src
  const [box] = root.getElementsByTagName("input"), [options] = root.getElementsByTagName("ul")
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": options.id }
  for (const [name, value] of Object.entries(combobox)) box.setAttribute(name, value)
  options.role = "listbox"
  options.ariaLabel = "Suggestions"
  let asked = false
  const start = () => {
    if (asked || !root.isConnected) return
    asked = true
    root.append(Object.assign(document.createElement("script"), { src: new URL("check.js", own) }))
  }
  /* A question in the address keeps the place of its answer free, before anything below it is painted. */
  const asks = new URLSearchParams(location.search)
  const q = asks.get("q")
  asks.delete("q")
  /* The theme's search would take the question for its own. */
  if (q !== null) history.replaceState(history.state, "", `${location.pathname}${asks.size ? `?${asks}` : ""}#${new URLSearchParams({ q })}`)
  if (asks.size || location.hash.startsWith("#q=")) {
    root.classList.add("check--asked")
    root.classList.toggle("check--one", ["plan", "provider", "location"].every((key) => asks.has(key)))
    root.querySelector("details").open = asks.size > 0
    if (document.readyState !== "loading") return start()
    return addEventListener("DOMContentLoaded", start, { once: true })
  }
  if (root.contains(document.activeElement)) return start()
  for (const event of ["focusin", "pointermove", "pointerdown", "keydown", "input"]) addEventListener(event, start, { once: true, passive: true })
})()
