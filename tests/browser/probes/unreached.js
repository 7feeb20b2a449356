/* Controls that can be seen but that the walk (stop.js) did not come to. Of radio buttons, one stands for its group. */
() => {
  const groups = new Set([...window.stops].filter((stop) => stop.type === "radio").map((stop) => stop.name))
  return [...document.querySelectorAll(CONTROLS)]
    .filter((control) => !control.closest("details:not([open]) > :not(summary)"))
    .filter((control) => visible(control) && !cutToAPoint(control) && !control.disabled && control.tabIndex >= 0)
    .filter((control) => !window.stops.has(control) && !(control.type === "radio" && groups.has(control.name)))
    .map(name)
}
