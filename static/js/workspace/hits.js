// The field and its list: an editable combobox with a listbox (ARIA practices, list autocomplete).

import { postHtml, Refused } from "./api.js";

const WAIT_MS = 70;

export class Hits {
  constructor({ field, list, status, words, question, onSelect, onFail }) {
    Object.assign(this, { field, list, status, words, question, onSelect, onFail });
    this.url = list.dataset.url;
    this.shown = null; // the text whose answer is on the screen; null while another is awaited
    this.moved = false; // the agent moved the selection after typing
    this.timer = 0;
    this.asking = null;
    field.addEventListener("input", () => {
      this.moved = false;
      this.shown = null;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT_MS);
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  /** How many there are in all, of what is shown. */
  get count() {
    return Number(this.list.querySelector("[data-count]")?.dataset.count || 0);
  }

  /** The row that offers a better spelling. */
  get correction() {
    return this.options.find((option) => option.dataset.type === "correction");
  }

  get selected() {
    return this.list.querySelector("[role=option][aria-selected=true]");
  }

  /** Ask for what stands in the field now; an older question is dropped. */
  ask() {
    clearTimeout(this.timer);
    this.shown = null; // Also if the text is the same: the chat or its language may not be.
    this.asking?.abort.abort();
    const text = this.field.value;
    const abort = new AbortController();
    const answer = this.#fetch(text, abort);
    this.asking = { text, abort, answer };
    return answer;
  }

  async #fetch(text, abort) {
    try {
      const html = await postHtml(this.url, this.question(text), { signal: abort.signal });
      if (abort.signal.aborted) return;
      this.#show(text, html);
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      this.onFail(error);
    }
  }

  /** Wait until the list answers the text in the field. False if it could not be had. */
  async settled() {
    for (let tries = 0; this.shown !== this.field.value && tries < 3; tries += 1) {
      const underWay = this.asking && this.asking.text === this.field.value && tries === 0;
      await (underWay ? this.asking.answer : this.ask());
    }
    return this.shown === this.field.value;
  }

  #show(text, html) {
    const kept = this.moved && this.selected ? this.selected.dataset.key : null;
    this.list.innerHTML = html;
    this.shown = text;
    const options = this.options;
    const same = kept && options.find((option) => option.dataset.key === kept);
    this.select(same || this.#first(options));
    const { count } = this;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
    const said = [this.words.hits.replace("{count}", count), this.correction?.textContent.trim()];
    this.status.textContent = said.filter(Boolean).join(". ");
  }

  /** The first hit. Without any the better spelling; never the row that asks the editors: Enter
      before the list is read must send nothing. */
  #first(options) {
    if (this.correction && !this.count) return this.correction;
    const others = options.filter((option) => !["wish", "correction"].includes(option.dataset.type));
    return others[0] || null;
  }

  select(option) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
    this.onSelect(option);
  }

  move(step) {
    const options = this.options;
    if (!options.length) return;
    this.moved = true;
    const at = options.indexOf(this.selected);
    this.select(options[(at + step + options.length) % options.length]);
  }
}
