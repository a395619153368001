// The editor of a reply: fields, the language of its text, who it is for.

import { FieldChips } from "./responses-field-chips.js";
import { FieldDialog } from "./responses-field-dialog.js";

// What is read aloud and hyphenated follows the language that is chosen.
function followLanguage(form) {
  const choice = form.elements.language;
  choice.addEventListener("change", () => {
    for (const each of form.querySelectorAll("[lang]")) {
      if (!each.closest("[data-own-language]")) each.lang = choice.value;
    }
  });
}

// Teams are chosen only where teams share.
function showTeams(form) {
  const boxes = form.querySelectorAll("[name=teams]");
  const group = boxes[0]?.closest(".field");
  if (!group) return;
  const follow = () => (group.hidden = form.elements.shared_with.value !== "teams");
  form.addEventListener("change", follow);
  follow();
}

const form = document.querySelector("form[data-writes-reply]");
if (form) {
  for (const each of form.querySelectorAll("[data-with-script]")) each.hidden = false;
  form.querySelector("[data-fields-plain]").hidden = true;
  const dialog = new FieldDialog(form);
  new FieldChips(form.querySelector("[data-field-chips] ul"), form, dialog);
  followLanguage(form);
  showTeams(form);
}
