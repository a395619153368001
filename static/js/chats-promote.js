// A chat becomes an article: what was replaced shows in the draft, more is taken out by selecting
// it, and keys do what the buttons do. Without this script everything stays typed and ticked by hand.

import { Layer } from "./findings/layer.js";

const form = document.querySelector("[data-promote]");
const said = document.querySelector("[data-said]");
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

class Draft {
  constructor(area) {
    this.area = area;
    this.layer = area.matches("textarea") ? new Layer(area) : null;
    area.addEventListener("input", () => this.paint());
  }

  paint() {
    this.layer?.paint(this.area.value, [...found(this.area.value, replaced(), "replaced"), ...found(this.area.value, additions(), "adding")]);
  }
}

const drafts = form ? [...form.querySelectorAll("[data-promoted]")].map((area) => new Draft(area)) : [];
const paint = () => drafts.forEach((draft) => draft.paint());

function replaced() {
  return [...form.querySelectorAll("[data-redaction]")].map((row) => row.dataset.redaction);
}

function additions() {
  return [...form.querySelectorAll("[name=add_text]")].map((field) => field.value.trim()).filter(Boolean);
}

function found(text, words, severity) {
  return words.flatMap((word) =>
    [...text.matchAll(new RegExp(word.replace(SPECIAL, "\\$&"), "gi"))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      severity,
    })),
  );
}

// What is selected: in a field of the draft, or in the chat beside it.
function selected() {
  const area = document.activeElement;
  if (area?.matches?.("[data-promoted]")) return area.value.slice(area.selectionStart, area.selectionEnd);
  const selection = getSelection();
  const inChat = selection.anchorNode?.parentElement?.closest("[data-transcript]");
  return inChat ? String(selection) : "";
}

function takeOut(text) {
  const group = form.querySelector("[data-additions]");
  const rows = [...group.querySelectorAll(".redaction-add")];
  let row = rows.find((each) => !each.querySelector("input").value.trim());
  if (!row) {
    row = rows.at(-1).cloneNode(true);
    rows.at(-1).after(row);
  }
  row.querySelector("input").value = text;
  row.querySelector("select").value = /^\p{Lu}/u.test(text) ? "name" : "other";
  said.textContent = said.dataset.added.replace("{text}", text);
  paint();
}

function showParts() {
  const ticked = [...form.querySelectorAll("[name=make]:checked")].map((box) => box.value);
  for (const part of form.querySelectorAll("[data-part]")) part.hidden = !ticked.includes(part.dataset.part);
  paint();
}

function showKept(box) {
  const row = box.closest("[data-redaction]");
  for (const mark of document.querySelectorAll("[data-transcript] mark")) {
    if (mark.textContent === row.dataset.text) mark.classList.toggle("is-kept", box.checked);
  }
  if (box.checked) row.querySelector("input:not([type=checkbox])").focus();
}

function keys(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const button = form.querySelector("[value^='revision:']") ?? form.querySelector("[data-send]");
    form.requestSubmit(button);
  } else if (event.altKey && !event.ctrlKey && event.code === "KeyT" && selected().trim()) {
    event.preventDefault();
    takeOut(selected().trim());
  } else if (event.altKey && !event.ctrlKey && event.code === "KeyR") {
    const box = form.querySelector("[name=confirmed]");
    if (!box) return;
    event.preventDefault();
    box.checked = true;
    form.querySelector("[data-send]").focus();
  }
}

if (form) {
  form.querySelector("[data-by-selecting]").hidden = false;
  document.addEventListener("keydown", keys);
  form.addEventListener("change", (event) => {
    if (event.target.name === "make") showParts();
    if (event.target.name === "keep") showKept(event.target);
  });
  form.addEventListener("input", (event) => {
    if (event.target.name === "add_text") paint();
  });
  showParts();
}
