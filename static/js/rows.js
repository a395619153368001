// Repeatable rows of a form: <fieldset data-rows="examples"> holds [data-row]s, a <template> of a
// blank row whose names have __prefix__, and a hidden <button data-add-row>. Without this script the
// blank rows that the server sends are there to be filled.

export function growingRows(root = document) {
  root.querySelectorAll("[data-rows]").forEach(watch);
}

function watch(group) {
  const prefix = group.dataset.rows;
  const form = group.closest("form");
  const button = group.querySelector("[data-add-row]");
  const total = form.elements[`${prefix}-TOTAL_FORMS`];
  if (!button || !total) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = add(group, prefix, total);
    row.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  });
  form.addEventListener("kept-values", (event) => {
    const wanted = highest(Object.keys(event.detail), prefix) + 1;
    while (Number(total.value) < wanted) add(group, prefix, total);
  });
}

function add(group, prefix, total) {
  const number = Number(total.value);
  const blank = group.querySelector("template");
  const row = blank.content.firstElementChild.cloneNode(true);
  row.innerHTML = row.innerHTML.replaceAll("__prefix__", String(number));
  row.dataset.rowAdded = "";
  blank.before(row);
  total.value = String(number + 1);
  row.dispatchEvent(new CustomEvent("row-added", { bubbles: true }));
  return row;
}

function highest(names, prefix) {
  const numbers = names
    .filter((name) => name.startsWith(`${prefix}-`))
    .map((name) => Number(name.slice(prefix.length + 1).split("-")[0]))
    .filter((number) => Number.isInteger(number) && number < 100);
  return Math.max(-1, ...numbers);
}
