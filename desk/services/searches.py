"""What colleagues search for in the workspace, and what they ask the editors for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

import privacy
from accounts.models import User
from core.exceptions import Invalid
from search import asking, hearing, registry
from search.asked import LONGEST, SearchedText
from search.services.asked import ask_the_editors

HITS_SHOWN = 3


def note_search(request: Any, text: str, language: str, *, hits: int, watched: bool) -> None:
    """A search of the workspace that stood still."""
    hearing.hear(request, asking.question(text, language), hits=hits, watched=watched)


def note_taken(text: str, language: str, *, type: str, id: int) -> None:
    if type in registry.types() and (question := asking.question(text, language)):
        hearing.took(question.code, type, id)


def wish(text: str, language: str) -> SearchedText:
    """Send the editors what a colleague misses, without a name. Raises Invalid.

    It is read by others, so it may not tell of a customer.
    """
    if not asking.cleaned(text):
        raise Invalid({"q": [("required", _("Say what is missing."))]})
    if len(asking.cleaned(text)) > LONGEST:
        detail = _("That is too long: at most %(most)s letters.") % {"most": LONGEST}
        raise Invalid({"q": [("too_long", detail)]})
    asked = asking.wish(text, language)
    if asked is None or privacy.scan(text, language=language):
        detail = _("Leave out names, addresses and numbers of customers: editors read this.")
        raise Invalid({"q": [("personal_data", detail)]})
    return ask_the_editors(asked)


def taken_hits(searched: Iterable[SearchedText], user: User) -> Mapping[int, list[dict[str, Any]]]:
    """By text, the hits that were opened or used most, of those that this user sees."""
    most = {each.pk: list(each.hits_taken.all())[:HITS_SHOWN] for each in searched}
    ids: dict[str, set[int]] = {}
    for hits in most.values():
        for hit in hits:
            ids.setdefault(hit.type, set()).add(hit.object_id)
    rows = {type: _visible_rows(type, some, user) for type, some in ids.items()}
    return {
        pk: [
            {**rows[hit.type][hit.object_id], "count": hit.count}
            for hit in hits
            if hit.object_id in rows[hit.type]
        ]
        for pk, hits in most.items()
    }


def _visible_rows(type: str, ids: Iterable[int], user: User) -> Mapping[int, Mapping[str, Any]]:
    """Registered types alone: one may have gone since."""
    if type not in registry.types():
        return {}
    index = registry.get(type)
    seen = index.visible_to(user).filter(pk__in=set(ids)).values_list("pk", flat=True)
    return index.rows(user, list(seen))
