"""Whether everybody can read a page, as far as it can be measured: `faults(page)` is empty then.

Computed, not looked up in the style sheets: the colours and outlines that a reader gets.
"""

LEAST_CONTRAST = 4.5

_FAULTS = """(least) => {
  const faults = [];
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const every = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);

  const over = (top, below) => {
    const [r, g, b, alpha = 1] = top;
    return [r, g, b].map((part, place) => part * alpha + below[place] * (1 - alpha));
  };
  const ground = (each) => {
    const layers = [];
    for (let at = each; at; at = at.parentElement) {
      layers.unshift(numbers(getComputedStyle(at).backgroundColor));
    }
    return layers.reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const says = (each) => [...each.childNodes].some(isText);
  const judge = (each, colour) => {
    const behind = ground(each);
    const found = contrast(over(numbers(colour), behind), behind);
    if (found < least) faults.push(`contrast ${found.toFixed(2)}: ${each.outerHTML.slice(0, 90)}`);
  };
  for (const each of every("body *")) {
    if (says(each) && !each.closest("svg")) judge(each, getComputedStyle(each).color);
    if (each.placeholder) judge(each, getComputedStyle(each, "::placeholder").color);
  }

  const titles = every("h1, h2, h3, h4, h5, h6");
  const levels = titles.map((each) => Number(each.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`h1: ${levels}`);
  levels.forEach((level, place) => {
    if (level > (levels[place - 1] ?? 0) + 1) faults.push(`skipped: ${titles[place].textContent}`);
  });

  for (const each of every("img:not([alt])")) faults.push(`no alt: ${each.outerHTML}`);
  for (const [selector, count] of [["main", 1], ["body > header", 1], ["body > footer", 1]]) {
    if (every(selector).length !== count) faults.push(`${selector}: not ${count}`);
  }
  for (const each of every("nav")) {
    if (!each.ariaLabel && !each.getAttribute("aria-labelledby")) faults.push("nav without name");
  }
  for (const each of every("input:not([type=hidden]), textarea, select")) {
    if (!each.ariaLabel && !each.labels.length) faults.push(`no label: ${each.outerHTML}`);
  }
  for (const each of every("a, button")) {
    if (!each.textContent.trim() && !each.ariaLabel) faults.push(`no name: ${each.outerHTML}`);
  }
  for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
    for (const each of every(`[${name}]`)) {
      const id = each.getAttribute(name);
      if (!document.getElementById(id)) faults.push(`${name} names nothing: ${id}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const again = ids.filter((id, place) => ids.indexOf(id) !== place);
  for (const id of again) faults.push(`twice: #${id}`);
  return faults;
}"""

_OUTLINE = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const html = document.activeElement.outerHTML.slice(0, 90);
  const visible = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  return [document.activeElement === document.body, visible, html];
}"""


def faults(page):
    """Contrast, headings, alternative texts, landmarks, names, references."""
    return page.evaluate(_FAULTS, LEAST_CONTRAST)


def without_visible_focus(page, most=60):
    """What the Tab key reaches without showing it."""
    hidden = []
    for _ in range(most):
        page.keyboard.press("Tab")
        left, visible, html = page.evaluate(_OUTLINE)
        if left:
            break
        if not visible:
            hidden.append(html)
    return hidden


def too_wide(page):
    """How many pixels a reader would have to scroll sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
