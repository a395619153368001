// Where findings stand in a text that goes on changing. Knows no page.

const OUTSIDE_BMP = /[\ud800-\udbff]/;

/** The service counts code points, a text field UTF-16 units. */
export function inUnits(text, findings) {
  if (!OUTSIDE_BMP.test(text)) return findings;
  const units = [0];
  for (const sign of text) units.push(units.at(-1) + sign.length);
  return findings.map((each) => ({ ...each, start: units[each.start], end: units[each.end] }));
}

/** The same findings after an edit: those behind it move along, those it touched are gone. */
export function moved(findings, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const by = after.length - before.length;
  const behind = before.length - tail;
  return findings.flatMap((each) => {
    if (each.end < head || (each.end === head && by <= 0)) return [each];
    if (each.start >= behind) return [{ ...each, start: each.start + by, end: each.end + by }];
    return [];
  });
}

/** The finding at the caret, else the next one, else the first. */
export function nearest(findings, caret) {
  return (
    findings.find((each) => each.start <= caret && caret <= each.end) ??
    findings.find((each) => each.start >= caret) ??
    findings[0]
  );
}

/** The next one behind the caret, round the end. */
export function following(findings, caret) {
  return findings.find((each) => each.start > caret) ?? findings[0];
}

/** Parts of the text in order, each with the most serious finding over it, if any. */
export function parts(text, findings, weight) {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of findings) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1];
    const over = findings.filter((each) => each.start <= start && end <= each.end);
    const severity = over.reduce((worst, each) => (weight(each) > weight(worst) ? each : worst), over[0]);
    return { text: text.slice(start, end), severity: severity?.severity };
  });
}
