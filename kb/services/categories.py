"""Shelves: put up, renamed, moved, taken down when empty."""

from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import InUse, Invalid, Stale
from core.text import fold
from core.vocabulary import UnknownLanguage, normal_language
from kb.models import Category
from kb.services.rows import editors_only, insert_with_slug

NAME_LENGTH = 120
MOST_SHOWN = 20


class CategoryFields(TypedDict, total=False):
    name: str
    language: str
    parent: Category | None
    position: int


@transaction.atomic
def create_category(*, by: User, **fields: Unpack[CategoryFields]) -> Category:
    """Put up a shelf. Language: the parent's or the writer's, unless given. Raises Invalid."""
    editors_only(by)
    parent = fields.get("parent")
    fields.setdefault("language", parent.language if parent else by.language)
    category = Category(position=0)
    _set(category, fields)
    try:
        insert_with_slug(category, category.name)
    except IntegrityError:
        raise _taken() from None
    events.record("category", category.pk, "created", by=by)
    return category


@transaction.atomic
def change_category(
    category: Category, *, by: User, version: int | None = None, **changes: Unpack[CategoryFields]
) -> Category:
    """Change what is given; the slug stays. Raises Stale, Invalid, NotAllowed."""
    editors_only(by)
    row = _hold(category, version)
    before = (row.name, row.language, row.parent_id, row.position)
    _set(row, changes)
    if (row.name, row.language, row.parent_id, row.position) == before:
        return row
    row.version += 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise _taken() from None
    events.record("category", row.pk, "changed", by=by)
    return row


@transaction.atomic
def delete_category(category: Category, *, by: User, version: int | None = None) -> None:
    """Take down an empty shelf. Raises InUse with the articles and categories on it."""
    editors_only(by)
    row = _hold(category, version)
    on_it = [
        {"type": "category", "id": each.pk, "title": each.name}
        for each in row.children.all()[:MOST_SHOWN]
    ] + [
        {"type": "article", "id": each.pk, "title": each.wording.title}
        for each in row.articles.select_related("newest_revision", "published_revision")[
            :MOST_SHOWN
        ]
    ]
    if on_it:
        raise InUse(_("This category is not empty."), by=on_it)
    events.record("category", row.pk, "deleted", by=by)
    row.delete()


def _hold(category: Category, version: int | None) -> Category:
    row: Category = Category.objects.select_for_update().get(pk=category.pk)
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def _set(row: Category, fields: CategoryFields) -> None:
    row.name = fields.get("name", row.name).strip()
    row.folded = fold(row.name)
    row.parent = fields.get("parent", row.parent)
    row.position = fields.get("position", row.position)
    if not row.folded:
        raise Invalid({"name": [("required", _("This cannot be empty."))]})
    if len(row.name) > NAME_LENGTH or len(row.folded) > 2 * NAME_LENGTH:
        text = _("At most %(longest)s characters fit here.") % {"longest": NAME_LENGTH}
        raise Invalid({"name": [("max_length", text)]})
    try:
        row.language = normal_language(fields.get("language", row.language))
    except UnknownLanguage as error:
        raise Invalid({"language": [("unknown_language", str(error))]}) from None
    _check_parent(row)
    _check_name(row)


def _check_parent(row: Category) -> None:
    above = row.parent
    while above is not None:
        if above.pk == row.pk:
            detail = _("A category cannot stand inside itself.")
            raise Invalid({"parent": [("not_allowed", detail)]})
        above = above.parent


def _check_name(row: Category) -> None:
    same = Category.objects.filter(parent=row.parent_id, language=row.language, folded=row.folded)
    if same.exclude(pk=row.pk).exists():
        raise _taken()


def _taken() -> Invalid:
    detail = _("There is a category of this name here already.")
    return Invalid({"name": [("taken", detail)]})
