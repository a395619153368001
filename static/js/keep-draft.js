// Unsaved text of a form survives a reload, a crash and an expired session.
//
// <form {% keep "reply-12" form %}> marks it. What differs from the page as it came is kept in this
// browser, for this user and form, for seven days; it goes when the server confirms the save
// (core.saved.say_saved) or when the writer discards it. Passwords and files are never kept. A form
// whose own save was refused (data-keep-refused) already holds what was typed.

const KEPT_FOR = 7 * 24 * 3600 * 1000;
const PAUSE = 400;
const PREFIX = "replybook:kept:";

const user = () => document.documentElement.dataset.user ?? "";
const address = (key) => `${PREFIX}${user()}:${key}`;

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(address(key)));
  } catch {
    return null;
  }
}

function store(key, values) {
  try {
    localStorage.setItem(address(key), JSON.stringify({ at: Date.now(), values }));
  } catch {
    // storage is full or switched off: typing goes on, unkept
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(address(key));
  } catch {
    // nothing was kept
  }
}

// The server said, in a message, which form it saved.
export function clearSaved() {
  document.querySelectorAll("[data-saved]").forEach((notice) => forget(notice.dataset.saved));
  forgetOld();
}

function forgetOld() {
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const { at } = JSON.parse(localStorage.getItem(name)) ?? {};
      if (!at || Date.now() - at > KEPT_FOR) localStorage.removeItem(name);
    }
  } catch {
    // an unreadable entry or no storage
  }
}

export function keepForms(root = document) {
  root.querySelectorAll("form[data-keep]").forEach(watch);
}

// Controls whose values are kept. "version" belongs to them: text typed on top of version 3 must
// not be saved as if its writer had seen version 4. "began" tells a merge what that version said.
const ABOUT_THE_BEGINNING = new Set(["version", "began"]);

function controls(form) {
  return [...form.elements].filter(
    (each) =>
      each.name &&
      !each.matches("[type=password], [type=file], [type=submit], button, fieldset, [data-not-kept]") &&
      (each.type !== "hidden" || ABOUT_THE_BEGINNING.has(each.name)),
  );
}

function read(form) {
  return values(form, (each) => each.checked, (each) => each.value, (each) => each.selected);
}

// As the server sent it: some browsers fill in what stood there before a reload.
function readAsSent(form) {
  return values(
    form,
    (each) => each.defaultChecked,
    (each) => each.defaultValue,
    (each) => each.defaultSelected,
  );
}

function values(form, isChecked, value, isSelected) {
  const found = {};
  for (const each of controls(form)) {
    found[each.name] ??= [];
    if (each.matches("select")) {
      const chosen = [...each.options].filter(isSelected);
      // Without a marked option a plain select shows its first one.
      if (!chosen.length && !each.multiple && each.options.length) chosen.push(each.options[0]);
      found[each.name].push(...chosen.map((option) => option.value));
    } else if (!each.matches("[type=checkbox], [type=radio]")) {
      found[each.name].push(each.type === "hidden" ? each.value : value(each));
    } else if (isChecked(each)) {
      found[each.name].push(each.value);
    }
  }
  return found;
}

function write(form, kept) {
  const seen = {};
  for (const each of controls(form)) {
    const wanted = kept[each.name];
    if (!wanted) continue;
    if (each.matches("select")) {
      for (const option of each.options) option.selected = wanted.includes(option.value);
    } else if (each.matches("[type=checkbox], [type=radio]")) {
      each.checked = wanted.includes(each.value);
    } else {
      seen[each.name] = (seen[each.name] ?? -1) + 1;
      if (wanted[seen[each.name]] !== undefined) each.value = wanted[seen[each.name]];
    }
    each.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const typed = ({ version, began, ...rest }) => rest;

function watch(form) {
  const key = form.dataset.keep;
  const asItCame = readAsSent(form);
  const keep = () => {
    const now = read(form);
    if (same(typed(now), typed(asItCame)) && !("keepRefused" in form.dataset)) forget(key);
    else store(key, now);
  };
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep();
  });
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    if (!same(read(form), asItCame)) keep();
  });
  if ("keepRefused" in form.dataset) return keep();
  restore(form, key, asItCame);
}

function restore(form, key, asItCame) {
  const kept = stored(key);
  if (!kept?.values || same(typed(kept.values), typed(asItCame))) return;
  // Rows that were added by hand have to be there before they can be filled (rows.js).
  form.dispatchEvent(new CustomEvent("kept-values", { detail: kept.values }));
  write(form, kept.values);
  const template = document.getElementById("kept-notice");
  if (!template) return;
  const notice = template.content.firstElementChild.cloneNode(true);
  notice.querySelector("[data-discard]").addEventListener("click", () => {
    write(form, asItCame);
    form.querySelectorAll("[data-row-added]").forEach((row) => row.remove());
    forget(key);
    notice.remove();
    form.querySelector("input:not([type=hidden]), textarea")?.focus();
  });
  form.prepend(notice);
}
