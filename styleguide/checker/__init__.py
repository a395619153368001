"""Does a text keep to the guide? Pure functions: no database, nothing kept of any text.

    findings = check(text, rules, Context("da", stage="refusal"))

`rules` are `Rule`s, or a `Guide` made of them once and used for many texts.
"""

from __future__ import annotations

from collections.abc import Iterable

from styleguide.checker.guide import Guide
from styleguide.checker.rules import Context, Finding, Rule

__all__ = ["Context", "Finding", "Guide", "Rule", "check"]


def check(text: str, rules: Guide | Iterable[Rule], context: Context) -> list[Finding]:
    """What the rules find in a text, in order of place; the offsets are those of the source."""
    guide = rules if isinstance(rules, Guide) else Guide(rules)
    return guide.check(text, context)
