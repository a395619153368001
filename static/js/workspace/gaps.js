// The values a reply still wants: one field each, Enter walks them, Enter in the last one copies.

export class Gaps {
  constructor(root, { onChange, onDone }) {
    Object.assign(this, { root, onChange, onDone });
    root.addEventListener("input", (event) => {
      const { name, kind } = event.target.dataset;
      this.onChange(name, event.target.value, kind);
    });
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  get inputs() {
    return [...this.root.querySelectorAll("input")];
  }

  show(gaps) {
    const same = this.inputs.length === gaps.length
      && this.inputs.every((input, at) => input.dataset.name === gaps[at].name);
    if (same) {
      this.inputs.forEach((input, at) => {
        if (input !== document.activeElement) input.value = gaps[at].value;
      });
      return;
    }
    this.root.replaceChildren(...gaps.map((gap, at) => this.#field(gap, at)));
    this.root.hidden = !gaps.length;
  }

  #field(gap, at) {
    const label = document.createElement("label");
    label.className = "gap";
    const words = document.createElement("span");
    words.textContent = gap.label;
    const input = document.createElement("input");
    input.type = "text";
    input.className = "input";
    input.autocomplete = "off";
    input.id = `gap-${at}`;
    input.value = gap.value;
    input.placeholder = gap.fallback || "";
    input.dataset.name = gap.name;
    input.dataset.kind = gap.kind;
    label.append(words, input);
    return label;
  }

  /** False where there is no field for it. */
  focus(gap) {
    const input = this.inputs.find((each) => each.dataset.name === gap.name);
    input?.focus();
    return Boolean(input);
  }

  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.altKey) return;
    event.preventDefault();
    const { inputs } = this;
    const next = inputs[inputs.indexOf(event.target) + 1];
    if (next) next.focus();
    else this.onDone();
  }
}
