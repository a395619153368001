// Repeatable rows of a form: <fieldset data-rows="examples"> holds [data-row]s, a <template> of a
// blank row whose names have __prefix__, and a <button data-add-row>. A row that has a
// <button data-removes-row> and a hidden tick named …-DELETE can go, and come back: what stands in
// its place is a <template data-removed> with a <button data-back>. Without this script the buttons
// ask the server for the form again, and the blank rows it sends are there to be filled.

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
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const row = add(group, prefix, total);
    row.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  });
  group.addEventListener("click", (event) => {
    const remover = event.target.closest("[data-removes-row]");
    if (!remover) return;
    event.preventDefault();
    setRemoved(remover.closest("[data-row]"), true);
  });
  group.addEventListener("input", (event) => {
    // what the browser kept of the form ticks it too
    if (event.target.name?.endsWith("-DELETE")) show(group, event.target.closest("[data-row]"));
  });
  form.addEventListener("kept-values", (event) => {
    const wanted = highest(Object.keys(event.detail), prefix) + 1;
    while (Number(total.value) < wanted) add(group, prefix, total);
  });
  for (const row of group.querySelectorAll(":scope > [data-row]")) show(group, row);
}

function setRemoved(row, removed) {
  const tick = row.querySelector("[name$=-DELETE]");
  tick.checked = removed;
  tick.dispatchEvent(new Event("input", { bubbles: true }));
  const next = removed ? row.nextElementSibling.querySelector("[data-back]") : row.querySelector("textarea, select");
  next?.focus();
}

function show(group, row) {
  const removed = Boolean(row.querySelector("[name$=-DELETE]")?.checked);
  if (removed === row.hidden) return;
  row.hidden = removed;
  if (!removed) return row.nextElementSibling.remove();
  const line = group.querySelector("template[data-removed]").content.firstElementChild.cloneNode(true);
  line.querySelector("[data-back]").addEventListener("click", () => setRemoved(row, false));
  row.after(line);
}

function add(group, prefix, total) {
  const number = Number(total.value);
  const blank = group.querySelector("template");
  const row = blank.content.firstElementChild.cloneNode(true);
  for (const each of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of each.attributes) {
      attribute.value = attribute.value.replaceAll("__prefix__", String(number));
    }
  }
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
