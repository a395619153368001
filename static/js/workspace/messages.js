// A customer's message pasted into the one field: not words to search for, but words to answer.

const MOST_WORDS = 6;

export function isMessage(text) {
  const said = text.trim();
  return said.includes("\n") || said.split(/\s+/).length > MOST_WORDS;
}

export function listenForMessages({ field, chats, hits }) {
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") || "";
    if (!isMessage(text)) return;
    event.preventDefault();
    chats.hear("customer", text.trim());
    // It never becomes a query, so that it reaches no log of searches.
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
