/* Keep how every control looks while it has no focus, to know later what focus adds. */
() => {
  window.looksWithoutFocus = new Map()
  for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    const { outline, boxShadow } = getComputedStyle(control)
    window.looksWithoutFocus.set(control, `${outline} ${boxShadow}`)
  }
}
