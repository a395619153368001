// The editors of replies and articles: each text that has a list of findings below it is checked.

import { Findings } from "./findings.js";

for (const root of document.querySelectorAll("[data-findings-of]")) {
  const area = document.getElementById(root.dataset.findingsOf);
  const { form } = area;
  const value = (name) => form.elements[name]?.value || null;
  const context = () => ({
    language: value("language"),
    channel: root.dataset.channel || onlyChannel(form),
    stage: value("stage"),
  });
  const findings = new Findings({ area, root, context });
  form.addEventListener("change", () => findings.changed());
}

/** A text for one channel is checked for it; for several, advice that is for all of them counts. */
function onlyChannel(form) {
  const chosen = [...form.querySelectorAll("[name=channels]:checked")];
  return chosen.length === 1 ? chosen[0].value : null;
}
