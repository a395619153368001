"""Refusals: what a service answers instead of doing what was asked.

They carry what the caller needs to explain. The API turns them into problems
(`core.api.problems`), pages into form errors.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _


class Refusal(Exception):
    """Base of everything a service refuses. `code` is stable, `detail` is for people."""

    code = "refused"
    status = 400

    def __init__(self, detail: str, *, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.code

    def members(self) -> dict[str, Any]:
        """What the API's problem carries beside code and detail, such as `findings`."""
        return {}


class Invalid(Refusal):
    """Some fields cannot be taken. `errors`: field name → list of (code, detail).

    A field name may be a path such as `rules/0/kind`; "" is the whole.
    """

    code = "invalid"

    def __init__(
        self, errors: Mapping[str, Sequence[tuple[str, str]]], detail: str | None = None
    ) -> None:
        first = next((each[0][1] for each in errors.values() if each), "")
        super().__init__(detail or str(first))
        self.errors = {field: list(each) for field, each in errors.items()}


class Stale(Refusal):
    """Somebody saved first. `current` is the object as it is now."""

    code = "stale"
    status = 412

    def __init__(self, current: Any, detail: str = "") -> None:
        super().__init__(detail or _("Somebody else changed this after you opened it."))
        self.current = current


class NotAllowed(Refusal):
    """Visible, but not yours to change."""

    code = "not_allowed"
    status = 403


class Conflict(Refusal):
    """The state does not allow it: already published, not a draft, and the like."""

    code = "conflict"
    status = 409


class InUse(Conflict):
    """Something still refers to it. `by`: list of {"type", "id", "title"}."""

    code = "in_use"

    def __init__(self, detail: str, *, by: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(detail)
        self.by = list(by)

    def members(self) -> dict[str, Any]:
        return {"used_by": self.by}
