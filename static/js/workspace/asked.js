// Tells the service what was searched once it stood still or was acted on, and what was taken.
// It keeps no names: see docs/decisions/0011-search-log.md.

import { tell } from "./api.js";

const STILL_MS = 2000;
const LONGEST = 120;

export class Asked {
  /** `language()` is the customer's; `known()` gives the values of customers in hand. */
  constructor({ url, field, hits, language, known }) {
    Object.assign(this, { url, field, hits, language, known });
    this.timer = 0;
    this.told = null; // the last search told
    this.took = null; // and the last hit taken of it
    field.addEventListener("input", () => this.#typed());
  }

  #typed() {
    clearTimeout(this.timer);
    this.told = null;
    this.took = null;
    this.timer = setTimeout(() => this.settled(), STILL_MS);
  }

  /** What stands in the field is what was meant. */
  settled() {
    this.#tell(null);
  }

  /** A hit of it was opened or used. */
  taken(hit) {
    const key = `${hit.type} ${hit.id}`;
    this.#tell(this.took === key ? null : { type: hit.type, id: Number(hit.id) });
    this.took = key;
  }

  #tell(taken) {
    clearTimeout(this.timer);
    const text = this.field.value.trim();
    // Nothing, no answer yet, or what only the agent and this customer should know.
    if (!text || this.hits.shown !== this.field.value || this.#isTheirs(text)) return;
    const language = this.language();
    const search = `${language} ${text}`;
    const again = this.told === search;
    if (again && !taken) return;
    this.told = search;
    tell(this.url, { q: text, language, hits: this.hits.count, again, taken });
  }

  #isTheirs(text) {
    const lower = text.toLowerCase();
    const names = this.known().filter((value) => value.trim().length > 2);
    return text.length > LONGEST || names.some((value) => lower.includes(value.trim().toLowerCase()));
  }
}
