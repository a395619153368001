// A reply filled with what is known of a chat, asked from the service.

import { postJson, Refused } from "./api.js";
import { nested } from "./text.js";

const GAPS = /⟦([^⟧]*)⟧/g;

export class Renderer {
  constructor({ url, words, say }) {
    Object.assign(this, { url, words, say });
  }

  /** The reply with gaps under their names on the screen, or null with the reason said. */
  async render(hit, chat, answers = {}, signal = undefined) {
    try {
      const rendered = await postJson(this.url.replace("0", hit.id), {
        values: nested(chat.values), answers, language: null, tone: hit.tone || null, chat: null,
        strict: false,
      }, { signal });
      return this.#withLabels(rendered);
    } catch (error) {
      if (signal?.aborted) return null;
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      this.say(error.status === 404 ? this.words.gone : this.words.unreachable, "bad");
      return null;
    }
  }

  /** The values and answers that are missing, each with a label and room for what is typed. */
  gapsOf(rendered, answers = {}) {
    // A question that was not answered is missing too; its field comes from `asks`.
    const names = rendered.unresolved.filter((name) => !name.startsWith("?"));
    const values = names.map((name) => ({
      kind: "value", name, label: this.label(name), value: "",
    }));
    const asks = rendered.asks.map((ask) => ({
      kind: "answer", name: ask.label, label: ask.label, value: answers[ask.label] || "",
      fallback: ask.fallback,
    }));
    return [...values, ...asks];
  }

  label(name) {
    return this.words.fields[name] || name;
  }

  /** ⟦customer.first_name⟧ is nobody's word. The cursor counts letters as the browser does. */
  #withLabels(rendered) {
    const shown = (text) => text.replace(GAPS, (_mark, name) => `⟦${this.label(name)}⟧`);
    const { body, cursor } = rendered;
    const before = cursor === null ? null : shown([...body].slice(0, cursor).join(""));
    return {
      ...rendered, body: shown(body), subject: shown(rendered.subject || ""), cursor: before?.length ?? null,
    };
  }
}
