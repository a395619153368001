// The draft: the chosen reply filled for this chat, editable. What stands here is what is copied.

import { DraftView } from "./draft-view.js";
import { withFiles } from "./files.js";
import { Gaps } from "./gaps.js";
import { Renderer } from "./renderer.js";
import { Sending } from "./sending.js";
import { asHtml } from "./text.js";

export class Draft {
  constructor({ root, chats, words, say, copy, onSent, onKnown }) {
    Object.assign(this, { root, chats, words, say, onKnown });
    this.view = new DraftView(root, words);
    this.renderer = new Renderer({ url: root.dataset.renderUrl, words, say });
    this.text = this.view.text;
    this.subject = this.view.subject;
    this.fields = new Gaps(this.view.gaps, {
      onChange: (name, value, kind) => this.#fill(name, value, kind),
      onDone: () => this.send(),
    });
    this.sending = new Sending({
      chats, view: this.view, gaps: this.fields, words, say, copy, onSent,
      usesUrl: root.dataset.usesUrl,
    });
    this.turn = 0;
    this.replaced = null; // what the agent wrote, before a reply took its place
    this.caretOf = null; // the draft the agent has been in
    this.text.addEventListener("input", () => this.#edited());
    this.subject.addEventListener("input", () => this.#edited());
    this.text.addEventListener("focus", () => { this.caretOf = this.state; });
    this.view.undo.addEventListener("click", () => this.bringBack());
    this.view.variants.addEventListener("click", (event) => this.#chooseVariant(event));
  }

  get state() {
    return this.chats.now.draft;
  }

  /** The agent wrote in it or put it together: no selection takes its place. */
  get isMine() {
    return this.state.edited || this.state.kept;
  }

  /** Show what the selection would send, unless the draft is the agent's. */
  async preview(hit) {
    if (!this.isMine) return this.#load(hit);
    this.paint();
    return this.view.paintOver(hit && !this.#holds(hit) ? hit : null);
  }

  /** Enter: put this reply in the draft, then the first gap or the clipboard. */
  async take(hit, { rich = false } = {}) {
    const chat = this.chats.now;
    // A list that arrives meanwhile asks for its preview and outruns ours: then ask again.
    for (let tries = 0; !this.#holds(hit) && tries < 3; tries += 1) {
      if (this.isMine) this.#keepReplaced();
      await this.#load(hit);
      // The other chat may hold the same reply, filled for somebody else.
      if (this.chats.now !== chat) return;
    }
    if (this.#holds(hit)) await this.send({ rich });
  }

  #holds(hit) {
    return this.state.hit?.key === hit.key && this.state.hit.id === hit.id;
  }

  async send(how) {
    const chat = this.chats.now;
    await this.filling;
    return this.chats.now === chat && this.sending.send(how);
  }

  /** Alt+Enter: put this reply where the cursor is in the draft, the rest stays. */
  async add(hit) {
    const chat = this.chats.now;
    if (!this.isMine) {
      // What stands there was only shown: the draft begins with this reply.
      if (!this.#holds(hit)) await this.#load(hit);
      if (this.chats.now !== chat || !this.#holds(hit)) return;
      this.state.kept = true;
      this.chats.touch();
    } else {
      const rendered = await this.renderer.render(hit, chat);
      if (!rendered || this.chats.now !== chat) return;
      this.#insert(hit, rendered);
    }
    this.paint();
    this.say(this.words.added, "good");
  }

  #insert(hit, rendered) {
    const { state, text } = this;
    const at = this.#caret;
    const before = text.value.slice(0, at);
    const after = text.value.slice(at);
    const glue = before && !before.endsWith("\n") ? "\n\n" : "";
    const end = after && !after.startsWith("\n") ? "\n\n" : "";
    text.value = before + glue + rendered.body + end + after;
    const known = new Set(state.gaps.map((gap) => gap.name));
    state.gaps = state.gaps.concat(this.renderer.gapsOf(rendered).filter((gap) => !known.has(gap.name)));
    state.files = withFiles(state.files, rendered.attachments);
    if (!state.hit) state.hit = hit;
    if (!state.subject) this.subject.value = rendered.subject;
    this.#edited();
    state.cursor = (before + glue).length + (rendered.cursor ?? rendered.body.length);
    this.caretOf = null;
  }

  /** Where the agent left it, else where the reply wants it, else at the end. */
  get #caret() {
    if (this.caretOf === this.state) return this.text.selectionEnd;
    return this.state.cursor ?? this.text.value.length;
  }

  /** Tab: into the text, where something is to be written. */
  focus() {
    const at = this.#caret;
    this.text.focus();
    this.text.setSelectionRange(at, at);
  }

  // ---- filling -----------------------------------------------------------------------------

  async #load(hit) {
    const chat = this.chats.now;
    this.turn += 1;
    const { turn } = this;
    this.loading?.abort();
    if (!hit) return this.#clear();
    if (hit.type === "article") return this.#showArticle(hit);
    const answers = chat.answers[hit.key] || {};
    this.loading = new AbortController();
    const rendered = await this.renderer.render(hit, chat, answers, this.loading.signal);
    if (!rendered || turn !== this.turn || chat !== this.chats.now) return undefined;
    const gaps = this.renderer.gapsOf(rendered, answers);
    chat.draft = this.#draftOf(hit, rendered, gaps, answers);
    this.chats.save();
    return this.paint();
  }

  #draftOf(hit, rendered, gaps, answers) {
    const { body: text, html, language, cursor } = rendered;
    const files = rendered.attachments || [];
    const subject = rendered.subject || "";
    return { hit, text, html, subject, files, language, cursor, gaps, answers, edited: false, kept: false };
  }

  #showArticle(hit) {
    this.chats.now.draft = {
      hit, text: hit.text, html: asHtml(hit.text), subject: "", language: hit.language,
      gaps: [], answers: {}, edited: false, kept: false,
    };
    this.paint();
  }

  #fill(name, value, kind) {
    const chat = this.chats.now;
    const { draft } = chat;
    const gap = draft.gaps.find((each) => each.name === name && each.kind === kind);
    if (gap) gap.value = value;
    if (kind === "answer") this.#answer(chat, name, value);
    else if (value.trim()) chat.values[name] = value;
    else delete chat.values[name];
    this.chats.touch();
    if (draft.edited) this.#fillMark(name, value);
    else this.filling = this.#fillAgain(chat);
    if (kind !== "answer") this.onKnown();
  }

  #answer({ draft, answers }, label, text) {
    draft.answers = { ...draft.answers, [label]: text };
    if (!text.trim()) delete draft.answers[label];
    answers[draft.hit.key] = draft.answers;
  }

  async #fillAgain(chat, gapsFor = () => chat.draft.gaps) {
    this.turn += 1;
    const { turn } = this;
    const { hit, answers, kept } = chat.draft;
    const rendered = await this.renderer.render(hit, chat, answers);
    if (!rendered || turn !== this.turn || chat !== this.chats.now) return;
    chat.draft = { ...this.#draftOf(hit, rendered, gapsFor(rendered), answers), kept };
    this.chats.save();
    this.view.paintTexts(chat);
  }

  /** The agent has rewritten the text: only the marks that still stand there are filled. */
  #fillMark(name, value) {
    if (value?.trim()) this.#replace(`⟦${this.renderer.label(name)}⟧`, value);
  }

  #replace(old, wanted) {
    for (const field of [this.text, this.subject]) field.value = field.value.replaceAll(old, wanted);
    this.#edited();
  }

  /** A value was given outside the draft: fill it in here too. `was`: what it replaces, if anything. */
  valuesChanged(was = {}) {
    const chat = this.chats.now;
    if (chat.draft.hit?.type !== "reply") return;
    if (chat.draft.edited) {
      for (const [name, value] of Object.entries(chat.values)) this.#fillMark(name, value);
      for (const [old, wanted] of Object.entries(was)) this.#replace(old, wanted);
      this.paint();
      return;
    }
    const answered = chat.draft.gaps.filter((gap) => gap.kind === "answer");
    this.filling = this.#fillAgain(chat, (rendered) => {
      const wanted = this.renderer.gapsOf(rendered).filter((gap) => gap.kind === "value");
      return [...wanted, ...answered];
    }).then(() => this.paint());
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
    this.chats.now.draft = { ...this.state, edited: false, kept: false };
  }

  bringBack() {
    if (this.replaced?.key !== this.chats.now.key) return;
    this.chats.now.draft = this.replaced.draft;
    this.replaced = null;
    this.chats.save();
    this.paint();
    this.text.focus();
  }

  /** The chat is forgotten, and with it what was kept of it. */
  forget(chatKey) {
    if (this.replaced?.key === chatKey) this.replaced = null;
  }

  #chooseVariant(event) {
    const button = event.target.closest("button[data-id]");
    if (!button) return;
    if (this.isMine) this.#keepReplaced();
    const id = Number(button.dataset.id);
    const { tone } = this.state.hit.variants.find((variant) => variant.id === id);
    const hit = { ...this.state.hit, id, tone };
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
