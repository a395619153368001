"""What publishing may be refused for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.exceptions import Conflict


class PersonalData(Conflict):
    """The wording holds national numbers. `findings`: {field, kind, text, start, end} of each."""

    code = "personal_data"

    def __init__(self, findings: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(
            _("This looks like a person’s national number. Take it out, or say why it may stand.")
        )
        self.findings = list(findings)

    def members(self) -> dict[str, Any]:
        return {"findings": self.findings}
