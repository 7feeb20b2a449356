/* Words in scripts other than Latin, whose element must say which language they are and which way they run. */
() => {
  const SCRIPTS = ["Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hang", "Hani", "Hebr", "Hira",
    "Kana", "Khmr", "Laoo", "Mlym", "Mymr", "Sinh", "Taml", "Telu", "Thaa", "Thai", "Tibt"]
  const RIGHT_TO_LEFT = ["Arab", "Hebr", "Thaa"]
  const WRITES = { Hans: ["Hani"], Hant: ["Hani"], Jpan: ["Hani", "Hira", "Kana"], Kore: ["Hang", "Hani"] }
  const found = []
  let seen = 0
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement
    if (element.closest("script, style, template")) continue
    const script = SCRIPTS.find((code) => new RegExp(`\\p{Script=${code}}`, "u").test(text.data))
    if (!script) continue
    seen += 1
    const label = `“${text.data.trim().slice(0, 30)}” in ${name(element.parentElement)}`
    const language = element.closest("[lang]")?.lang || "und"
    const written = new Intl.Locale(language).maximize().script
    if (!(WRITES[written] ?? [written]).includes(script)) found.push(`${label} is ${script} but marked as ${language}`)
    if (RIGHT_TO_LEFT.includes(script) && getComputedStyle(element).direction !== "rtl") found.push(`${label} runs left to right`)
    if (!element.closest("bdi, p[lang], div[lang], li[lang], section[lang]")) found.push(`${label} is not set apart from the text around it`)
  }
  return { found, seen }
}
