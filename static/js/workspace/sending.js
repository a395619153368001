// From the draft to the customer: what is missing, what to confirm, the clipboard, the note of it.

import { postJson, Refused } from "./api.js";
import { inOtherLanguage } from "./draft-view.js";
import { filesWords } from "./files.js";
import { asHtml } from "./text.js";

const GAP = /⟦([^⟧]*)⟧/;

export class Sending {
  /** `copy(text, html)` answers whether it worked; `onSent(hit)` is told of what went out. */
  constructor({ chats, view, gaps, words, say, copy, usesUrl, onSent }) {
    Object.assign(this, { chats, view, gaps, words, say, copy, usesUrl, onSent });
    this.confirmed = "";
  }

  get state() {
    return this.chats.now.draft;
  }

  /** Copy, or go to what is missing. True when it was copied. */
  async send({ rich = false } = {}) {
    const { state } = this;
    if (!state.hit) return false;
    if (state.hit.type === "article" && !state.text) {
      window.open(state.hit.url, "_blank", "noopener");
      return false;
    }
    const missing = this.#missing();
    if (missing) {
      if (!this.gaps.focus(missing)) this.view.selectMark(missing.name);
      this.say(this.words.missing.replace("{name}", missing.label));
      return false;
    }
    return this.#languageAgreed() && this.#copyAll(rich);
  }

  async copySubject() {
    if (!this.state.subject) return this.say(this.words.noSubject);
    const missing = GAP.exec(this.view.subject.value);
    if (missing) return this.send();
    const done = await this.copy(this.view.subject.value, null);
    return this.say(done ? this.words.subjectCopied : this.words.notCopied, done ? "good" : "bad");
  }

  async #copyAll(rich) {
    const chat = this.chats.now;
    const { state } = this;
    const { text } = this.view;
    const html = rich ? (state.edited ? asHtml(text.value) : state.html) : null;
    const words = this.#copiedWords();
    if (!(await this.copy(text.value, html))) {
      text.focus();
      text.select();
      this.say(this.words.notCopied, "bad");
      return false;
    }
    this.say(words, "good");
    if (this.chats.now === chat) this.#sent(chat);
    return true;
  }

  #copiedWords() {
    const name = this.chats.firstName();
    const language = (this.state.language || "").toUpperCase();
    const words = name ? this.words.copiedFor.replace("{name}", name) : this.words.copied;
    return [words, language, filesWords(this.state.files, this.words)].filter(Boolean).join(" · ");
  }

  #sent(chat) {
    const { hit, edited } = chat.draft;
    // It is with the customer now: the next choice may take its place, and asks anew.
    Object.assign(chat.draft, { edited: false, kept: false });
    delete chat.answers[hit.key];
    this.view.note.hidden = true;
    if (hit.type === "reply") {
      this.chats.markUsed(hit);
      this.#recordUse(hit, edited);
    }
    if (chat.messages.length) this.chats.hear("agent", this.view.text.value);
    this.onSent(hit);
  }

  #recordUse(hit, edited) {
    const use = { chat: this.chats.name, messages: this.chats.now.messages, edited };
    this.recorded = postJson(this.usesUrl.replace("0", hit.id), use, { keepalive: true })
      .catch((error) => {
        // A use that is not counted loses nothing that the agent needs now.
        if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      });
  }

  #missing() {
    const written = `${this.view.text.value}\n${this.view.subject.value}`;
    const mark = GAP.exec(written);
    if (!mark) return null;
    // The first field in the order of the fields: Enter walks on from there.
    const first = this.state.gaps.find((gap) => written.includes(`⟦${gap.label}⟧`));
    return first || { kind: "text", name: mark[1], label: mark[1] };
  }

  #languageAgreed() {
    const chat = this.chats.now;
    const key = `${chat.key} ${this.state.hit.key} ${this.state.language}`;
    if (!inOtherLanguage(chat) || this.confirmed === key) return true;
    this.confirmed = key;
    this.say(this.words.enterAgain, "warn");
    return false;
  }
}
