// Small shapes of text.

/** {"customer.first_name": "Mette"} → {customer: {first_name: "Mette"}}. */
export function nested(values) {
  const tree = {};
  for (const [name, value] of Object.entries(values)) {
    const [head, ...rest] = name.split(".");
    tree[head] ||= {};
    tree[head][rest.join(".")] = value;
  }
  return tree;
}

function escaped(text) {
  const place = document.createElement("p");
  place.textContent = text;
  return place.innerHTML;
}

/** Plain text as HTML for a rich paste: blank lines part paragraphs, other breaks stay. */
export function asHtml(text) {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}
