const count = Count(JSON.parse(document.getElementById("endings").textContent));
const said = document.getElementById("said");

const judge = (card) => {
  const text = card.querySelector("textarea").value;
  const { network, limit, tags, links } = card.dataset;
  const length = (count[network] || count.units)(text);
  const wrong = [];
  if (length > Number(limit)) wrong.push("too long");
  if (network === "bluesky" && count.octets(text) > 3000) wrong.push("too many bytes");
  if (tags && count.tags(text) > Number(tags)) wrong.push("too many hashtags");
  if (links && count.links(text) > Number(links)) wrong.push("too many links");
  if (network === "google" && /(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,3}\d{3}[ .-]{0,3}\d{4}/.test(text)) wrong.push("a phone number");
  const shown = card.querySelector(".count");
  shown.textContent = length.toLocaleString("en-US") + " of " + Number(limit).toLocaleString("en-US") + " " + card.dataset.unit + (wrong.length ? ": " + wrong.join(", ") : "");
  card.classList.toggle("over", wrong.length > 0);
};

const copy = async (button, field) => {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.hidden = false;
    field.focus();
    field.select();
    document.execCommand("copy");
    field.hidden = field.dataset.hidden !== undefined;
  }
  said.textContent = "Copied: " + button.dataset.what;
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
};

for (const card of document.querySelectorAll(".card")) {
  const field = card.querySelector("textarea");
  field.addEventListener("input", () => judge(card));
  judge(card);
  for (const button of card.querySelectorAll("[data-copy]"))
    button.addEventListener("click", () => copy(button, card.querySelector(button.dataset.copy)));
  card.querySelector(".undo").addEventListener("click", () => { field.value = field.defaultValue; judge(card); });
}

const choose = () => {
  const wanted = new Set([...document.querySelectorAll("[name=network]:checked")].map((box) => box.value));
  const all = document.getElementById("all").checked;
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !all && section.dataset.announced !== undefined;
    for (const card of section.querySelectorAll(".card")) card.hidden = !wanted.has(card.dataset.network);
  }
};
for (const box of document.querySelectorAll("form input")) box.addEventListener("change", choose);
document.querySelector("form").hidden = false;
choose();
