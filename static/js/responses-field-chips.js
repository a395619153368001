// The fields of a text as chips below it, by their names on the screen. The text area stays one:
// typing, undo and screen readers know nothing of the chips. A chip opens its field in the dialog.

import { fieldsIn } from "./responses-fields.js";

export class FieldChips {
  constructor(list, form, dialog) {
    this.list = list;
    this.dialog = dialog;
    this.areas = [...form.querySelectorAll("[data-takes-fields]")];
    this.labels = new Map(dialog.options.map((option) => [option.value, option.dataset.label]));
    for (const area of this.areas) area.addEventListener("input", () => this.show());
    this.show();
  }

  show() {
    const found = this.areas.flatMap((area) => fieldsIn(area.value).map((field) => [area, field]));
    const shown = JSON.stringify(found.map(([area, field]) => [area.name, field]));
    if (shown === this.shown) return;
    this.shown = shown;
    this.list.replaceChildren(...found.map(([area, field]) => this.chip(area, field)));
    this.list.closest("[data-field-chips]").hidden = !found.length;
  }

  chip(area, field) {
    const words = this.list.dataset;
    const known = this.labels.has(field.name) || field.name.startsWith("article:");
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = known ? "field-chip" : "field-chip is-unknown";
    const name = document.createElement("span");
    name.textContent = field.label || this.labels.get(field.name) || field.name;
    const note = document.createElement("small");
    note.textContent = known ? this.note(field, words) : words.unknown;
    button.append(name, note);
    button.addEventListener("click", () => this.dialog.change(area, field));
    item.append(button);
    return item;
  }

  note(field, words) {
    if (field.name === "cursor") return "";
    if (field.missing === "stop") return words.stop;
    if (!field.instead.trim()) return words.out;
    return words.instead.replace("{words}", field.instead.trim());
  }
}
