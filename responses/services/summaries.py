"""The summary of an article as a reply, with the link to it; and the reply kept in line."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext as _

from accounts.models import User
from core.differences import Line, difference
from core.exceptions import Conflict
from core.vocabulary import Sharing, Stage, Status
from kb.models import Article
from kb.services.rows import hold
from responses.models import ArticleSummary, Remark, RemarkKind, Reply
from responses.services import rows
from responses.services.replies import change_reply, create_reply
from responses.services.states import publish
from styleguide.exceptions import Findings

TITLE_LENGTH = 200
# In an article brackets are text.
_OPENING = re.compile(r"(?=\{\{|\[\[)")


def text_of(article: Article) -> str:
    """What a reply says of it: the summary that readers get, and the link where customers can
    follow it. "" where there is neither.
    """
    summary = _OPENING.sub(r"\\", article.wording.summary.strip())
    link = f"{{{{article:{article.slug}}}}}" if article.is_public else ""
    return "\n\n".join(filter(None, [summary, link]))


def is_behind(summary: ArticleSummary) -> bool:
    """The article says something else now, and the reply does not say that yet."""
    article = summary.article
    if article.status != Status.PUBLISHED:
        return False
    text = text_of(article)
    return text not in (summary.said, "") and text not in summary.reply.body


@dataclass(frozen=True)
class News:
    """What the article of a reply says otherwise now; `remark` waits for somebody to say that the
    reply may stay as it is.
    """

    article: Article
    lines: list[Line]
    remark: Remark | None


def news_for(reply: Reply) -> News | None:
    """None where it says the same, or was settled."""
    wordings = ("article__published_revision", "article__newest_revision")
    found = ArticleSummary.objects.filter(reply=reply).select_related(*wordings).first()
    if found is None or not is_behind(found):
        return None
    remark = Remark.objects.filter(reply=reply, kind=RemarkKind.SUMMARY).first()
    if remark is not None and remark.settled_at is not None:
        return None
    return News(found.article, difference(found.said, text_of(found.article)), remark)


def has_news() -> Exists:
    """The same as a condition on replies, for lists."""
    waiting = Remark.objects.open().filter(kind=RemarkKind.SUMMARY, reply=OuterRef("pk"))
    return Exists(waiting.order_by())


def reply_of(article: Article, user: User) -> Reply | None:
    """The reply with its summary that the user has, a shared one before their own."""
    found = Reply.objects.visible_to(user).not_archived().filter(summary_of__article=article)
    own_last = Case(When(Q(shared_with=Sharing.ME), then=Value(1)), default=Value(0))
    return found.order_by(own_last, "pk").first()


@transaction.atomic
def use_as_reply(article: Article, *, by: User) -> Reply:
    """The reply with the summary, made if there is none: shared by an editor, else one's own.

    Raises Conflict for an article that is not published or says nothing short.
    """
    held = hold(article)
    if known := reply_of(held, by):
        return known
    if held.status != Status.PUBLISHED:
        raise Conflict(_("Publish the article first."))
    if not (text := text_of(held)):
        raise Conflict(_("Write a summary first: it is what the reply says."), code="no_summary")
    reply = create_reply(
        by=by,
        title=held.wording.title[:TITLE_LENGTH],
        body=text,
        language=held.language,
        stage=Stage.SOLUTION,
        tags=[tag.name for tag in held.tags.all()],
        article=held,
    )
    ArticleSummary.objects.create(reply=reply, article=held, said=text)
    return _published(reply, by)


@transaction.atomic
def bring_in_line(reply: Reply, *, by: User) -> Reply:
    """Say what the article says now; words around its old summary stay. Raises Conflict where
    the reply follows none, and what `change_reply` raises.
    """
    current = rows.lock(reply, by=by, version=None)
    summary = ArticleSummary.objects.filter(reply=current).first()
    if summary is None:
        raise Conflict(_("This reply follows no article."))
    text = text_of(hold(summary.article))
    if not text:
        raise Conflict(_("Write a summary first: it is what the reply says."), code="no_summary")
    body = current.body
    body = body.replace(summary.said, text) if summary.said in body else text
    summary.said = text
    summary.save(update_fields=["said"])
    return change_reply(current, by=by, body=body)


def _published(reply: Reply, by: User) -> Reply:
    """What must change by the writing guide stays a draft."""
    try:
        with transaction.atomic():
            return publish(reply, by=by)
    except Findings:
        return reply
