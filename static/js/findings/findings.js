// A text field that the guide reads along with: findings underlined and listed, a key to take the
// other wording, a key to leave it. Used by the editors and the workspace's draft.

import { Checking } from "./checking.js";
import { Layer } from "./layer.js";
import { List } from "./list.js";
import { following, inUnits, moved, nearest } from "./places.js";

export class Findings {
  /** `context()` is what is known of where the text goes; `scope()` what a dismissal counts for. */
  constructor({ area, root, context, scope = () => this }) {
    Object.assign(this, { area, root, context, scope });
    this.found = [];
    this.text = area.value;
    this.dismissed = new WeakMap();
    this.layer = new Layer(area);
    this.list = new List(root, {
      onGo: (finding) => this.#go(finding),
      onAccept: (finding, words) => this.accept(finding, words),
      onDismiss: (finding) => this.dismiss(finding),
    });
    this.checking = new Checking({
      url: root.dataset.url,
      question: () => ({ ...this.context(), text: this.area.value }),
      onAnswer: (findings) => this.#answered(findings),
    });
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    this.checking.soon();
  }

  /** Another text stands there, or the same goes somewhere else. */
  changed() {
    if (this.text !== this.area.value) this.#show([]);
    this.text = this.area.value;
    this.checking.soon();
  }

  #typed() {
    const before = this.text;
    this.text = this.area.value;
    this.checking.soon();
    if (!this.found.length) return;
    cancelAnimationFrame(this.painting);
    this.found = moved(this.found, before, this.text);
    this.painting = requestAnimationFrame(() => this.#show(this.found));
  }

  #answered(findings) {
    const gone = this.#dismissals;
    const open = findings.filter((each) => !gone.has(mark(each)));
    this.#show(inUnits(this.area.value, open));
    this.list.announce(this.found);
  }

  #show(findings) {
    cancelAnimationFrame(this.painting);
    this.found = findings;
    this.root.lang = this.area.lang;
    this.layer.paint(this.area.value, findings);
    this.list.paint(findings);
  }

  get #dismissals() {
    const scope = this.scope();
    if (!this.dismissed.has(scope)) this.dismissed.set(scope, new Set());
    return this.dismissed.get(scope);
  }

  // ---- keys ----------------------------------------------------------------------------------

  #key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const does = { F2: () => this.#acceptNearest(), F4: () => this.dismiss(this.#here), F8: () => this.#next() };
    if (!does[event.key] || !this.found.length) return;
    event.preventDefault();
    does[event.key]();
  }

  get #here() {
    return nearest(this.found, this.area.selectionStart);
  }

  #acceptNearest() {
    const finding = this.#here;
    if (finding.replacements.length) return this.accept(finding, finding.replacements[0]);
    this.#go(finding);
    return this.list.say(`${this.list.words.noOther} ${finding.message}`);
  }

  #next() {
    const finding = following(this.found, this.area.selectionStart);
    this.#go(finding);
    this.list.say(`${this.list.words[finding.severity]}: ${finding.message}`);
  }

  #go({ start, end }) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
  }

  /** Put other words in its place. As if typed by hand: undo brings back what stood there. */
  accept(finding, words) {
    this.#go(finding);
    if (!document.execCommand(words ? "insertText" : "delete", false, words)) {
      this.area.setRangeText(words, finding.start, finding.end, "end");
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.list.say(this.list.words.accepted.replace("{text}", words));
  }

  /** Leave it as it is: not said again of this text. */
  dismiss(finding) {
    this.#dismissals.add(mark(finding));
    this.#show(this.found.filter((each) => mark(each) !== mark(finding)));
    this.area.focus();
    this.list.say(this.list.words.dismissed);
  }
}

function mark({ rule, text }) {
  return `${rule} ${text.toLowerCase()}`;
}
