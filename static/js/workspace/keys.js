// The keys. No single letter is a command: everything here may be pressed while writing.

/** Option and AltGr write letters on some keyboards, so keys go by their place. */
function isAlt(event, code) {
  return event.altKey && !event.ctrlKey && !event.metaKey && event.code === code;
}

export function fieldKeys({ field, chats, hits, draft, strip, acts }) {
  const commands = {
    ArrowDown: () => hits.move(1),
    ArrowUp: () => hits.move(-1),
    Enter: (event) => acts.act((hit) => (event.altKey
      ? draft.add(hit)
      : draft.take(hit, { rich: event.shiftKey }))),
    Escape: () => {
      if (!field.value && chats.unanswered.length) {
        chats.unhear();
        return hits.ask();
      }
      if (!field.value) return strip.startNew();
      field.value = "";
      return field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || acts.ahead.takes(event)) return;
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    const { selectionStart, selectionEnd, value } = field;
    const atEnd = selectionStart === value.length && selectionEnd === value.length;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return; // copies, wherever it is pressed
    if (event.key === "ArrowRight" && atEnd && plain) {
      event.preventDefault();
      acts.flipLanguage();
    } else if (event.key === "Tab" && plain && !draft.view.paper.hidden && draft.state.text) {
      event.preventDefault();
      draft.focus();
    } else if (commands[event.key]) {
      event.preventDefault();
      commands[event.key](event);
    }
  });
}

export function pageKeys({ root, field, chats, draft, strip, acts, marks, keys, showChat, focusField }) {
  const move = (step) => {
    chats.move(step);
    showChat();
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || (keys.open && event.key !== "F1")) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "F1") keys.open ? keys.close() : keys.showModal();
    else if (command && event.key.toLowerCase() === "k") focusField();
    else if (isAlt(event, "PageDown")) move(1);
    else if (isAlt(event, "PageUp")) move(-1);
    else if (isAlt(event, "KeyS")) draft.sending.copySubject();
    else if (isAlt(event, "KeyF")) marks.toggle(event.target === field ? acts.hit : draft.state.hit);
    else if (isAlt(event, "KeyN")) strip.takeProposal();
    else if (command && event.key === "Enter") draft.send({ rich: event.shiftKey });
    else if (event.key === "Escape" && root.contains(event.target) && event.target !== field) focusField();
    else return;
    event.preventDefault();
  });
}
