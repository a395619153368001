// What rows say of an agent's own ways: used in this chat, kept as a favourite.

import { postJson, Refused } from "./api.js";

export class Marks {
  constructor({ hits, chats, draft, words, say, url }) {
    Object.assign(this, { hits, chats, draft, words, say, url });
    this.kept = new Map(); // by row, what was changed here since the list was asked for
  }

  paint() {
    for (const option of this.hits.options) {
      const { key } = option.dataset;
      const used = option.querySelector("[data-used]");
      used?.toggleAttribute("hidden", !("elsewhere" in used.dataset) && !this.chats.now.used.includes(key));
      if (this.kept.has(key)) this.#star(option)?.toggleAttribute("hidden", !this.kept.get(key));
    }
    const { hit } = this.draft.state;
    if (hit) this.draft.view.paintFavourite(this.#isKept(hit.key));
  }

  #star(option) {
    return option.querySelector("[data-favourite]");
  }

  #isKept(key) {
    if (this.kept.has(key)) return this.kept.get(key);
    const option = this.hits.options.find((each) => each.dataset.key === key);
    return option ? this.#star(option)?.hidden === false : this.draft.state.hit?.favourite === true;
  }

  /** Keep a reply at hand, or no longer. */
  async toggle(hit) {
    if (hit?.type !== "reply") return this.say(this.words.noFavourite);
    const wanted = !this.#isKept(hit.key);
    try {
      const { kept } = await postJson(this.url.replace("0", hit.id), { kept: wanted });
      this.kept.set(hit.key, kept);
      this.paint();
      return this.say(kept ? this.words.favourite : this.words.notFavourite, "good");
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      if (error.status === 401) return this.say(this.words.signedOut, "bad");
      return this.say(error.status === 404 ? this.words.gone : this.words.unreachable, "bad");
    }
  }
}
