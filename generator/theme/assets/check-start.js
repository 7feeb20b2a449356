/* The checker's script and its data are big: they wait until somebody asks, or comes with a question in the address. */
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
  if (location.search || location.hash || root.contains(document.activeElement)) return start()
  for (const event of ["focusin", "pointermove", "pointerdown", "keydown", "input"]) addEventListener(event, start, { once: true, passive: true })
})()
