// The draft: the chosen reply filled for this chat, editable. What stands here is what is copied.

import { postJson, Refused } from "./api.js";
import { DraftView, inOtherLanguage } from "./draft-view.js";
import { filesWords, withFiles } from "./files.js";
import { Gaps } from "./gaps.js";
import { Renderer } from "./renderer.js";
import { asHtml } from "./text.js";

const GAP = /⟦([^⟧]*)⟧/;

export class Draft {
  constructor({ root, chats, words, say, onUsed, copy }) {
    Object.assign(this, { root, chats, words, say, onUsed, copy });
    this.view = new DraftView(root, words);
    this.renderer = new Renderer({ url: root.dataset.renderUrl, words, say });
    this.text = this.view.text;
    this.subject = this.view.subject;
    this.fields = new Gaps(this.view.gaps, {
      onChange: (name, value, kind) => this.#fill(name, value, kind),
      onDone: () => this.send(),
    });
    this.turn = 0;
    this.replaced = null;
    this.confirmed = "";
    this.text.addEventListener("input", () => this.#edited());
    this.subject.addEventListener("input", () => this.#edited());
    this.view.undo.addEventListener("click", () => this.bringBack());
    this.view.variants.addEventListener("click", (event) => this.#chooseVariant(event));
  }

  get state() {
    return this.chats.now.draft;
  }

  /** Show what the selection would send, unless the agent has written in the draft. */
  async preview(hit) {
    if (this.state.edited) return this.paint();
    await this.#load(hit);
  }

  /** Enter: put this reply in the draft, then the first gap or the clipboard. */
  async take(hit, { rich = false } = {}) {
    // A list that arrives meanwhile asks for its preview and outruns ours: then ask again.
    for (let tries = 0; !this.#holds(hit) && tries < 3; tries += 1) {
      if (this.state.edited) this.#keepReplaced();
      await this.#load(hit);
    }
    if (this.#holds(hit)) await this.send({ rich });
  }

  #holds(hit) {
    return this.state.hit?.key === hit.key && this.state.hit.id === hit.id;
  }

  /** Alt+Enter: put this reply where the cursor is in the draft, the rest stays. */
  async add(hit) {
    const rendered = await this.renderer.render(hit, this.chats.now);
    if (!rendered) return;
    const { state, text } = this;
    const at = text.selectionEnd ?? text.value.length;
    const before = text.value.slice(0, at);
    const glue = before && !before.endsWith("\n") ? "\n\n" : "";
    text.value = before + glue + rendered.body + text.value.slice(at);
    const known = new Set(state.gaps.map((gap) => gap.name));
    state.gaps = state.gaps.concat(this.renderer.gapsOf(rendered).filter((gap) => !known.has(gap.name)));
    state.files = withFiles(state.files, rendered.attachments);
    if (!state.hit) state.hit = hit;
    this.#edited();
    this.paint();
    const end = (before + glue + rendered.body).length;
    text.focus();
    text.setSelectionRange(end, end);
    this.say(this.words.added);
  }

  /** Copy, or go to what is missing. True when it was copied. */
  async send({ rich = false } = {}) {
    const chat = this.chats.now;
    const { state } = this;
    if (!state.hit) return false;
    if (state.hit.type === "article" && !state.text) {
      window.open(state.hit.url, "_blank", "noopener");
      return false;
    }
    await this.filling;
    if (this.chats.now !== chat) return false;
    const missing = this.#missing();
    if (missing) {
      this.fields.focus(missing);
      this.say(this.words.missing.replace("{name}", missing.label));
      return false;
    }
    if (!this.#languageAgreed()) return false;
    return this.#copyAll(rich);
  }

  async #copyAll(rich) {
    const { state } = this;
    const text = this.text.value;
    const html = rich ? (state.edited ? asHtml(text) : state.html) : null;
    if (!(await this.copy(text, html))) {
      this.text.focus();
      this.text.select();
      this.say(this.words.notCopied, "bad");
      return false;
    }
    this.say(this.#copiedWords(), "good");
    this.#recordUse();
    state.edited = false; // It is with the customer now: the next choice may take its place.
    this.view.note.hidden = true;
    return true;
  }

  async copySubject() {
    if (!this.state.subject) return;
    if (GAP.test(this.subject.value)) return this.send();
    const done = await this.copy(this.subject.value, null);
    this.say(done ? this.words.subjectCopied : this.words.notCopied, done ? "good" : "bad");
  }

  #copiedWords() {
    const name = this.chats.firstName();
    const language = (this.state.language || "").toUpperCase();
    const words = name ? this.words.copiedFor.replace("{name}", name) : this.words.copied;
    return [words, language, filesWords(this.state.files, this.words)].filter(Boolean).join(" · ");
  }


  #recordUse() {
    const chat = this.chats.now;
    const { hit, edited } = this.state;
    if (hit.type !== "reply") return;
    if (!chat.used.includes(hit.id)) chat.used.push(hit.id);
    this.chats.touch();
    const named = chat.source ? { source: chat.source, external_id: chat.externalId } : null;
    const use = { chat: named, messages: [], edited };
    postJson(this.root.dataset.usesUrl.replace("0", hit.id), use, { keepalive: true })
      .catch((error) => {
        // A use that is not counted loses nothing that the agent needs now.
        if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      });
    this.onUsed();
  }

  // ---- filling -----------------------------------------------------------------------------

  async #load(hit) {
    const chat = this.chats.now;
    this.turn += 1;
    const { turn } = this;
    if (!hit) return this.#clear();
    if (hit.type === "article") return this.#showArticle(hit);
    const rendered = await this.renderer.render(hit, chat);
    if (!rendered || turn !== this.turn || chat !== this.chats.now) return undefined;
    chat.draft = this.#draftOf(hit, rendered, this.renderer.gapsOf(rendered), {});
    this.chats.save();
    return this.paint();
  }

  #draftOf(hit, rendered, gaps, answers) {
    return {
      hit,
      text: rendered.body,
      html: rendered.html,
      subject: rendered.subject || "",
      files: rendered.attachments || [],
      language: rendered.language,
      gaps,
      answers,
      edited: false,
    };
  }

  #showArticle(hit) {
    this.chats.now.draft = {
      hit, text: hit.text, html: asHtml(hit.text), subject: "", language: hit.language,
      gaps: [], answers: {}, edited: false,
    };
    this.paint();
  }

  #fill(name, value, kind) {
    const chat = this.chats.now;
    const { draft } = chat;
    const gap = draft.gaps.find((each) => each.name === name && each.kind === kind);
    if (gap) gap.value = value;
    if (kind === "answer") draft.answers[name] = value;
    else if (value.trim()) chat.values[name] = value;
    else delete chat.values[name];
    this.chats.touch();
    if (draft.edited) this.#fillMark(name, value);
    else this.filling = this.#fillAgain(chat);
  }

  async #fillAgain(chat, gapsFor = () => chat.draft.gaps) {
    this.turn += 1;
    const { turn } = this;
    const { hit, answers } = chat.draft;
    const given = Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim()));
    const rendered = await this.renderer.render(hit, chat, given);
    if (!rendered || turn !== this.turn || chat !== this.chats.now) return;
    chat.draft = this.#draftOf(hit, rendered, gapsFor(rendered), answers);
    this.chats.save();
    this.view.paintTexts(chat);
  }

  /** The agent has rewritten the text: only the marks that still stand there are filled. */
  #fillMark(name, value) {
    if (!value?.trim()) return;
    for (const field of [this.text, this.subject]) {
      field.value = field.value.replaceAll(`⟦${this.renderer.label(name)}⟧`, value);
    }
    this.#edited();
  }

  /** A value was given outside the draft (the name in the strip): fill it in here too. */
  valuesChanged() {
    const chat = this.chats.now;
    if (chat.draft.hit?.type !== "reply") return;
    if (chat.draft.edited) {
      for (const [name, value] of Object.entries(chat.values)) this.#fillMark(name, value);
      this.paint();
      return;
    }
    const answered = chat.draft.gaps.filter((gap) => gap.kind === "answer");
    this.filling = this.#fillAgain(chat, (rendered) => {
      const wanted = this.renderer.gapsOf(rendered).filter((gap) => gap.kind === "value");
      return [...wanted, ...answered];
    }).then(() => this.paint());
  }

  #missing() {
    const mark = GAP.exec(this.text.value) || GAP.exec(this.subject.value);
    if (!mark) return null;
    const { gaps } = this.state;
    return (
      gaps.find((gap) => gap.label === mark[1]) || { kind: "text", name: mark[1], label: mark[1] }
    );
  }

  #languageAgreed() {
    const chat = this.chats.now;
    const key = `${chat.key} ${this.state.hit.key} ${this.state.language}`;
    if (!inOtherLanguage(chat) || this.confirmed === key) return true;
    this.confirmed = key;
    this.say(this.words.enterAgain, "warn");
    return false;
  }

  // ---- what the agent writes -----------------------------------------------------------------

  #edited() {
    this.turn += 1; // A rendering still under way must not fall upon what is being written.
    const { state } = this;
    state.text = this.text.value;
    state.subject = this.subject.value;
    state.edited = true;
    this.chats.touch();
    this.view.note.hidden = false;
  }

  #keepReplaced() {
    this.replaced = { key: this.chats.now.key, draft: this.state };
    this.chats.now.draft = { ...this.state, edited: false };
  }

  bringBack() {
    if (this.replaced?.key !== this.chats.now.key) return;
    this.chats.now.draft = this.replaced.draft;
    this.replaced = null;
    this.chats.save();
    this.paint();
    this.text.focus();
  }

  #chooseVariant(event) {
    const button = event.target.closest("button[data-id]");
    if (!button) return;
    if (this.state.edited) this.#keepReplaced();
    const hit = { ...this.state.hit, id: Number(button.dataset.id) };
    this.chats.now.chosen[hit.key] = hit.id;
    this.#load(hit);
  }

  #clear() {
    this.chats.clearDraft();
    this.paint();
  }

  paint() {
    this.view.paint(this.chats.now, this.replaced?.key === this.chats.now.key);
    this.fields.show(this.state.gaps);
  }
}
