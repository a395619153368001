// "Insert field": a list by the names on the screen, opened by its button, by Ctrl+Space or by
// typing "{{". It asks what happens where nothing is known and writes the field at the cursor, so
// that nobody has to type brackets and bars. A field that stands in the text is changed here too.

import { ArticleLinks } from "./responses-article-links.js";
import { written } from "./responses-fields.js";

const byId = (id) => document.getElementById(id);
const EMPTY = { name: "", label: "", form: "", missing: "stop", instead: "", before: "", after: "" };

export class FieldDialog {
  constructor(form) {
    this.dialog = byId("field-dialog");
    this.choice = byId("field-choice");
    this.search = byId("field-search");
    this.target = form.elements.body;
    this.options = [...this.choice.options];
    this.articles = []; // further options, found by what is typed
    const { articlesUrl: url, articlesLabel: label } = this.dialog.dataset;
    this.links = new ArticleLinks({ url, label, onFound: (options) => this.offer(options) });
    for (const control of form.querySelectorAll("[data-takes-fields]")) this.serve(control);
    form.querySelector("[data-insert-field]").addEventListener("click", () => this.add());
    this.listen();
  }

  serve(control) {
    control.addEventListener("focus", () => (this.target = control));
    control.addEventListener("keydown", (event) => {
      if (event.key !== " " || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.add(control);
    });
    control.addEventListener("input", (event) => {
      if (event.inputType !== "insertText" || event.isComposing || event.data !== "{") return;
      const at = control.selectionStart;
      if (!/(^|[^\\{])\{\{$/.test(control.value.slice(0, at))) return;
      this.add(control, [at - 2, at]);
    });
  }

  listen() {
    this.search.addEventListener("input", () => this.read(this.search.value));
    this.search.addEventListener("keydown", (event) => this.fromSearch(event));
    this.choice.addEventListener("change", () => this.fit());
    this.choice.addEventListener("dblclick", () => this.insert());
    this.dialog.addEventListener("input", () => this.fit());
    byId("field-insert").addEventListener("click", () => this.insert());
    byId("field-remove").addEventListener("click", () => this.write(""));
    this.dialog.addEventListener("keydown", (event) => {
      // Enter must insert the field, not save the reply around the dialog.
      if (event.key !== "Enter" || event.target.matches("button")) return;
      event.preventDefault();
      this.insert();
    });
    this.dialog.addEventListener("close", () => this.back());
  }

  // A new field in place of what is marked, or of `typed`.
  add(control = this.target, typed = null) {
    const [from, to] = typed ?? [control.selectionStart, control.selectionEnd];
    const marked = typed ? "" : control.value.slice(from, to);
    this.open(control, [from, to], { ...EMPTY, before: marked, missing: marked ? "clause" : "stop" });
    this.search.focus();
  }

  // The field that stands at a place already.
  change(control, field) {
    this.open(control, [field.start, field.end], field, true);
    this.choice.focus();
  }

  open(control, place, field, stands = false) {
    this.target = control;
    // Kept here: a browser may forget the place in a field that a dialog covers.
    this.place = place;
    this.search.value = "";
    this.links.look("");
    this.articles = this.links.standing(field.name);
    this.narrow("");
    const known = [...this.options, ...this.articles].some((option) => option.value === field.name);
    if (stands) this.choice.value = known ? field.name : "";
    byId("field-label").value = field.label;
    byId("field-genitive").checked = field.form === "genitive";
    byId("field-before").value = field.before;
    byId("field-after").value = field.after;
    byId("field-instead").value = field.missing === "instead" ? field.instead : "";
    byId("field-otherwise").value = field.missing === "clause" ? field.instead : "";
    this.missing(field.missing);
    for (const each of this.dialog.querySelectorAll("[data-when]")) {
      each.hidden = (each.dataset.when === "stands") !== stands;
    }
    this.fit();
    this.dialog.showModal();
  }

  fromSearch(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const last = this.choice.options.length - 1;
    this.choice.selectedIndex = Math.min(last, Math.max(0, this.choice.selectedIndex + step));
    this.fit();
  }

  // Whoever knows the signs may go on typing them: `customer.first_name|there}}`.
  read(typed) {
    const [head, instead] = typed.replace(/[{}]/g, "").split("|", 2);
    const [name, form] = head.startsWith("article:") ? [head] : head.trim().split(":", 2);
    this.articles = [];
    this.narrow(name);
    this.links.look(head);
    if (form !== undefined) byId("field-genitive").checked = "genitive" === form.trim();
    if (instead !== undefined) {
      byId("field-instead").value = instead;
      this.missing("instead");
    }
    this.fit();
    if (typed.endsWith("}}") && this.choice.value === name) this.insert();
  }

  narrow(words) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (option) => {
      const said = `${option.textContent} ${option.value} ${option.dataset.names ?? ""}`.toLowerCase();
      return wanted.every((word) => said.includes(word));
    };
    const exact = (option) => Number(option.value === words);
    const found = this.options.filter(fits).sort((one, other) => exact(other) - exact(one));
    this.list(found);
  }

  // Articles come after the fields; what was chosen meanwhile stays chosen.
  offer(articles) {
    const { value } = this.choice;
    this.articles = articles;
    this.list([...this.choice.options].filter((option) => this.options.includes(option)), value);
    this.fit();
  }

  list(fields, chosen = "") {
    const shown = [...fields, ...this.articles];
    this.choice.replaceChildren(...shown);
    const at = shown.findIndex((option) => option.value === chosen);
    this.choice.selectedIndex = shown.length ? Math.max(at, 0) : -1;
    byId("field-none").hidden = shown.length > 0;
  }

  // Show what can be said about the chosen field, and nothing else.
  fit() {
    const option = this.choice.selectedOptions[0];
    const chosen = option?.dataset ?? {};
    const missing = this.missing();
    this.show("ask", "ask" in chosen);
    this.show("genitive", Boolean(chosen.genitive));
    this.show("missing", !("place" in chosen));
    this.show("instead", missing === "instead");
    this.show("clause", missing === "clause");
    byId("field-shown").textContent = chosen.label ?? "…";
  }

  show(name, visible) {
    this.dialog.querySelector(`[data-for="${name}"]`).hidden = !visible;
  }

  missing(value) {
    const radios = [...this.dialog.querySelectorAll("[name=field-missing]")];
    if (value) for (const radio of radios) radio.checked = radio.value === value;
    return radios.find((radio) => radio.checked)?.value;
  }

  insert() {
    const option = this.choice.selectedOptions[0];
    if (!option) return this.search.focus();
    if ("ask" in option.dataset && !byId("field-label").value.trim()) return byId("field-label").focus();
    const field = {
      name: option.value,
      label: byId("field-label").value,
      form: option.dataset.genitive && byId("field-genitive").checked ? "genitive" : "",
      missing: this.missing(),
      instead: byId(this.missing() === "clause" ? "field-otherwise" : "field-instead").value,
      before: byId("field-before").value,
      after: byId("field-after").value,
    };
    this.takeSpace(field);
    this.write(written(field));
  }

  // "Hi |, …": a phrase that is left out takes the space before it along.
  takeSpace(field) {
    const [from, to] = this.place;
    if (field.missing !== "clause" || field.before || field.after) return;
    if (this.target.value[from - 1] !== " ") return;
    field.before = " ";
    this.place = [from - 1, to];
  }

  // Through the browser's own editing, so that undo takes the field out again.
  write(text) {
    const [from, to] = this.place;
    this.place = null;
    this.dialog.close();
    this.target.focus();
    this.target.setSelectionRange(from, to);
    if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
    this.target.setRangeText(text, from, to, "end");
    this.target.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Closed without a word: the cursor stands where it stood.
  back() {
    if (!this.place) return;
    const [from, to] = this.place;
    this.target.focus();
    this.target.setSelectionRange(this.target.value.slice(from, to) === "{{" ? to : from, to);
  }
}
