// The book: a text is checked while one types it, and the book can be printed.

import { Findings } from "./findings/findings.js";

function checkWhileTyping(form) {
  const value = (name) => form.elements[name].value || null;
  const area = form.elements.text;
  const nothing = form.querySelector("[data-nothing-found]");
  const findings = new Findings({
    area,
    root: form.querySelector("[data-findings-of]"),
    context: () => ({
      language: value("language"),
      channel: value("channel"),
      stage: value("stage"),
      customer_text: value("customer_text"),
    }),
  });
  // What the server found says the same.
  form.querySelector("[data-checked]")?.remove();
  const { checking } = findings;
  const show = checking.onAnswer;
  checking.onAnswer = (found) => {
    show(found);
    // Who asks wants to hear it too when all is well.
    nothing.hidden = found.length > 0 || !area.value.trim();
  };
  form.addEventListener("input", ({ target }) => {
    nothing.hidden = true;
    if (target.name === "language") area.lang = target.value;
    if (target !== area) findings.changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checking.forget();
    checking.soon(0);
  });
}

document.querySelectorAll("form[data-checks-text]").forEach(checkWhileTyping);
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
