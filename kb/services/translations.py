"""Language versions: which articles say the same, and which of them fell behind."""

from django.utils.translation import gettext as _

from core.exceptions import Invalid
from kb.models import Article, TranslationGroup
from kb.services.rows import count_up_others


def join(article: Article, source: Article) -> None:
    """Make the article a language version of the source, following its newest wording.

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
    article.translated_from = held.newest_revision
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


def bring_in_line(article: Article) -> bool:
    """A translation that was saved anew says what its source says now. True if that is news."""
    followed = article.translated_from
    if followed is None or followed.article.newest_revision_id == followed.pk:
        return False
    article.translated_from = followed.article.newest_revision
    return True


def _refused(detail: str) -> Invalid:
    return Invalid({"translation_of": [("not_allowed", detail)]})
