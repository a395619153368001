// What usually comes after the reply just sent, in sight beside it. The list for an empty field
// begins with the same replies.

import { postHtml, Refused } from "./api.js";

export class Next {
  constructor({ root, url, question, hitOf, take }) {
    Object.assign(this, { root, url, question, hitOf, take });
    this.place = root.querySelector("[data-replies]");
    this.turn = 0;
  }

  hide() {
    this.turn += 1;
    this.root.hidden = true;
  }

  async show() {
    this.hide();
    const { turn } = this;
    try {
      const page = document.createElement("template");
      page.innerHTML = await postHtml(this.url, { ...this.question(""), messages: [] });
      if (turn !== this.turn) return;
      const options = [...page.content.querySelectorAll("[data-part=next] [role=option]")];
      this.place.replaceChildren(...options.map((option) => this.#button(option)));
      this.root.hidden = !options.length;
      this.root.scrollIntoView({ block: "nearest" });
    } catch (error) {
      // Nobody asked for it: nobody needs to hear that it could not be had.
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
    }
  }

  #button(option) {
    const hit = this.hitOf(option);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.lang = hit.language;
    button.textContent = hit.title;
    button.addEventListener("click", () => this.take(hit));
    return button;
  }
}
