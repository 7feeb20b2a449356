/* What all probes need: how to name an element to a person, and whether it can be seen. */
const name = (element) => {
  const parts = []
  for (let node = element; node && node.localName !== "body" && parts.length < 4; node = node.parentElement) {
    const classes = [...node.classList].slice(0, 3).map((word) => `.${word}`).join("")
    parts.unshift(node.localName + (node.id ? `#${node.id}` : "") + classes)
  }
  const words = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ")
  return `${parts.join(" > ")} “${words.slice(0, 40)}”`
}

const seeThrough = (element) => {
  let opacity = 1
  for (let node = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity)
  return opacity
}

const visible = (element) => {
  const box = element.getBoundingClientRect()
  const style = getComputedStyle(element)
  return box.width > 0 && box.height > 0 && style.visibility === "visible" && seeThrough(element) > 0.05
}

/* Text that only screen readers get is cut to a point. */
const cutToAPoint = (element) => {
  for (let node = element; node; node = node.parentElement) {
    const box = node.getBoundingClientRect()
    const style = getComputedStyle(node)
    const cuts = style.overflowX !== "visible" || style.clipPath !== "none" || style.clip !== "auto"
    if (cuts && (box.width <= 2 || box.height <= 2)) return true
  }
  return false
}

const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button]"
