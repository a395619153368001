// The form of a piece of advice: its texts are in its language, and a rule shows the fields of its
// kind alone, under the names they have for that kind.

const form = document.querySelector("form[data-writes-advice]");
const words = JSON.parse(form.dataset.words);
const FIELDS = ["words", "instead", "unit", "least", "most", "definition"];

function speak() {
  const language = form.elements.language.value;
  for (const each of form.querySelectorAll("[data-in-language]")) each.lang = language;
  document.getElementById("preview").lang = language;
}

function control(row, name) {
  return row.querySelector(`[name$="-${name}"]`);
}

function shape(row) {
  const kind = control(row, "kind").value;
  const labels = words.labels[kind] ?? {};
  for (const name of FIELDS) {
    const field = control(row, name).closest(".field");
    field.hidden = !(name in labels);
    if (!field.hidden) field.querySelector("label").firstChild.nodeValue = `${labels[name]} `;
  }
  for (const name of ["severity", "message", "exceptions"]) {
    control(row, name).closest(".field").hidden = !kind;
  }
  const units = words.units[kind] ?? [];
  for (const option of control(row, "unit").options) {
    option.hidden = Boolean(option.value) && !units.includes(option.value);
  }
}

function rows() {
  return form.querySelectorAll("[data-rows=rules] > [data-row]");
}

form.addEventListener("row-added", (event) => {
  if (event.target.closest("[data-rows=rules]")) shape(event.target);
  speak();
});
form.addEventListener("input", (event) => {
  if (event.target.name === "language") speak();
  if (event.target.name?.endsWith("-kind")) shape(event.target.closest("[data-row]"));
});
rows().forEach(shape);
speak();
