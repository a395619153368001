// Articles among the fields: a link to one is found by typing words of it. Customers get its title
// and address, so only what they may read is offered.

const WAIT_MS = 200;
const SHORTEST = 2;
const SHOWN = 6;
const SCHEME = "article:";

export class ArticleLinks {
  // `onFound` gets options for the list of fields, none while words are too short to tell.
  constructor({ url, label, onFound }) {
    Object.assign(this, { url, label, onFound });
    this.timer = 0;
    this.turn = 0;
  }

  look(typed) {
    clearTimeout(this.timer);
    this.turn += 1;
    const words = typed.replace(/^article:/, "").replaceAll("-", " ").trim();
    if (words.length < SHORTEST) return this.onFound([]);
    this.timer = setTimeout(() => this.ask(words, this.turn), WAIT_MS);
    return undefined;
  }

  async ask(words, turn) {
    const asked = new URLSearchParams({
      q: words, status: "published", visibility: "public", page_size: SHOWN,
    });
    let found = [];
    try {
      const answer = await fetch(`${this.url}?${asked}`, { credentials: "same-origin" });
      if (answer.ok) found = (await answer.json()).results;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // Fields can be had without the service.
    }
    if (turn === this.turn) this.onFound(found.map((article) => this.option(article)));
  }

  option({ slug, title, language }) {
    const told = language ? ` · ${language.toUpperCase()}` : "";
    const option = new Option(`${this.label} ${title}${told}`, SCHEME + slug);
    option.dataset.label = title;
    return option;
  }

  // One that stands in a text already.
  standing(name) {
    if (!name.startsWith(SCHEME)) return [];
    const slug = name.slice(SCHEME.length);
    return [this.option({ slug, title: slug, language: "" })];
  }
}
