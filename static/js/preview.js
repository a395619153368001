// <textarea data-preview-url="/articles/preview/" data-preview-into="#preview">: rendered as you type.
// The server renders, so that the preview is what readers will see. Other named fields of the form
// that data-preview-with lists ("language title") are sent along.

import { csrfToken } from "./csrf.js";

const PAUSE = 250;

export function livePreviews(root = document) {
  root.querySelectorAll("[data-preview-url]").forEach(watch);
}

function watch(area) {
  const target = document.querySelector(area.dataset.previewInto);
  if (!target) return;
  let timer = 0;
  let running = null;
  const refresh = async () => {
    running?.abort();
    running = new AbortController();
    const busy = setTimeout(() => target.setAttribute("aria-busy", "true"), 300);
    try {
      await show(area, target, running.signal);
    } catch (error) {
      if (error.name === "AbortError") return;
      // offline: the last preview stays, and typing goes on
    } finally {
      clearTimeout(busy);
      target.removeAttribute("aria-busy");
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  };
  area.addEventListener("input", soon);
  for (const name of (area.dataset.previewWith ?? "").split(" ").filter(Boolean)) {
    area.form.elements[name]?.addEventListener?.("input", soon);
  }
  if (area.value) refresh();
}

async function show(area, target, signal) {
  const body = new FormData();
  body.set(area.name, area.value);
  for (const name of (area.dataset.previewWith ?? "").split(" ").filter(Boolean)) {
    body.set(name, new FormData(area.form).get(name) ?? "");
  }
  const answer = await fetch(area.dataset.previewUrl, {
    method: "POST",
    body,
    signal,
    headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
  });
  // Signed out meanwhile: what is typed is kept, the preview simply stops.
  if (!answer.ok || answer.headers.get("Replybook-Sign-In")) return;
  // Sanitised by the server; the page's policy runs no script either way.
  target.innerHTML = await answer.text();
}
