"""What a promotion may be refused for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.exceptions import Conflict


class NotSolved(Conflict):
    """Only what ended well becomes knowledge: solved, or the customer simply left."""

    code = "not_solved"

    def __init__(self) -> None:
        super().__init__(_("Only a chat that was solved, or that the customer left, can be used."))


class TextDeleted(Conflict):
    """What was said is gone, and nothing of whom it was about is written down again."""

    code = "text_deleted"

    def __init__(self) -> None:
        super().__init__(_("The text of this chat was deleted."))


class Duplicate(Conflict):
    """An article answers this already. `similar`: what was found."""

    code = "duplicate"

    def __init__(self, similar: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(
            _("An article answers this already. Link it, or say why another is needed.")
        )
        self.similar = list(similar)

    def members(self) -> dict[str, Any]:
        return {"similar": self.similar}


class Decided(Conflict):
    """Somebody was faster: it was decided what becomes of a candidate. `by`: who it was."""

    code = "decided"

    def __init__(self, status: str, label: Any, by: Any) -> None:
        words = {"status": label, "name": by or "–"}
        super().__init__(_("This is decided already: %(status)s, by %(name)s.") % words)
        self.decided = status

    def members(self) -> dict[str, Any]:
        return {"decided": self.decided}
