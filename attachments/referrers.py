"""Who refers to files. Apps above register their link tables in `AppConfig.ready`.

    visible_referrers.register(
        Referrer(
            "reply",
            ReplyAttachment,
            lambda user: ReplyAttachment.objects.filter(reply__in=Reply.objects.visible_to(user)),
        )
    )

A file is seen by whoever sees something that refers to it, asked anew with each request.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SHOWN = 20


@dataclass(frozen=True)
class Referrer:
    """A link table made from `attachments.models.AttachmentLink`.

    `type` is the one of the change log; `visible(user)` are the links that this user sees.
    """

    type: str
    links: Any
    visible: Callable[[Any], Any]


class Referrers:
    """Everything that may refer to a file."""

    def __init__(self) -> None:
        self._by_type: dict[str, Referrer] = {}

    def register(self, referrer: Referrer) -> None:
        """Make links count. Registering a type again replaces it."""
        self._by_type[referrer.type] = referrer

    def unregister(self, type: str) -> None:
        self._by_type.pop(type, None)

    def __iter__(self) -> Iterator[Referrer]:
        return iter(list(self._by_type.values()))

    def uses(self, attachment: Any, user: Any) -> list[dict[str, Any]]:
        """What of that which the user sees refers to a file: {type, id, title}, at most 20 each."""
        return [
            {"type": each.type, "id": link.referrer.pk, "title": str(link.referrer)}
            for each in self
            for link in each.visible(user).filter(attachment=attachment).order_by("pk")[:SHOWN]
        ]

    def ids_using(self, attachment: Any) -> Iterator[tuple[str, list[int]]]:
        """For each type the ids of everything that refers to a file, seen or not."""
        for each in self:
            links = each.links.objects.filter(attachment=attachment)
            yield each.type, [link.referrer_id for link in links]


visible_referrers = Referrers()
