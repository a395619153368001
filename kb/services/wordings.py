"""Adding a wording to an article: always another revision, never a change of one."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Invalid
from kb.models import Article, Revision
from kb.models.revision import BODY_LENGTH, NOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH

WORDING = ("title", "summary", "body")
_LONGEST = {
    "title": TITLE_LENGTH,
    "summary": SUMMARY_LENGTH,
    "body": BODY_LENGTH,
    "change_note": NOTE_LENGTH,
}


def add_wording(
    article: Article,
    wording: Mapping[str, Any],
    *,
    by: User | None,
    change_note: str = "",
    major: bool = False,
) -> Revision:
    """Make this the newest wording. The caller holds the row and saves `newest_revision`."""
    number = article.newest_revision.number + 1 if article.newest_revision else 1
    article.newest_revision = Revision.objects.create(
        article=article,
        number=number,
        author=by,
        change_note=change_note,
        major=major,
        **{name: wording[name] for name in WORDING},
    )
    return article.newest_revision


def checked_wording(
    current: Revision | None, changes: Mapping[str, Any], change_note: str
) -> dict[str, str]:
    """The current wording with the changes put in. Raises Invalid for what cannot stand."""
    wording = {name: str(changes.get(name, getattr(current, name, ""))) for name in WORDING}
    wording["title"] = wording["title"].strip()
    errors: dict[str, list[tuple[str, str]]] = {}
    for name in ("title", "body"):
        if not wording[name].strip():
            errors[name] = [("required", _("This cannot be empty."))]
    if len(wording["title"].splitlines()) > 1:
        errors["title"] = [("one_line", _("This is one line."))]
    for name, value in {**wording, "change_note": change_note}.items():
        if len(value) > _LONGEST[name]:
            text = _("At most %(longest)s characters fit here.")
            errors[name] = [("max_length", text % {"longest": f"{_LONGEST[name]:,}"})]
    if errors:
        raise Invalid(errors)
    return wording


def differs(current: Revision, wording: Mapping[str, str]) -> bool:
    return any(getattr(current, name) != wording[name] for name in WORDING)
