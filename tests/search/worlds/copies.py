"""Copies of the database in use, and what is taken out of it between two of them."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.db.models import F
from django.test import override_settings

from chats.models import Chat
from core.models import Tag
from kb.models import Article, Category, Revision
from responses.models import Reply
from search import upkeep
from styleguide.models import StyleEntry

MODELS = {
    "article": Article,
    "reply": Reply,
    "style_entry": StyleEntry,
    "chat": Chat,
    "category": Category,
}


@dataclass(frozen=True)
class Copy:
    """A data folder that a server can be started over."""

    folder: Path


def in_folder(folder):
    """Settings under which the index is the one of this folder."""
    return override_settings(DATA_DIR=folder, SEARCH_INDEX_DIR=folder / "index")


def keep(folder):
    """What the database holds now, in a file of its own."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(folder / "db.sqlite3")])
    return Copy(folder)


def keep_without(folder, hidden, *, blank=(), unwritten=()):
    """The same without things, as if they had never been: rows, tags of theirs alone, index.

    `hidden`: ids by type. `blank`, `unwritten`: articles whose newest wording says nothing, or
    does not exist.
    """
    with in_folder(folder):
        with transaction.atomic():
            _blank(blank)
            _unwrite(unwritten)
            _forget(hidden)
        upkeep.rebuild()
    return keep(folder)


def _forget(hidden):
    carried = {"article": Article.tags.through, "reply": Reply.tags.through}
    links = [(carried[type], type, ids) for type, ids in hidden.items() if type in carried]
    tags = {
        tag
        for through, type, ids in links
        for tag in through.objects.filter(**{f"{type}__in": ids}).values_list("tag", flat=True)
    }
    for type, model in MODELS.items():  # a category after the articles in it
        model.objects.filter(pk__in=hidden.get(type, ())).delete()
    for through in carried.values():
        tags -= set(through.objects.filter(tag__in=tags).values_list("tag", flat=True))
    Tag.objects.filter(pk__in=tags).delete()


def _blank(ids):
    wordings = Revision.objects.filter(pk__in=_newest(ids))
    wordings.update(title="x", summary="", body="x", folded_title="x", folded="x x")


def _unwrite(ids):
    newest = _newest(ids)
    Article.objects.filter(pk__in=ids).update(newest_revision=F("published_revision"))
    Revision.objects.filter(pk__in=newest).delete()


def _newest(ids):
    return list(Article.objects.filter(pk__in=ids).values_list("newest_revision", flat=True))
