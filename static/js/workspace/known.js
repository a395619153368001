// What is known of the customer beside the name: shown, to be corrected or taken out.

export class Known {
  constructor(root, { chats, words, onValues }) {
    Object.assign(this, { root, chats, words, onValues });
    this.count = root.querySelector("summary");
    this.list = root.querySelector("[data-values]");
    this.list.addEventListener("input", (event) => this.#changed(event.target));
    root.addEventListener("toggle", () => this.paint());
    // It lies over the draft: it is open only while somebody is in it.
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !root.contains(relatedTarget)) root.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!root.contains(event.target)) root.open = false;
    });
  }

  get #fields() {
    const { values } = this.chats.now;
    return Object.keys(values).filter((name) => name !== "customer.first_name");
  }

  #changed({ name, value }) {
    if (value.trim()) this.chats.now.values[name] = value;
    else delete this.chats.now.values[name];
    this.#paintCount();
    this.onValues();
  }

  #paintCount() {
    const { length } = this.#fields;
    this.count.textContent = this.words.known.replace("{count}", length);
  }

  paint() {
    const fields = this.#fields;
    this.root.hidden = !fields.length;
    if (!fields.length) this.root.open = false;
    this.#paintCount();
    if (this.root.contains(document.activeElement) && document.activeElement !== this.count) return;
    this.list.replaceChildren(...(this.root.open ? fields : []).map((name) => this.#field(name)));
  }

  #field(name) {
    const label = document.createElement("label");
    label.className = "gap";
    const words = document.createElement("span");
    words.textContent = this.words.fields[name] || name;
    const input = document.createElement("input");
    Object.assign(input, { className: "input", name, value: this.chats.now.values[name] });
    input.autocomplete = "off";
    label.append(words, input);
    return label;
  }
}
