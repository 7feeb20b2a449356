/* Add a style sheet as a reader's own would be; the page's policy has no say in it. */
() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(given)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
