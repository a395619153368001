"""Writing articles: starting one, changing it, taking it away. Readers: see `publishing`."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core import events
from core.exceptions import Invalid, NotAllowed
from core.models import Tag
from core.vocabulary import Status, UnknownLanguage, normal_language
from kb.models import Article, Category
from kb.models.queryset import UNPUBLISHED
from kb.services import files, translations
from kb.services.guidance import refuse_findings
from kb.services.plans import drop_plan
from kb.services.rows import count_up, count_up_others, hold, insert_with_slug
from kb.services.scanning import refuse_personal_data
from kb.services.wordings import add_wording, checked_wording, differs

_LINKS = ("tags", "attachments")
_PLAIN = ("category", "visibility", "review_due", "source", "external_id")


class ArticleFields(TypedDict, total=False):
    """Any of them; what is left out keeps its value, or gets its default in a new article."""

    title: str
    summary: str
    body: str
    language: str
    category: Category | None
    visibility: str
    tags: Sequence[str]
    review_due: date | None
    translation_of: Article | None
    attachments: Sequence[int]
    source: str
    external_id: str


@transaction.atomic
def create_article(
    *,
    by: User,
    status: str = Status.DRAFT,
    change_note: str = "",
    from_chat: bool = False,
    override_reason: str = "",
    source_seen: int | None = None,
    **fields: Unpack[ArticleFields],
) -> Article:
    """Store a new article with its first revision. Language: the writer's, unless given.

    Raises Invalid, NotAllowed where `by` may not give it this status, PersonalData and Findings
    where it would be published with a national number or with what must change in it.
    """
    _check_may_start(by, status)
    wording = checked_wording(None, fields, change_note)
    language = _language(fields.get("language", by.language))
    article = Article(owner=by, language=language, from_chat=from_chat)
    for name, value in fields.items():
        if name in _PLAIN:
            setattr(article, name, value)
    _check_once_per_source(article)
    insert_with_slug(article, wording["title"])
    add_wording(article, wording, by=by, change_note=change_note)
    if source := fields.get("translation_of"):
        translations.join(article, source, seen=source_seen)
    article.tags.set(Tag.objects.named(list(fields.get("tags", ()))))
    files.put_files(article, fields.get("attachments", ()), by)
    _begin_as(article, status, by, override_reason)
    events.record("article", article.pk, "created", by=by)
    return article


@transaction.atomic
def change_article(
    article: Article,
    *,
    by: User,
    version: int | None,
    change_note: str = "",
    major: bool = False,
    source_seen: int | None = None,
    **changes: Unpack[ArticleFields],
) -> Article:
    """Change what is given. Other words in title, summary or body make another revision.

    `source_seen`: the revision of its source that a translator had before them.

    Raises Stale, NotAllowed, Invalid. What changes nothing leaves the version as it was.
    """
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Only editors change this now."))
    changed = _set_fields(row, changes, by)
    wording = checked_wording(row.newest, changes, change_note)
    reworded = differs(row.newest, wording)
    if reworded:
        add_wording(row, wording, by=by, change_note=change_note, major=major)
        changed += ["newest_revision"]
        if translations.bring_in_line(row, seen=source_seen):
            changed += ["translated_from"]
    if changed:
        if {"visibility", "language"} & set(changed) or (reworded and major):
            count_up_others(row)
        count_up(row, "changed", by, *(name for name in changed if name not in _LINKS))
    return row


@transaction.atomic
def delete_article(article: Article, *, by: User, version: int | None) -> None:
    """Remove one's own draft that nobody ever read; archive anything else.

    Raises Stale, NotAllowed.
    """
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Only editors take this away."))
    if row.is_removable_by(by):
        remove_article(row, by=by)
    elif row.status != Status.ARCHIVED:
        row.status, row.published_revision = Status.ARCHIVED, None
        drop_plan(row)
        count_up_others(row)
        count_up(row, "archived", by, "status", "published_revision")


@transaction.atomic
def remove_article(article: Article, *, by: User | None) -> None:
    """Delete an article with its revisions and votes, for good. Asks nobody: callers do."""
    count_up_others(article)
    events.record("article", article.pk, "deleted", by=by)
    files.let_go(article)
    article.delete()


def _begin_as(article: Article, status: str, by: User, override_reason: str) -> None:
    article.status = status
    if status == Status.PUBLISHED:
        refuse_personal_data(
            article.newest, language=article.language, by=by, override_reason=override_reason
        )
        refuse_findings(article, article.newest, by=by, override_reason=override_reason)
        article.published_revision, article.published_at = article.newest_revision, timezone.now()
    article.save()


def _check_may_start(by: User, status: str) -> None:
    if status not in Status.values:
        raise Invalid({"status": [("invalid_choice", _("“%s” is not known here.") % status)]})
    if not roles.is_colleague(by):
        raise NotAllowed(_("Colleagues write articles."))
    if status not in UNPUBLISHED and not roles.can_edit(by):
        raise NotAllowed(_("Editors publish; you can send it to review."))


def _set_fields(row: Article, changes: ArticleFields, by: User) -> list[str]:
    """Put the changes into the held row; answers the names of fields that differ now."""
    changed = []
    if "language" in changes and _language(changes["language"]) != row.language:
        row.language = _language(changes["language"])
        translations.check_language(row, row.translation_group_id)
        changed.append("language")
    for name, value in changes.items():
        if name in _PLAIN and getattr(row, name) != value:
            setattr(row, name, value)
            changed.append(name)
    if {"language", "source", "external_id"} & set(changed):
        _check_once_per_source(row)
    if "tags" in changes and _set_tags(row, changes["tags"]):
        changed.append("tags")
    if "attachments" in changes and files.put_files(row, changes["attachments"], by):
        changed.append("attachments")
    if "translation_of" in changes and _set_source(row, changes["translation_of"], by):
        changed += ["translation_group", "translated_from"]
    return changed


def _set_tags(row: Article, names: Sequence[str]) -> bool:
    tags = Tag.objects.named(list(names))
    if {tag.pk for tag in tags} == set(row.tags.values_list("pk", flat=True)):
        return False
    row.tags.set(tags)
    return True


def _set_source(row: Article, source: Article | None, by: User) -> bool:
    current = row.translated_from.article if row.translated_from else None
    if source is not None:
        if current is not None and source.pk == current.pk:
            return False
        translations.join(row, source)
        return True
    # Whoever cannot see the source read null and sends it back: that says nothing.
    if current is None or not Article.objects.visible_to(by).filter(pk=current.pk).exists():
        return False
    translations.leave(row)
    return True


def _check_once_per_source(article: Article) -> None:
    if not article.external_id:
        return
    same = Article.objects.filter(
        source=article.source, external_id=article.external_id, language=article.language
    )
    if same.exclude(pk=article.pk).exists():
        detail = _("Another article has this source, external id and language.")
        raise Invalid({"external_id": [("taken", detail)]})


def _language(code: str) -> str:
    try:
        return normal_language(code)
    except UnknownLanguage as error:
        raise Invalid({"language": [("unknown_language", str(error))]}) from None
