// The book: a text is checked while one types it, and the book can be printed.

import { csrfToken } from "./csrf.js";

const PAUSE = 300;

function speak(form, language) {
  for (const area of form.querySelectorAll("textarea")) area.lang = language;
}

function checkWhileTyping(form) {
  const target = form.querySelector("#checked");
  let timer = 0;
  let asking = null;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        signal: asking.signal,
        headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
      });
      // Signed out or too long: the text stays, the last remarks go.
      if (answer.headers.get("Replybook-Sign-In")) return;
      const said = answer.ok ? await answer.text() : "";
      target.replaceChildren(...new DOMParser().parseFromString(said, "text/html").body.childNodes);
    } catch (error) {
      if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.name === "language") speak(form, event.target.value);
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}

document.querySelectorAll("form[data-checks-text]").forEach(checkWhileTyping);
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
