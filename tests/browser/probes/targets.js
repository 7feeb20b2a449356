/* Controls that are too small for a finger: under 24 px, or under 44 px for `given.actions`. Links within a sentence are
   as high as its line and may be (WCAG 2.2, 2.5.8, "Inline"). */
() => {
  const words = (element) => (element.innerText ?? "").replace(/[^\p{L}\p{N}]+/gu, "")
  const withinText = (control) => {
    if (!getComputedStyle(control).display.startsWith("inline")) return false
    let block = control.parentElement
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
    const links = [...block.querySelectorAll("a[href], button")].map(words).join("")
    return words(block).length > links.length
  }
  const belongs = (point, control) => point && (control.contains(point) || point.closest("label")?.control === control)
  /* How far from its middle the control still reacts, both ways together. */
  const reach = (control, box, size, across, down) => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const far = (way) => {
      let steps = 0
      while (steps < size && belongs(document.elementFromPoint(x + way * across * steps, y + way * down * steps), control)) steps += 1
      return steps
    }
    return far(1) + far(-1)
  }

  return [...document.querySelectorAll(CONTROLS)].flatMap((control) => {
    if (!visible(control) || cutToAPoint(control) || control.tabIndex < 0) return []
    const size = control.matches(given.actions) ? 44 : 24
    const boxes = [...control.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)
    if (boxes[0].width >= size - 0.5 && boxes[0].height >= size - 0.5) return []
    if (size === 24 && withinText(control)) return []
    control.scrollIntoView({ block: "center", behavior: "instant" })
    const box = [...control.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0]
    if (reach(control, box, size, 1, 0) >= size && reach(control, box, size, 0, 1) >= size) return []
    return [`${name(control)} is ${Math.round(box.width)} × ${Math.round(box.height)} px, under ${size}`]
  })
}
