/* Controls that can be seen and do nothing when there is no script. */
() => [...document.querySelectorAll(
  "button, input:not([type=hidden]), select, textarea, label[for], [role=button], [role=tab], [role=combobox], a[href='#'], a[href^='javascript:'], a:not([href])"
)].filter((control) => visible(control) && !cutToAPoint(control)).map(name)
