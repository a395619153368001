// Articles while somebody types: an editable combobox with a listbox (ARIA practices).
// Asked without cookies, as any visitor: also colleagues are shown what customers would see.

const WAIT_MS = 120;
const SHORTEST = 2;

export function suggest(form) {
  new Suggestions(form);
}

class Suggestions {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("input[name=q]");
    this.list = element("ul", { id: "suggestions", role: "listbox", class: "suggestions" });
    this.list.setAttribute("aria-label", form.dataset.label);
    this.status = element("span", { role: "status", class: "visually-hidden" });
    this.close();
    form.append(this.list, this.status);
    this.field.type = "text"; // a search field may not be a combobox
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
    })) {
      this.field.setAttribute(name, value);
    }
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#pressed(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option);
    });
  }

  get options() {
    return [...this.list.children];
  }

  get selected() {
    return this.list.querySelector("[aria-selected=true]");
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.#select(null);
  }

  #typed() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.text.length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.#ask(), WAIT_MS);
  }

  get text() {
    return this.field.value.trim();
  }

  async #ask() {
    const { suggestions, narrow } = this.form.dataset;
    const { signal } = (this.asking = new AbortController());
    const asked = `${suggestions}&q=${encodeURIComponent(this.text)}`;
    try {
      let found = await results(asked + narrow, signal);
      if (!found.length) found = await results(asked, signal); // in any language
      this.#show(found);
    } catch (error) {
      if (error.name === "AbortError") return; // something else was typed meanwhile
      if (!(error instanceof TypeError)) throw error; // offline: the form still searches
      this.close();
    }
  }

  #show(found) {
    if (!found.length) {
      this.status.textContent = "";
      return this.close();
    }
    const all = option(this.form.dataset.all.replace("…", this.text));
    this.list.replaceChildren(...found.map((hit) => this.#row(hit)), all);
    this.options.forEach((each, place) => (each.id = `suggestion-${place}`));
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.#select(null);
    const { one, many } = this.form.dataset;
    this.status.textContent = found.length === 1 ? one : many.replace("#", found.length);
  }

  #row(hit) {
    const row = option(hit.title);
    row.dataset.url = hit.url;
    row.lang = hit.language;
    if (hit.language !== this.form.dataset.language) {
      row.append(element("span", { class: "language quiet" }, ` ${hit.language}`));
    }
    return row;
  }

  #select(chosen) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === chosen));
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #pressed(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (this.list.hidden) {
      if (step === 1 && this.text.length >= SHORTEST) {
        event.preventDefault();
        this.#ask();
      }
      return;
    }
    if (step) {
      event.preventDefault();
      this.#move(step);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.selected) {
      event.preventDefault();
      this.#take(this.selected);
    }
  }

  /** Up from the first and down from the last lead back to what was typed. */
  #move(step) {
    const places = [null, ...this.options];
    const place = places.indexOf(this.selected) + step;
    this.#select(places[(place + places.length) % places.length]);
  }

  #take(chosen) {
    if (chosen.dataset.url) location.assign(chosen.dataset.url);
    else this.form.requestSubmit();
  }
}

async function results(address, signal) {
  const answer = await fetch(address, { credentials: "omit", signal });
  return answer.ok ? (await answer.json()).results : [];
}

function option(text) {
  return element("li", { role: "option" }, text);
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
