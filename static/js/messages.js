// The line under the top bar: what just happened. Good news fades, trouble stays until dismissed.

const FADES_AFTER = 4000;
const LEAVES_AFTER = 200;

const region = () => document.getElementById("messages");

export function say(text, tone = "good") {
  if (!text || !region()) return;
  const notice = document.createElement("div");
  notice.className = `notice notice-${tone}`;
  const line = document.createElement("p");
  line.textContent = text;
  notice.append(document.createElement("span"), line);
  region().replaceChildren(notice);
  attend(notice);
}

function leave(notice) {
  notice.classList.add("is-leaving");
  setTimeout(() => notice.remove(), LEAVES_AFTER);
}

function attend(notice) {
  if (notice.classList.contains("notice-good")) {
    fade(notice);
  } else {
    notice.append(closeButton(notice));
  }
}

function fade(notice) {
  let timer = setTimeout(() => leave(notice), FADES_AFTER);
  notice.addEventListener("pointerenter", () => clearTimeout(timer));
  notice.addEventListener("pointerleave", () => {
    timer = setTimeout(() => leave(notice), FADES_AFTER);
  });
}

function closeButton(notice) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "notice-close";
  button.textContent = "×";
  button.setAttribute("aria-label", region().dataset.dismiss);
  button.addEventListener("click", () => notice.remove());
  return button;
}

// Screen readers announce what arrives, not what the page came with: put it in once more.
export function dismissable() {
  const notices = [...(region()?.children ?? [])];
  if (!notices.length) return;
  region().replaceChildren();
  requestAnimationFrame(() => {
    region().append(...notices);
    notices.forEach(attend);
  });
}
