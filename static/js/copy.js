// Copying that also works where the page is not served over HTTPS.

// True when the text is on the clipboard.
export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // refused by the browser, or the window lost focus: the old way may still work
    }
  }
  return copyThroughSelection({ "text/plain": text });
}

// Plain and formatted text at once: chat windows take one, mail programs the other.
export async function copyRich(text, html) {
  if (navigator.clipboard?.write && window.isSecureContext && window.ClipboardItem) {
    try {
      const kinds = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(kinds).map(([type, body]) => [type, new Blob([body], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      // as above
    }
  }
  return copyThroughSelection({ "text/plain": text, "text/html": html });
}

function copyThroughSelection(kinds) {
  const focused = document.activeElement;
  const selection = [focused?.selectionStart, focused?.selectionEnd];
  const carrier = document.createElement("textarea");
  carrier.value = kinds["text/plain"];
  carrier.className = "visually-hidden";
  carrier.setAttribute("aria-hidden", "true");
  // Inside an open dialog everything else is inert and cannot be selected.
  (focused?.closest?.("dialog") ?? document.body).append(carrier);
  const fill = (event) => {
    event.preventDefault();
    for (const [kind, body] of Object.entries(kinds)) event.clipboardData.setData(kind, body);
  };
  carrier.addEventListener("copy", fill);
  carrier.select();
  const worked = document.execCommand("copy");
  carrier.remove();
  focused?.focus?.({ preventScroll: true });
  if (selection[0] != null) focused.setSelectionRange(...selection);
  return worked;
}
