// Asks the guide about a text while it is written: after a pause, one question at a time. An answer
// to what no longer stands there is dropped.

import { postJson, Refused } from "../workspace/api.js";

const PAUSE = 400;
const AFTER_TROUBLE = 10_000;

export class Checking {
  constructor({ url, question, onAnswer }) {
    Object.assign(this, { url, question, onAnswer });
    this.timer = 0;
    this.asking = false;
    this.answered = null;
  }

  soon(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    if (this.asking) {
      this.late = true;
      return;
    }
    const asked = this.question();
    const key = JSON.stringify(asked);
    if (key === this.answered) return;
    const findings = asked.text.trim() ? await this.#findings(asked) : [];
    if (findings && key === JSON.stringify(this.question())) {
      this.answered = key;
      this.onAnswer(findings);
    } else if (findings) this.late = true;
    if (this.late) {
      this.late = false;
      this.soon();
    }
  }

  /** Null where nobody answers: writing goes on, and the next word asks again. */
  async #findings(asked) {
    this.asking = true;
    try {
      return (await postJson(this.url, asked)).findings;
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      if (error.status === 429) this.soon(AFTER_TROUBLE);
      return null;
    } finally {
      this.asking = false;
    }
  }

  /** What stands there now was not asked about. */
  forget() {
    this.answered = null;
  }
}
