"""What should be looked at in replies: found when they change, gone when it is put right.

Follows the change log with a position of its own. What one text or one group shows is found right
after the commit; near duplicates are found by a job.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.events import Position
from core.events.models import Change
from core.exceptions import NotAllowed
from core.vocabulary import Channel, Status
from kb.models import Article
from responses import access
from responses.hygiene.attachments import says_attached
from responses.hygiene.lacks import Lack, Variant, lacks
from responses.hygiene.likeness import FIELD
from responses.hygiene.mentions import articles_in
from responses.models import ArticleSummary, LookedAt, Remark, RemarkKind, Reply
from responses.services.languages import languages_in_use
from responses.services.summaries import is_behind
from responses.services.variants import NEXT_LANGUAGE

EVERY = 60
BATCH = 500
# Longer than this nobody reads in a chat window without scrolling.
LONGEST_IN_CHAT = 500


class Found(NamedTuple):
    """One remark before it is stored."""

    reply: int
    kind: str
    about: str = ""


@transaction.atomic
def settle(remark: Remark, *, by: User) -> None:
    """It is meant so: do not say it again while it stays so. Raises NotAllowed."""
    if not access.may_change(by, remark.reply):
        raise NotAllowed(_("You cannot change this reply."))
    Remark.objects.filter(pk=remark.pk).update(settled_at=timezone.now())
    events.record("remark", remark.pk, "settled", by=by)


def catch_up() -> int:
    """Look at the replies that changed since the last time, and at those that lead to an article
    that did. Answers how many changes were read.
    """
    read = 0
    while step := _step():
        read += step
    return read


def keep_up() -> str:
    """The job: what no request looked at after its commit."""
    read = catch_up()
    return f"{read} changes read" if read else ""


def look_at_all() -> None:
    """Look at every reply, as if it had just changed."""
    last = 0
    while ids := list(_groups().filter(group__gt=last)[:BATCH]):
        look_at(ids)
        last = ids[-1]


@transaction.atomic
def look_at(group_ids: Collection[int]) -> None:
    """Make the remarks on these groups of variants anew."""
    replies = Reply.objects.published().filter(group__in=group_ids).order_by("group", "pk")
    found = set(_found(list(replies.prefetch_related("channel_links"))))
    stored = Remark.objects.filter(reply__group__in=group_ids).exclude(kind=RemarkKind.NEAR)
    known = {Found(row.reply_id, row.kind, row.about): row.pk for row in stored}
    gone = [pk for each, pk in known.items() if each not in found]
    Remark.objects.filter(pk__in=gone).delete()
    new = [Remark(reply_id=one.reply, kind=one.kind, about=one.about) for one in found - set(known)]
    Remark.objects.bulk_create(new, ignore_conflicts=True)


def _step() -> int:
    with transaction.atomic():
        state = _state()
        if state is None:
            return 0
        if not state.position:
            state.position = str(events.last_position())
            state.save(update_fields=["position"])
            look_at_all()
            return 0
        changes = events.changes_after(Position.parse(state.position), BATCH)
        if not changes:
            return 0
        look_at(_groups_behind(changes))
        last = changes[-1]
        state.position = str(Position(last.transaction_id, last.sequence))
        state.save(update_fields=["position"])
    return len(changes)


def _state() -> LookedAt | None:
    """The one row, locked; None while somebody else is at it."""
    if not LookedAt.objects.filter(pk=1).exists():
        LookedAt.objects.bulk_create([LookedAt(pk=1)], ignore_conflicts=True)
    return LookedAt.objects.select_for_update(skip_locked=True).filter(pk=1).first()


def _groups() -> Any:
    return Reply.objects.order_by("group").values_list("group", flat=True).distinct()


def _groups_behind(changes: Iterable[Change]) -> list[int]:
    ids = {each.object_id for each in changes if each.type == "reply"}
    articles = {each.object_id for each in changes if each.type == "article"}
    groups = set(_groups().filter(pk__in=ids))
    if articles:
        groups |= set(_groups().filter(article__in=articles))
        groups |= set(_groups().filter(summary_of__article__in=articles))
        groups |= _mentioning(articles)
    return sorted(groups)


def _mentioning(articles: Collection[int]) -> set[int]:
    """Groups with a text that leads to one of these articles."""
    slugs = set(Article.objects.filter(pk__in=articles).values_list("slug", flat=True))
    leading = Reply.objects.filter(body__contains="article:") | Reply.objects.filter(
        body__contains="/help/"
    )
    rows = leading.values_list("group", "body")
    return {group for group, body in rows if slugs.intersection(articles_in(body))}


def _found(replies: list[Reply]) -> Iterator[Found]:
    yield from (found for reply in replies for found in _of_one(reply))
    yield from _hidden_links(replies)
    yield from _behind(replies)
    yield from _not_there(replies)
    for _group, variants in groupby(replies, key=lambda reply: reply.group_id):
        yield from map(_lack, lacks([_variant(each) for each in variants]))


def _of_one(reply: Reply) -> Iterator[Found]:
    channels = reply.channels
    length = len(FIELD.sub("", reply.body))
    if length > LONGEST_IN_CHAT and (not channels or Channel.CHAT in channels):
        yield Found(reply.pk, RemarkKind.LONG)
    word = "" if reply.attachment_count else says_attached(reply.body, reply.language)
    if word:
        yield Found(reply.pk, RemarkKind.NO_FILE, word[:250])


def _behind(replies: list[Reply]) -> Iterator[Found]:
    """Summaries of an article that says something else by now."""
    found = ArticleSummary.objects.filter(reply__in=[reply.pk for reply in replies])
    wordings = ("article__published_revision", "article__newest_revision")
    for summary in found.select_related("reply", *wordings):
        if is_behind(summary):
            yield Found(summary.reply_id, RemarkKind.SUMMARY, str(summary.article.wording.number))


def _hidden_links(replies: list[Reply]) -> Iterator[Found]:
    """Addresses of articles that no customer can read, and links to archived ones."""
    slugs = {reply.pk: articles_in(reply.body) for reply in replies}
    every = {slug for found in slugs.values() for slug in found}
    public = set(Article.objects.public().filter(slug__in=every).values_list("slug", flat=True))
    known = set(Article.objects.filter(slug__in=every).values_list("slug", flat=True))
    linked = [reply.article_id for reply in replies if reply.article_id]
    archived = Article.objects.filter(pk__in=linked, status=Status.ARCHIVED)
    gone = dict(archived.values_list("pk", "slug"))
    for reply in replies:
        for slug in slugs[reply.pk]:
            # A typed address that is none of ours leads somewhere else.
            if slug not in public and (slug in known or f"article:{slug}" in reply.body):
                yield Found(reply.pk, RemarkKind.HIDDEN_LINK, slug[:250])
        if reply.article_id in gone and gone[reply.article_id] not in slugs[reply.pk]:
            yield Found(reply.pk, RemarkKind.HIDDEN_LINK, gone[reply.article_id])


def _variant(reply: Reply) -> Variant:
    return Variant(reply.pk, reply.tone, reply.subject, reply.body, reply.attachment_count)


def _lack(lack: Lack) -> Found:
    return Found(lack.variant, RemarkKind.LACKS, f"{lack.what}:{lack.name}")


def _not_there(replies: list[Reply]) -> Iterator[Found]:
    """Languages in which most others are, and this one not even as a draft."""
    wanted = languages_in_use()
    firsts = {reply.group_id: reply for reply in reversed(replies) if not reply.is_personal}
    if not wanted or not firsts:
        return
    written = Reply.objects.not_archived().filter(group__in=firsts).order_by()
    there = set(written.values_list("group", "language"))
    for group, first in firsts.items():
        for language in wanted:
            nearest = (group, NEXT_LANGUAGE.get(language, language))
            if (group, language) not in there and nearest not in there:
                yield Found(first.pk, RemarkKind.NO_VARIANT, language)
