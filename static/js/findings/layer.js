// A text area cannot underline: a layer behind it, of the same shape, holds the text again, unseen,
// with the findings underlined. Empty while there is nothing to underline.

import { parts } from "./places.js";

const WEIGHT = { suggestion: 1, warning: 2, error: 3 };

export class Layer {
  constructor(area) {
    this.area = area;
    this.layer = document.createElement("div");
    this.layer.className = "underlined-layer";
    this.layer.setAttribute("aria-hidden", "true");
    this.text = document.createElement("div");
    this.layer.append(this.text);
    const frame = document.createElement("div");
    frame.className = "underlined";
    area.before(frame);
    frame.append(this.layer, area);
    area.addEventListener("scroll", () => this.#follow(), { passive: true });
  }

  paint(text, findings) {
    if (!findings.length) {
      if (this.text.firstChild) this.text.replaceChildren();
      return;
    }
    const seen = parts(text, findings, (each) => WEIGHT[each?.severity] ?? 0).map((part) => {
      if (!part.severity) return document.createTextNode(part.text);
      const mark = document.createElement("mark");
      mark.className = `is-${part.severity}`;
      mark.textContent = part.text;
      return mark;
    });
    // A last line without a word is a line in a text area.
    this.text.replaceChildren(...seen, "\u200b");
    this.text.lang = this.area.lang;
    this.#follow();
  }

  #follow() {
    this.layer.scrollTop = this.area.scrollTop;
  }
}
