"""What was typed into the form of an entry, given back as it was: nothing is read, nothing refused.

So rows come and go without a script, and a half-written rule is no error yet.
"""

import re
from typing import Any

MOST_ROWS = 100
# The fields of each row, and those of which one at least says that the row is in use.
ROWS = {
    "examples": (("text", "verdict"), ("text",)),
    "rules": (
        (
            *("kind", "severity", "message", "words", "instead"),
            *("unit", "least", "most", "definition", "exceptions"),
        ),
        ("kind", "message", "words", "instead", "definition"),
    ),
}
_REMOVE = re.compile(r"remove-(examples|rules)-(\d{1,3})")


def typed_values(submitted: Any) -> dict[str, Any]:
    """What the forms start with to show again what was typed, rows in use alone."""
    single = ("version", "title", "topic", "guidance", "language")
    several = ("teams", "channels", "stages")
    return {
        **{name: submitted.get(name, "") for name in single},
        **{name: submitted.getlist(name) for name in several},
        **{
            part: [
                {name: submitted.get(f"{part}-{place}-{name}", "") for name in ROWS[part][0]}
                for place in places_in_use(submitted, part)
            ]
            for part in ROWS
        },
    }


def places_in_use(submitted: Any, part: str) -> list[int]:
    """Where on the page the rows stand that say something and are not removed."""
    total = submitted.get(f"{part}-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if re.fullmatch(r"\d{1,6}", total) else 0
    telling = ROWS[part][1]
    return [
        place
        for place in range(count)
        if any(submitted.get(f"{part}-{place}-{name}", "").strip() for name in telling)
        and not submitted.get(f"{part}-{place}-DELETE")
        and submitted.get("do") != f"remove-{part}-{place}"
    ]


def is_step(do: str) -> bool:
    """Whether a button asks for the form again, and not for a save."""
    return do in ("rows", "try") or bool(_REMOVE.fullmatch(do))
