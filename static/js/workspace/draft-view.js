// The draft on the screen. Takes a chat, changes nothing of it.

import { paintFiles } from "./files.js";

const PARTS = {
  title: "title", facts: "facts", check: "check", warning: "warning", variants: "variants",
  gaps: "gaps", text: "text", note: "note", subject: "subject", subjectRow: "subject-row",
  copyWords: "copy-words", undo: "undo", open: "open", files: "files", empty: "empty", paper: "paper",
  over: "over", when: "when", foot: "foot", favourite: "favourite",
};

/** Is the draft in another language than the customer's? Norwegian reads as Norwegian. */
export function inOtherLanguage({ language: wanted, draft }) {
  if (draft.hit?.type !== "reply" || !wanted) return false;
  return draft.language !== wanted && !(wanted === "nn" && draft.language === "nb");
}

export class DraftView {
  constructor(root, words) {
    Object.assign(this, { root, words });
    for (const [part, name] of Object.entries(PARTS)) {
      this[part] = root.querySelector(`[data-draft="${name}"]`);
    }
  }

  paint(chat, canBringBack) {
    const { hit } = chat.draft;
    this.empty.hidden = Boolean(hit);
    this.paper.hidden = !hit;
    this.foot.hidden = !hit;
    this.root.classList.toggle("has-draft", Boolean(hit));
    if (!hit) return;
    this.title.textContent = hit.title;
    this.facts.textContent = hit.shortcut || "";
    this.when.textContent = hit.when || "";
    this.check.hidden = !hit.precondition;
    this.check.querySelector("[data-text]").textContent = hit.precondition || "";
    this.open.href = hit.url;
    this.undo.hidden = !canBringBack;
    this.over.hidden = true;
    this.favourite.hidden = hit.type !== "reply";
    this.#paintVariants(hit);
    paintFiles(this.files, chat.draft.files || []);
    this.paintTexts(chat);
  }

  /** Another reply is selected while the agent's own text stands here: null if none is. */
  paintOver(hit) {
    this.over.hidden = !hit;
    if (hit) this.over.textContent = this.words.stays.replace("{title}", hit.title);
  }

  /** A mark that no field fills, such as one typed by hand. */
  selectMark(name) {
    const field = [this.text, this.subject].find((each) => each.value.includes(`⟦${name}⟧`));
    const at = field.value.indexOf(`⟦${name}⟧`);
    field.focus();
    field.setSelectionRange(at, at + name.length + 2);
  }

  paintFavourite(kept) {
    this.favourite.setAttribute("aria-pressed", String(kept));
  }

  paintTexts(chat) {
    const { draft } = chat;
    if (this.text.value !== draft.text) this.text.value = draft.text;
    if (this.subject.value !== draft.subject) this.subject.value = draft.subject;
    for (const part of [this.title, this.text]) part.lang = draft.language || "";
    this.subject.lang = draft.language || "";
    this.subjectRow.hidden = !draft.subject;
    this.note.hidden = !draft.edited;
    this.#paintWarning(chat);
    this.#paintCopy(chat);
    this.onTexts?.();
  }

  #paintWarning(chat) {
    const other = inOtherLanguage(chat);
    this.warning.hidden = !other;
    if (!other) return;
    const { languages } = this.words;
    this.warning.querySelector("[data-text]").textContent = this.words.otherLanguage
      .replace("{language}", languages[chat.draft.language] || chat.draft.language)
      .replace("{wanted}", languages[chat.language] || chat.language);
  }

  #paintCopy(chat) {
    const forColleagues = chat.draft.hit.type === "article" && !chat.draft.text;
    this.text.hidden = forColleagues;
    const name = (chat.values["customer.first_name"] || chat.values["customer.name"] || "").trim();
    const first = chat.values["customer.first_name"] ? name : name.split(/\s+/)[0];
    if (forColleagues) this.copyWords.textContent = this.words.openArticle;
    else if (first) this.copyWords.textContent = this.words.copyFor.replace("{name}", first);
    else this.copyWords.textContent = this.words.copy;
  }

  #paintVariants(hit) {
    const variants = hit.variants || [];
    this.variants.hidden = variants.length < 2;
    this.variants.replaceChildren(...variants.map((variant) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.dataset.id = variant.id;
      button.textContent = variant.label;
      button.setAttribute("aria-pressed", String(variant.id === hit.id));
      return button;
    }));
  }
}
