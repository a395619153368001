"""Language versions: which articles say the same, and which of them fell behind."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Conflict, Invalid, NotAllowed
from kb.models import Article, Revision, TranslationGroup
from kb.services.rows import count_up, count_up_others, hold


def join(article: Article, source: Article, *, seen: int | None = None) -> None:
    """Make the article a language version of the source, following its newest wording; with
    `seen` that of this number, which the translator had before them.

    The caller holds the article and saves `translation_group` and `translated_from`. Raises
    Invalid if the source's group speaks this language already.
    """
    held = Article.objects.select_for_update().get(pk=source.pk)
    if held.pk == article.pk:
        raise _refused(_("An article is no translation of itself."))
    if held.translation_group is None:
        held.translation_group = TranslationGroup.objects.create()
        held.save(update_fields=["translation_group"])
    check_language(article, held.translation_group_id)
    article.translation_group = held.translation_group
    article.translated_from = _wording(held, seen)
    count_up_others(article)


def leave(article: Article) -> None:
    """Let the article stand alone. The caller saves the two fields."""
    count_up_others(article)
    article.translation_group = article.translated_from = None


def check_language(article: Article, group_id: int | None) -> None:
    """Raises Invalid if another article of the group has this article's language."""
    if group_id is None:
        return
    group = Article.objects.filter(translation_group=group_id, language=article.language)
    if group.exclude(pk=article.pk).exists():
        raise _refused(_("There is a version in this language already."))


def bring_in_line(article: Article, *, seen: int | None = None) -> bool:
    """A translation that was saved anew says what its source says now; with `seen`, what it said
    in the revision of that number, which the translator had before them. True if that is news.
    """
    followed = article.translated_from
    if followed is None:
        return False
    wording = _wording(followed.article, seen)
    if wording.number <= followed.number:
        return False
    article.translated_from = wording
    return True


def _wording(source: Article, number: int | None) -> Revision:
    found = source.revisions.filter(number=number).first() if number is not None else None
    return found or source.newest


@transaction.atomic
def nothing_to_change(
    article: Article, *, by: User, seen: int | None = None, version: int | None = None
) -> Article:
    """The source changed, and the translation says the same already.

    `seen`: the source's revision that was looked at; the newest, unless given.
    """
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Only editors change this now."))
    if row.translated_from is None:
        raise Conflict(_("This is no translation."))
    if bring_in_line(row, seen=seen):
        count_up(row, "brought_in_line", by, "translated_from")
    return row


def _refused(detail: str) -> Invalid:
    return Invalid({"translation_of": [("not_allowed", detail)]})
