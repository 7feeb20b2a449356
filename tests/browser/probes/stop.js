/* Where the keyboard is now: which control, whether it was there before, and what is wrong with it.
   Null when focus has left the page. */
() => {
  const control = document.activeElement
  if (!control || control === document.body) return null
  window.stops ??= new Set()
  const again = window.stops.has(control)
  window.stops.add(control)

  const wrong = []
  const box = control.getBoundingClientRect()
  const outside = box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth
  if (!visible(control) || cutToAPoint(control) || outside) wrong.push("cannot be seen")
  else {
    const lines = [...control.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)
    const { left, top, width, height } = lines[0]
    const points = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.2], [0.5, 0.8]]
    for (const [x, y] of points) {
      const point = [left + x * width, top + y * height]
      const inside = point[0] >= 0 && point[0] < innerWidth && point[1] >= 0 && point[1] < innerHeight
      const there = inside && document.elementFromPoint(...point)
      if (!there || !(there.contains(control) || control.contains(there))) {
        wrong.push(there ? `is covered by ${name(there)}` : "is partly outside the window")
        break
      }
    }
  }

  const { outline, outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(control)
  const clear = /, 0\)$|^transparent$/.test(outlineColor)
  const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !clear) || boxShadow !== "none"
  const before = window.looksWithoutFocus?.get(control)
  if (!ring || before === `${outline} ${boxShadow}`) wrong.push("shows no focus")
  if (control.tabIndex > 0) wrong.push("jumps the queue with a positive tabindex")
  return { name: name(control), again, wrong, href: control.getAttribute("href") }
}
