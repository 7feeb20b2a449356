/* Text that a black-and-white printer or a fax would lose: paler than 4.5 : 1 on white paper. */
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  const luminance = (color) => {
    canvas.fillStyle = "#fff"
    canvas.fillRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (!texts.currentNode.data.trim() || !visible(element) || cutToAPoint(element)) continue
    const contrast = 1.05 / (luminance(getComputedStyle(element).color) + 0.05)
    if (contrast < 4.5) found.push(`${name(element)} has ${contrast.toFixed(1)} : 1 on paper`)
    if (seeThrough(element) < 1) found.push(`${name(element)} is see-through on paper`)
  }
  return [...new Set(found)]
}
