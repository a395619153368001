"""The last look at a text before others use it: what must change stops it, or asks for a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from styleguide.checked_texts import CheckedText
from styleguide.exceptions import Findings
from styleguide.services.guide import current
from styleguide.services.holding import findings_in

REASON_LENGTH = 1_000

OverriddenRule = dict[str, Any]


def overridden_in(text: CheckedText, override_reason: str) -> list[OverriddenRule]:
    """The rules that are overridden: {rule, entry, message} of each, for whoever keeps the reason.

    Raises Findings where something must change and no reason is given.
    """
    errors = [each for each in findings_in(text, current()) if each["severity"] == "error"]
    if errors and not override_reason.strip():
        raise Findings(errors)
    return _rules_of(errors)


def _rules_of(findings: Sequence[Mapping[str, Any]]) -> list[OverriddenRule]:
    """Each rule once, in the order in which it was found."""
    rules = {
        each["rule"]: {name: each[name] for name in ("rule", "entry", "message")}
        for each in findings
    }
    return list(rules.values())
