// The fields and clauses of a reply's text: where they stand, what they ask, and how one is
// written. Knows no page. The server has the last word on what can be saved.

const SIGN = /\\\{\{|\\\[\[|\{\{[^{}]*\}\}|\[\[|\]\]/g;
const FIELD = /\{\{([^{}]*)\}\}/;

// [{start, end, name, form, missing: "stop" | "instead" | "clause", instead, before, after}]
// in the order of the text; a clause is one of them, named by its first field.
export function fieldsIn(text) {
  const found = [];
  let clause = null;
  for (const sign of text.matchAll(SIGN)) {
    if (sign[0].startsWith("\\")) continue;
    if (sign[0] === "[[") {
      clause = sign.index;
    } else if (sign[0] === "]]") {
      if (clause !== null) found.push(...clauseAt(text, clause, sign.index + 2));
      clause = null;
    } else if (clause === null) {
      found.push({ ...fieldOf(sign[0]), start: sign.index, end: sign.index + sign[0].length });
    }
  }
  return found;
}

function clauseAt(text, start, end) {
  const inside = text.slice(start + 2, end - 2);
  const first = FIELD.exec(inside);
  if (!first) return [];
  const bar = topBar(inside);
  const used = bar < 0 ? inside : inside.slice(0, bar);
  const field = FIELD.exec(used);
  if (!field) return [];
  return [
    {
      ...fieldOf(field[0]),
      start,
      end,
      missing: "clause",
      before: used.slice(0, field.index),
      after: used.slice(field.index + field[0].length),
      instead: bar < 0 ? "" : inside.slice(bar + 1),
    },
  ];
}

// The first bar that is in no field.
function topBar(inside) {
  const bare = inside.replace(/\{\{[^{}]*\}\}/g, (field) => " ".repeat(field.length));
  return bare.indexOf("|");
}

function fieldOf(source) {
  const inside = source.slice(2, -2);
  const bar = inside.indexOf("|");
  const head = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  const asks = head.startsWith("?");
  const colon = asks || head.startsWith("article:") ? -1 : head.indexOf(":");
  return {
    name: asks ? "?" : colon < 0 ? head : head.slice(0, colon).trim(),
    label: asks ? head.slice(1).trim() : "",
    form: colon < 0 ? "" : head.slice(colon + 1).trim(),
    missing: bar < 0 ? "stop" : "instead",
    instead: bar < 0 ? "" : inside.slice(bar + 1).trim(),
    before: "",
    after: "",
  };
}

// The reverse: what stands in the text for one of them.
export function written({ name, label, form, missing, instead, before, after }) {
  if (name === "cursor") return "{{cursor}}";
  const head = name === "?" ? `?${bare(label)}` : form ? `${name}:${form}` : name;
  if (missing === "instead") return `{{${head}|${bare(instead)}}}`;
  if (missing !== "clause") return `{{${head}}}`;
  const otherwise = phrase(instead);
  return `[[${phrase(before)}{{${head}}}${phrase(after)}${otherwise ? `|${otherwise}` : ""}]]`;
}

// Words inside a field: signs would end it.
function bare(words) {
  return words.replace(/[{}[\]|]/g, " ").replace(/\s+/g, " ").trim();
}

// Words beside a field in a clause, other fields among them.
function phrase(words) {
  return words
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, place) => (place % 2 ? piece : piece.replace(/\[\[|\]\]|\{\{|\}\}|\|/g, "")))
    .join("");
}
