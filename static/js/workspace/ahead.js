// What is typed between an Enter and its effect: it was meant for what comes after, such as the
// first gap, so it waits and is typed there.

const SLOW_MS = 300;

export class Ahead {
  constructor({ onSlow, onDone }) {
    Object.assign(this, { onSlow, onDone });
    this.keys = null; // pressed meanwhile; null while nothing is under way
  }

  /** Take a key pressed in the field. True if it waits now. */
  takes(event) {
    if (!this.keys || event.ctrlKey || event.altKey || event.metaKey) return false;
    if (event.key === "Escape") {
      this.keys.length = 0; // Typed by mistake: so nothing of it is typed.
      return false;
    }
    if (event.key.length > 1 && event.key !== "Enter") return false;
    event.preventDefault();
    // Enter twice is impatience: what the first one says is to be read.
    if (event.key !== "Enter" || this.keys.length) this.keys.push(event.key);
    return true;
  }

  /** Another chat is in hand: what was under way is no longer waited for. */
  drop() {
    clearTimeout(this.slow);
    this.keys = null;
  }

  /** While this is done, keys wait. */
  async during(work) {
    if (this.keys) return;
    const keys = [];
    this.keys = keys;
    this.slow = setTimeout(this.onSlow, SLOW_MS);
    try {
      await work();
    } finally {
      if (this.keys === keys) {
        this.drop();
        this.onDone();
        for (const key of keys) this.#press(key);
      }
    }
  }

  /** As if pressed now, wherever the focus has gone. One that is under way again waits again. */
  #press(key) {
    if (this.keys) this.keys.push(key);
    else if (key !== "Enter") document.execCommand("insertText", false, key);
    else {
      const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(pressed);
    }
  }
}
