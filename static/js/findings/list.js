// The findings as a list below the text: how many there are, said aloud, and for each what to do.

// Who has that many to put right begins with the first ones.
const MOST_ROWS = 30;

export class List {
  constructor(root, { onGo, onAccept, onDismiss }) {
    Object.assign(this, { root, onGo, onAccept, onDismiss });
    this.words = root.dataset;
    this.count = root.querySelector("[data-count]");
    this.rows = root.querySelector("[data-found]");
    this.said = root.parentNode.querySelector(`[data-findings-said="${root.dataset.findingsOf}"]`);
    this.spoken = "";
  }

  paint(findings) {
    const at = [...this.rows.children].findIndex((row) => row.contains(document.activeElement));
    this.root.hidden = !findings.length;
    this.count.textContent = this.#counted(findings);
    this.rows.replaceChildren(...findings.slice(0, MOST_ROWS).map((each) => this.#row(each)));
    // An answer must not take the focus from who is in the list.
    if (at >= 0) (this.rows.children[at] ?? this.rows.lastElementChild)?.querySelector("[data-go]").focus();
  }

  /** How many there are, to who listens; not while typing goes on. */
  announce(findings) {
    const text = this.#counted(findings) || this.words.none;
    if (text !== this.spoken && (findings.length || this.spoken)) this.say(text);
    this.spoken = text;
  }

  say(text) {
    this.said.textContent = text;
  }

  #counted(findings) {
    return ["error", "warning", "suggestion"]
      .map((severity) => [severity, findings.filter((each) => each.severity === severity).length])
      .filter(([, count]) => count)
      .map(([severity, count]) => `${this.words[severity]}: ${count}`)
      .join(" · ");
  }

  #row(finding) {
    const row = this.root.querySelector("template").content.firstElementChild.cloneNode(true);
    for (const icon of row.querySelectorAll("[data-severity]")) {
      if (icon.dataset.severity !== finding.severity) icon.remove();
    }
    const go = row.querySelector("[data-go]");
    go.textContent = finding.text.length > 80 ? `${finding.text.slice(0, 80)}…` : finding.text;
    go.lang = this.root.lang;
    go.addEventListener("click", () => this.onGo(finding));
    row.querySelector("[data-message]").textContent = finding.message;
    const advice = row.querySelector("[data-advice]");
    advice.href = advice.dataset.url.replace("/0/", `/${finding.entry}/`);
    row.querySelector("[data-instead]").append(
      ...finding.replacements.slice(0, 5).map((words) => this.#accept(finding, words)),
    );
    row.querySelector("[data-dismiss]").addEventListener("click", () => this.onDismiss(finding));
    return row;
  }

  #accept(finding, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.lang = this.root.lang;
    button.textContent = words;
    button.addEventListener("click", () => this.onAccept(finding, words));
    return button;
  }
}
