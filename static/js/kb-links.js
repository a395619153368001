// "Insert link" in the text of an article: by words of a title, opened by its button or Ctrl+K. What
// is written is the number of the article, so that the link outlives every change of its title.

const WAIT_MS = 150;
const byId = (id) => document.getElementById(id);

class LinkDialog {
  constructor(button, text) {
    Object.assign(this, { text, place: null, timer: 0, turn: 0 });
    this.dialog = byId("link-dialog");
    this.search = byId("link-search");
    this.choice = byId("link-choice");
    button.hidden = false;
    button.addEventListener("click", () => this.open());
    text.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.open();
    });
    this.search.addEventListener("input", () => this.look());
    this.choice.addEventListener("dblclick", () => this.insert());
    byId("link-insert").addEventListener("click", () => this.insert());
    this.dialog.querySelector("[data-closes]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.byKey(event));
    this.dialog.addEventListener("close", () => this.back());
  }

  open() {
    const { selectionStart, selectionEnd, value } = this.text;
    // Kept here: a browser may forget the place in a field that a dialog covers.
    this.place = [selectionStart, selectionEnd];
    this.words = value.slice(selectionStart, selectionEnd);
    this.search.value = this.words.split("\n")[0].slice(0, 100);
    this.list([]);
    byId("link-none").hidden = true;
    this.dialog.showModal();
    this.search.select();
    this.look();
  }

  byKey(event) {
    if (event.target.matches("button")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      this.insert();
    } else if (step && event.target === this.search) {
      event.preventDefault();
      const last = this.choice.options.length - 1;
      this.choice.selectedIndex = Math.min(last, Math.max(0, this.choice.selectedIndex + step));
    }
  }

  look() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.timer = setTimeout(() => this.ask(this.search.value.trim(), this.turn), WAIT_MS);
  }

  async ask(q, turn) {
    if (!q) return this.list([]);
    let found = [];
    try {
      const asked = new URLSearchParams([["q", q], ["type", "article"], ["type", "reply"]]);
      const answer = await fetch(`${this.dialog.dataset.url}?${asked}`, { credentials: "same-origin" });
      if (answer.ok) found = (await answer.json()).results;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // Links can be typed without the service.
    }
    if (turn !== this.turn) return undefined;
    // A reply without a short code has no address of its own.
    const options = found.filter(({ type, shortcut }) => type === "article" || shortcut);
    byId("link-none").hidden = options.length > 0;
    return this.list(options.map((each) => this.option(each)));
  }

  option({ type, id, title, shortcut, language }) {
    const kind = this.dialog.dataset[type];
    const option = new Option(`${title} · ${kind} · ${language.toUpperCase()}`);
    option.value = type === "article" ? `article:${id}` : `reply:${shortcut}`;
    option.dataset.title = title;
    return option;
  }

  list(options) {
    this.choice.replaceChildren(...options);
    this.choice.selectedIndex = options.length ? 0 : -1;
  }

  insert() {
    const option = this.choice.selectedOptions[0];
    if (!option) return this.search.focus();
    const words = (this.words || option.dataset.title).replace(/[[\]]/g, " ").trim();
    return this.write(`[${words}](${option.value})`);
  }

  // Through the browser's own editing, so that undo takes the link out again.
  write(link) {
    const [from, to] = this.place;
    this.place = null;
    this.dialog.close();
    this.text.focus();
    this.text.setSelectionRange(from, to);
    if (document.execCommand("insertText", false, link)) return;
    this.text.setRangeText(link, from, to, "end");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Closed without a word: the cursor stands where it stood.
  back() {
    if (!this.place) return;
    this.text.focus();
    this.text.setSelectionRange(...this.place);
  }
}

const button = document.querySelector("[data-insert-link]");
const text = document.querySelector("form[data-writes]")?.elements.body;
if (button && text) new LinkDialog(button, text);
