/* What does not fit: a page wider than the window, text that is cut off, and boxes that scroll sideways without being
   tables (WCAG 2.2, 1.4.10 and 1.4.12). */
() => {
  const scrolls = (style) => ["auto", "scroll", "hidden", "clip"].includes(style)
  const withinScroller = (element) => {
    for (let node = element.parentElement; node && node !== document.body; node = node.parentElement)
      if (scrolls(getComputedStyle(node).overflowX)) return true
    return false
  }
  const found = []
  const width = document.scrollingElement.scrollWidth
  if (width > innerWidth) found.push(`the page is ${width} px wide in a window of ${innerWidth}`)
  /* The page may hide what is beyond its edge, so its width alone does not tell. */
  const elements = [...document.body.querySelectorAll("*")].filter((element) => visible(element) && !cutToAPoint(element))
  const beyond = elements.filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return (right > innerWidth + 1 || left < -1) && left < innerWidth && right > 0 && !withinScroller(element)
  })
  const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)))
  found.push(...innermost.slice(0, 9).map((element) => `${name(element)} reaches beyond the window`))
  for (const element of elements) {
    if (!(element instanceof HTMLElement) || element.matches("input, select, textarea")) continue
    const { overflowX, overflowY } = getComputedStyle(element)
    const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
    const high = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0
    const hides = (style) => style === "hidden" || style === "clip"
    const text = element.innerText.trim()
    if (text && ((wide && hides(overflowX)) || (high && hides(overflowY)))) found.push(`${name(element)} cuts its text off`)
    if (wide && ["auto", "scroll"].includes(overflowX) && !element.querySelector("table") && !element.closest("table"))
      found.push(`${name(element)} has to be scrolled sideways`)
  }
  return found
}
