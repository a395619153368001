"""A small picture of lines over powers of ten, as SVG."""

from collections.abc import Sequence
from math import ceil, floor, log10

Points = Sequence[tuple[float, float]]
WIDTH, HEIGHT, COLUMNS = 300, 210, 3
LEFT, RIGHT, TOP, BOTTOM = 46, 28, 34, 34
KEY = 34
COLOURS = ("#1f6f8b", "#c2571a", "#5b5b9e", "#3d7a3d")
STYLE = """text { font: 12px system-ui, sans-serif; fill: #333 }
.title { font-weight: 600 } .small { font-size: 11px; fill: #666 }
line { stroke: #e2e2e2 } polyline { fill: none; stroke-width: 2 }"""


def panels(lines: dict[str, dict[str, Points]], across: str) -> str:
    """A panel for each title, a line in it for each name; both axes are logarithmic."""
    names = list(dict.fromkeys(name for of in lines.values() for name in of))
    rows = ceil(len(lines) / COLUMNS)
    width, height = COLUMNS * WIDTH, rows * HEIGHT + KEY
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        f"<title>Over the number of {across}</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_key(names, rows * HEIGHT + KEY / 2),
    ]
    for at, (title, of) in enumerate(lines.items()):
        left, top = at % COLUMNS * WIDTH, at // COLUMNS * HEIGHT
        parts += [f'<g transform="translate({left} {top})">', *_panel(title, of, names), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _key(names: Sequence[str], y: float) -> list[str]:
    parts = []
    for at, name in enumerate(names):
        x = LEFT + at * 130
        parts.append(f'<rect x="{x}" y="{y - 6}" width="18" height="4" fill="{COLOURS[at]}"/>')
        parts.append(f'<text x="{x + 26}" y="{y}">{name}</text>')
    return parts


def _panel(title: str, lines: dict[str, Points], names: Sequence[str]) -> list[str]:
    points = [point for of in lines.values() for point in of if point[1] > 0]
    if not points:
        return []
    across = _Axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = _Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<text class="title" x="{LEFT}" y="20">{title}</text>']
    for value in up.marks:
        y = up.place(value)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(_text(LEFT - 6, y + 4, value, "end"))
    for value in across.marks:
        parts.append(_text(across.place(value), HEIGHT - BOTTOM + 16, value, "middle"))
    for name, of in lines.items():
        colour = COLOURS[names.index(name)]
        places = [(across.place(x), up.place(y)) for x, y in of if y > 0]
        path = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{path}" stroke="{colour}"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
    return parts


def _text(x: float, y: float, value: float, anchor: str) -> str:
    return f'<text class="small" x="{x}" y="{y}" text-anchor="{anchor}">{value:,.6g}</text>'


class _Axis:
    """Powers of ten around the values, laid between two places."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self._low = floor(log10(min(values)))
        high = max(ceil(log10(max(values))), self._low + 1)
        self._start = start
        self._step = (end - start) / (high - self._low)
        self.marks = [10.0**power for power in range(self._low, high + 1)]

    def place(self, value: float) -> float:
        return round(self._start + (log10(value) - self._low) * self._step, 1)
