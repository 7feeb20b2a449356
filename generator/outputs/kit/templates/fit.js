// Makes the page fit the sheets it is printed on, where a browser prints it: measured as wide as paper.
(() => {
  const root = document.documentElement, levels = JSON.parse(root.dataset.levels), own = document.createElement("style")
  const room = root.dataset.pages * 253 * 0.95 * 96 / 25.4
  document.head.append(own)
  const set = ([size, rules], more) => { own.textContent = `html{font-size:${size}pt!important}${rules}${more}` }
  addEventListener("beforeprint", () => {
    const narrow = "body{width:187mm!important;padding:0!important;margin:0!important}"
    const fits = level => { set(level, narrow); return document.body.scrollHeight <= room }
    set(levels.find(fits) || levels.at(-1), "")
  })
  addEventListener("afterprint", () => { own.textContent = "" })
})()
