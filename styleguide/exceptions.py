"""What the guide stops."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.exceptions import Conflict


class Findings(Conflict):
    """The text holds what must change before it is published.

    `findings`: {field, start, end, text, rule, entry, severity, message, replacements} of each.
    """

    code = "findings"

    def __init__(self, findings: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(
            _("The writing guide says that this must change. Change it, or say why it may stand.")
        )
        self.findings = list(findings)

    def members(self) -> dict[str, Any]:
        return {"findings": self.findings}
