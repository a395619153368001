// What every staff page does: messages, kept drafts, previews, copy buttons, CSRF for htmx.

import { clearSaved, keepForms } from "./keep-draft.js";
import { copyText } from "./copy.js";
import { csrfToken, refreshToken } from "./csrf.js";
import { dismissable, say } from "./messages.js";
import { livePreviews } from "./preview.js";
import { growingRows } from "./rows.js";

function copyButtons() {
  // <button data-copy="text"> or <button data-copy-from="#id">, with data-copied="Copied"
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (!button) return;
    const source = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
    const text = source ? (source.value ?? source.textContent) : button.dataset.copy;
    const worked = await copyText(text);
    say(worked ? button.dataset.copied : button.dataset.notCopied, worked ? "good" : "warn");
  });
}

function dialogs() {
  // <button data-opens="dialog-id"> and <button data-closes>; Escape and the way back are the browser's.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
    if (event.target.matches?.("dialog.dialog")) event.target.close();
  });
}

function filtersThatSubmitThemselves() {
  // <form data-submits-itself>: a changed select narrows the list at once; typing waits for Enter.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-submits-itself]");
    if (form && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
}

function htmxRequests() {
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = csrfToken();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // Signed out meanwhile: the sign-in page must not land inside a list.
    if (event.detail.xhr.getResponseHeader("Replybook-Sign-In")) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
}

// A chat tool's link to a chat survives signing in: browsers hand a fragment on to where one is led.
for (const form of document.querySelectorAll("form[data-keeps-fragment]")) form.action += location.hash;

// On a phone the navigation scrolls; the place one is at must be in sight.
document.querySelector(".topnav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

clearSaved();
growingRows();
keepForms();
dismissable();
copyButtons();
dialogs();
filtersThatSubmitThemselves();
livePreviews();
htmxRequests();
document.addEventListener("submit", (event) => refreshToken(event.target), true);
