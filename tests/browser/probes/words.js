/* The text that can be read in `given.within`, and apart from it the words of `given.apart`. */
() => {
  const root = document.querySelector(given.within)
  const parts = [...root.querySelectorAll(given.apart)]
    .filter((element) => element.checkVisibility() && !element.parentElement.closest(given.apart))
  return { all: root.innerText, apart: parts.map((element) => element.innerText ?? "").join("\n") }
}
