// The draft is read along by the writing guide: for this chat's language, for the place in the chat
// that the reply is meant for, and beside what its customer said.

import { Findings } from "../findings/findings.js";

export function readAlong({ root, draft, chats }) {
  const findings = new Findings({
    area: draft.text,
    root: root.querySelector("[data-findings-of]"),
    context: () => {
      const { now } = chats;
      const said = now.messages.findLast((message) => message.author === "customer");
      return {
        language: now.draft.language || now.language,
        channel: "chat",
        stage: now.draft.hit?.stage || null,
        customer_text: said?.text ?? null,
      };
    },
    scope: () => chats.now,
  });
  draft.view.onTexts = () => findings.changed();
}
