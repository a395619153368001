// What Enter, a click and → do with the selected row, by what kind of row it is.

import { Ahead } from "./ahead.js";
import { postJson, Refused } from "./api.js";

export class Acts {
  constructor({ field, hits, draft, chats, strip, asked, words, say, unsay, focusField }) {
    Object.assign(this, { field, hits, draft, chats, strip, asked, words, say, focusField });
    this.ahead = new Ahead({ onSlow: () => say(words.waiting), onDone: () => unsay(words.waiting) });
    this.warned = null;
  }

  hitOf(option) {
    if (!option || !option.dataset.id) return null;
    const { key, type, id, title, shortcut, url, language, tone, precondition, text, when, stage } = option.dataset;
    const variants = JSON.parse(option.dataset.variants || "[]");
    const chosen = variants.find((variant) => variant.id === this.chats.now.chosen[key]);
    const favourite = option.querySelector("[data-favourite]")?.hidden === false;
    return {
      key, type, id: chosen ? chosen.id : Number(id), title, shortcut, url, language, precondition, text,
      when, variants, favourite, stage, tone: chosen ? chosen.tone : tone,
    };
  }

  get hit() {
    return this.hitOf(this.hits.selected);
  }

  /** Act on the text that stands in the field now, once its answer is there. */
  act(how) {
    const text = this.field.value;
    const chat = this.chats.now;
    return this.ahead.during(async () => {
      if (!(await this.hits.settled())) return;
      // Another text, another chat: what was meant is no longer what is shown.
      if (this.field.value !== text || this.chats.now !== chat) return;
      const { selected } = this.hits;
      if (selected && !this.#leavesUnasked(selected, text)) await this.perform(selected, how);
    });
  }

  /** Nothing was found, and Enter would leave the page: not before that was read. */
  #leavesUnasked({ dataset: { type } }, text) {
    if (type !== "new" || this.hits.keep || this.warned === text) return false;
    this.warned = text;
    this.say(this.words.nothing, "warn");
    return true;
  }

  /** Act on a row that the agent sees and points at. */
  async perform(option, how) {
    const { type, url, q } = option.dataset;
    if (type === "correction") return this.correct(q);
    this.#tell(option);
    if (type === "wish") return this.#wish(option);
    if (type === "new") return window.location.assign(url);
    if (type === "style_entry") return window.open(url, "_blank", "noopener");
    return how(this.hitOf(option));
  }

  /** Search for a better spelling. As if typed by hand: undo brings back what stood there. */
  correct(text) {
    this.focusField();
    if (!document.execCommand("insertText", false, text)) {
      this.field.value = text;
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.hits.ask();
  }

  #tell({ dataset: { type, key, id } }) {
    if (type === "new" || type === "wish") this.asked.settled();
    else this.asked.taken({ type, id: this.chats.now.chosen[key] || id || key.split("-").at(-1) });
  }

  /** Ask the editors for what was typed. The row says so: once is enough. */
  async #wish(option) {
    if (option.dataset.sent) return this.say(option.dataset.sent, "good");
    const wished = { q: this.field.value, language: this.chats.now.language };
    try {
      const { detail } = await postJson(option.dataset.url, wished);
      option.dataset.sent = detail;
      option.querySelector("[data-words]").textContent = detail;
      return this.say(detail, "good");
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      if (error.status === 401) return this.say(this.words.signedOut, "bad");
      return this.say(error.status ? error.message : this.words.unreachable, "bad");
    }
  }

  /** The same reply in its next language, the values kept: its row has the key of its group. */
  flipLanguage() {
    const { hit } = this;
    const offered = [...new Set((hit?.variants || []).map((variant) => variant.language))];
    const at = offered.indexOf(this.chats.now.language);
    const next = offered[(at + 1) % offered.length];
    if (!next || next === this.chats.now.language) return this.say(this.words.oneLanguage);
    delete this.chats.now.chosen[hit.key];
    return this.strip.setLanguage(next);
  }
}
