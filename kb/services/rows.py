"""What every service does with its row: hold it, count its versions, tell the change log."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core import events
from core.exceptions import Conflict, NotAllowed, Stale
from core.text import unique_slug
from kb.models import Article, Category

# Addresses of the help centre that no text may take.
RESERVED_SLUGS = frozenset({"category", "search", "votes", "thanks"})
_TRIES = 5


def hold(article: Article, version: int | None = None) -> Article:
    """The row as it is now, locked until the transaction ends.

    Raises Stale if it is not `version` (None: any), Conflict if it is gone.
    """
    row: Article | None = Article.objects.select_for_update().filter(pk=article.pk).first()
    if row is None:
        raise Conflict(_("This article was removed meanwhile."), code="removed")
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def count_up(article: Article, verb: str, by: User | None, *fields: str) -> None:
    """Save these fields of a held row as a new version, and record the change."""
    article.version += 1
    article.updated_at = timezone.now()
    article.save(update_fields=[*fields, "version", "updated_at"])
    events.record("article", article.pk, verb, by=by)


def count_up_others(article: Article) -> None:
    """The other language versions show something of this one: their tags must change too."""
    if article.translation_group_id is not None:
        others = Article.objects.filter(translation_group=article.translation_group_id)
        others.exclude(pk=article.pk).update(version=F("version") + 1)


def insert_with_slug(row: Article | Category, text: str) -> None:
    """Insert a row under a slug of its own. Raises IntegrityError for any other clash."""
    for attempt in range(_TRIES):
        row.slug = unique_slug(text, slug_is_taken)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            # Two at once may choose the same slug; the later one chooses again.
            if attempt == _TRIES - 1 or not slug_is_taken(row.slug):
                raise
        else:
            return


def slug_is_taken(slug: str) -> bool:
    """Articles and categories share one space, so that an address names one thing."""
    return (
        slug in RESERVED_SLUGS
        or Article.objects.filter(slug=slug).exists()
        or Category.objects.filter(slug=slug).exists()
    )


def editors_only(by: User) -> None:
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors do this."))


def one_of(statuses: Iterable[str], article: Article, detail: str) -> None:
    """Raises Conflict unless the article stands at one of these."""
    if article.status not in statuses:
        raise Conflict(detail)
