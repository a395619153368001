// "Insert field" in the editor of a reply: a list by the names on the screen, opened by its button
// or by Ctrl+Space. It asks what happens where nothing is known, and writes the field at the cursor,
// so that nobody has to type brackets and bars.

const byId = (id) => document.getElementById(id);

class FieldDialog {
  constructor(form) {
    this.form = form;
    this.dialog = byId("field-dialog");
    this.choice = byId("field-choice");
    this.search = byId("field-search");
    this.target = form.elements.body;
    this.options = [...this.choice.options];
    this.listen();
  }

  listen() {
    for (const control of this.form.querySelectorAll("[data-takes-fields]")) {
      control.addEventListener("focus", () => (this.target = control));
      control.addEventListener("keydown", (event) => {
        if (event.key !== " " || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        this.target = control;
        this.open();
      });
    }
    this.form.querySelector("[data-insert-field]").addEventListener("click", () => this.open());
    this.search.addEventListener("input", () => this.narrow());
    this.search.addEventListener("keydown", (event) => this.fromSearch(event));
    this.choice.addEventListener("change", () => this.fit());
    this.choice.addEventListener("dblclick", () => this.insert());
    this.dialog.addEventListener("change", () => this.fit());
    this.dialog.querySelector("[data-field-insert]").addEventListener("click", () => this.insert());
    this.dialog.addEventListener("keydown", (event) => {
      // Enter must insert the field, not save the reply around the dialog.
      if (event.key !== "Enter" || event.target.matches("button")) return;
      event.preventDefault();
      this.insert();
    });
    this.dialog.addEventListener("cancel", () => this.target.focus());
  }

  open() {
    // Kept here: a browser may forget the place in a field that a dialog covers.
    this.place = [this.target.selectionStart, this.target.selectionEnd];
    this.search.value = "";
    byId("field-instead").value = "";
    byId("field-label").value = "";
    byId("field-genitive").checked = false;
    this.missing("stop");
    this.narrow();
    this.dialog.showModal();
    this.search.focus();
  }

  fromSearch(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const last = this.choice.options.length - 1;
    this.choice.selectedIndex = Math.min(last, Math.max(0, this.choice.selectedIndex + step));
    this.fit();
  }

  narrow() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (option) =>
      words.every((word) => `${option.textContent} ${option.value}`.toLowerCase().includes(word));
    this.choice.replaceChildren(...this.options.filter(fits));
    this.choice.selectedIndex = this.choice.options.length ? 0 : -1;
    this.fit();
  }

  // Show what can be said about the chosen field, and nothing else.
  fit() {
    const chosen = this.choice.selectedOptions[0]?.dataset ?? {};
    const marked = this.place[0] !== this.place[1];
    this.show("ask", "ask" in chosen);
    this.show("genitive", Boolean(chosen.genitive));
    this.show("missing", !("place" in chosen));
    this.show("marked", marked);
    byId("field-instead").hidden = this.missing() === "stop";
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
    if (!option) return;
    if ("ask" in option.dataset && !byId("field-label").value.trim()) {
      byId("field-label").focus();
      return;
    }
    this.dialog.close();
    const [from, to] = this.place;
    this.write(this.written(option, this.target.value.slice(from, to)), from, to);
  }

  written(option, marked) {
    if ("place" in option.dataset) return `${marked}{{cursor}}`;
    const label = byId("field-label").value.replace(/[{}[\]|]/g, " ").trim();
    const genitive = option.dataset.genitive && byId("field-genitive").checked ? ":genitive" : "";
    const name = "ask" in option.dataset ? `?${label}` : option.value + genitive;
    const instead = byId("field-instead").value.replace(/[{}[\]|]/g, " ").trim();
    if (this.missing() === "instead") return `{{${name}|${instead}}}`;
    if (this.missing() === "clause" && marked) return `[[${marked}{{${name}}}|${instead}]]`;
    return `{{${name}}}`;
  }

  // Through the browser's own editing, so that undo takes the field out again.
  write(text, from, to) {
    this.target.focus();
    this.target.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) {
      this.target.setRangeText(text, from, to, "end");
      this.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

// What is read aloud and hyphenated follows the language that is chosen.
function followLanguage(form) {
  const choice = form.elements.language;
  choice.addEventListener("change", () => {
    for (const each of form.querySelectorAll("[lang]")) {
      if (!each.closest("details")) each.lang = choice.value;
    }
  });
}

// Teams are chosen only where teams share.
function showTeams(form) {
  const boxes = form.querySelectorAll("[name=teams]");
  const group = boxes[0]?.closest(".field");
  if (!group) return;
  const follow = () => (group.hidden = form.elements.shared_with.value !== "teams");
  form.addEventListener("change", follow);
  follow();
}

const form = document.querySelector("form[data-writes-reply]");
if (form) {
  form.querySelector("[data-fields]").hidden = false;
  form.querySelector("[data-fields-plain]").hidden = true;
  new FieldDialog(form);
  followLanguage(form);
  showTeams(form);
}
