// The field and its list: an editable combobox with a listbox (ARIA practices, list autocomplete).

import { postHtml, Refused } from "./api.js";

const WAIT_MS = 70;
const SLOW_MS = 300;

export class Hits {
  constructor({ field, list, status, words, question, onSelect, onFail }) {
    Object.assign(this, { field, list, status, words, question, onSelect, onFail });
    this.url = list.dataset.url;
    this.shown = null; // the text whose answer is on the screen; null while another is awaited
    this.keep = null; // the row the agent chose, which stays selected while it is there
    this.quiet = false; // the same rows again: nothing is chosen anew
    this.steps = 0; // arrows pressed while the answer to the text was awaited
    this.timer = 0;
    this.asking = null;
    this.answers = new Map(); // by chat, what its list showed last
    field.addEventListener("input", () => this.#typed());
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  /** The customer's language, where the answer tells it by their words. */
  get heardLanguage() {
    return this.list.querySelector("[data-heard]")?.dataset.heard || "";
  }

  /** The tone to answer in, where the answer tells it by their words. */
  get heardTone() {
    return this.list.querySelector("[data-heard]")?.dataset.heardTone || "";
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

  #typed() {
    Object.assign(this, { keep: null, quiet: false, steps: 0, shown: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  /** Another chat is in hand: its list as it was, until the service has answered anew. */
  open(chatKey, keep) {
    Object.assign(this, { chatKey, keep, quiet: false, steps: 0 });
    const { text, html } = this.answers.get(chatKey) || {};
    // Never the rows of the chat before: they are filled with another customer's name.
    this.list.innerHTML = text === this.field.value ? html : "";
    this.#mark(this.#find(keep));
    return this.ask();
  }

  forget(chatKey) {
    this.answers.delete(chatKey);
  }

  /** Something else than the text changed what is found, such as the language: ask anew. */
  again() {
    Object.assign(this, { keep: this.selected?.dataset.key, quiet: false });
    return this.ask();
  }

  /** The rows may read otherwise now, such as with a name. The selection stays, and the draft. */
  refresh() {
    if (this.shown === null) return this.ask();
    Object.assign(this, { keep: this.selected?.dataset.key, quiet: true });
    return this.ask();
  }

  /** Ask for what stands in the field now; an older question is dropped. */
  ask() {
    this.#drop();
    const text = this.field.value;
    const abort = new AbortController();
    this.slow = setTimeout(() => this.list.setAttribute("aria-busy", "true"), SLOW_MS);
    this.asking = { text, abort };
    this.asking.answer = this.#fetch(text, abort);
    return this.asking.answer;
  }

  #drop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.shown = null; // Also if the text is the same: the chat or its language may not be.
    this.asking?.abort.abort();
    this.#done();
  }

  #done() {
    clearTimeout(this.slow);
    this.asking = null;
    this.list.removeAttribute("aria-busy");
  }

  async #fetch(text, abort) {
    try {
      const html = await postHtml(this.url, this.question(text), { signal: abort.signal });
      if (abort.signal.aborted) return;
      this.#done();
      this.#show(text, html);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#done();
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      this.list.dataset.stale = ""; // What stands there answers something else.
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
    this.list.innerHTML = html;
    delete this.list.dataset.stale;
    // More was typed meanwhile: a glimpse on the way, which settles nothing.
    if (text !== this.field.value) return this.#mark(this.#first(this.options));
    this.shown = text;
    this.answers.set(this.chatKey, { text, html });
    const { options, keep, quiet, steps } = this;
    this.steps = 0;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
    const option = this.#find(keep) || this.#first(options);
    if (steps && options.length) this.#step(option, steps);
    else if (quiet && option && option.dataset.key === keep) this.#mark(option);
    else this.select(option);
    return quiet || this.#tell();
  }

  #tell() {
    const said = [this.words.hits.replace("{count}", this.count), this.correction?.textContent.trim()];
    this.status.textContent = said.filter(Boolean).join(". ");
  }

  #find(key) {
    return key ? this.options.find((option) => option.dataset.key === key) : null;
  }

  /** The first hit. Without any the better spelling; never the row that asks the editors: Enter
      before the list is read must send nothing. */
  #first(options) {
    if (this.correction && !this.count) return this.correction;
    return options.find((option) => !["wish", "correction"].includes(option.dataset.type)) || null;
  }

  select(option) {
    this.#mark(option);
    this.onSelect(option);
  }

  #mark(option) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  /** Choose a row by hand: it stays chosen whatever is answered later to the same text. */
  choose(option) {
    this.keep = option.dataset.key;
    this.select(option);
  }

  /** An arrow means the answer to the text typed. Pressed before that came, it waits for it. */
  move(step) {
    if (this.timer) this.ask();
    if (this.asking && !this.quiet) this.steps += step;
    else if (this.options.length) this.#step(this.selected, step);
  }

  #step(from, step) {
    const { options } = this;
    const at = from ? options.indexOf(from) : -Math.sign(step > 0);
    const to = (at + step) % options.length;
    this.choose(options[to < 0 ? to + options.length : to]);
  }
}
