/* Everything that moves although the reader asked for less motion (WCAG 2.2, 2.3.3). */
() => {
  const lasts = (durations) => durations.split(",").some((duration) => parseFloat(duration) > 0.001)
  const found = []
  for (const element of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part)
      if (part && style.content === "none") continue
      const label = () => `${name(element)}${part ?? ""}`
      if (lasts(style.transitionDuration)) found.push(`${label()} takes ${style.transitionDuration} to change`)
      if (style.animationName !== "none" && lasts(style.animationDuration)) found.push(`${label()} is animated`)
      if (!part && style.scrollBehavior === "smooth") found.push(`${label()} scrolls smoothly`)
    }
  found.push(...document.getAnimations().map((animation) => `${name(animation.effect.target)} is being animated`))
  return found
}
