"""What colleagues report about articles, and what becomes of it. No flag grows a version."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core import events
from core.exceptions import NotAllowed
from core.flags import FlagStatus, close, hear
from kb.models import Article, ArticleFlag
from kb.services.articles import change_article
from kb.services.rows import hold
from kb.services.wordings import checked_wording


@transaction.atomic
def flag_article(
    article: Article, *, reason: str, by: User, comment: str = "", body: str | None = None
) -> ArticleFlag:
    """Report an article that `by` sees. Saying the same again while it is open is saying it once.

    Raises Invalid for a proposed wording that could not be saved.
    """
    row = hold(article)
    if not roles.is_colleague(by):
        raise NotAllowed(_("Colleagues report texts."))
    if body:
        checked_wording(row.newest, {"body": body}, "")
    said = {"reason": reason, "comment": comment.strip(), "body": body or ""}
    if same := row.flags.open().filter(by=by, **said).first():
        return same
    flag: ArticleFlag = row.flags.create(by=by, **said)
    events.record("article", row.pk, "flagged", by=by)
    return flag


@transaction.atomic
def accept_flag(flag: ArticleFlag, *, by: User, body: str = "") -> ArticleFlag:
    """Agree. The proposed wording, or what was made of it (`body`), becomes the newest one and
    names who proposed it. Raises Conflict, NotAllowed, Invalid.
    """
    held = _hold(flag, by)
    close(held, FlagStatus.ACCEPTED, by=by)
    if held.body:
        note = _("Proposed by %s") % held.by if held.by else ""
        change_article(held.article, by=by, version=None, body=body or held.body, change_note=note)
    return held


@transaction.atomic
def dismiss_flag(flag: ArticleFlag, *, by: User, answer: str = "") -> ArticleFlag:
    """Leave the text as it is, with a word back. Raises Conflict, NotAllowed."""
    held = _hold(flag, by)
    close(held, FlagStatus.DISMISSED, by=by, answer=answer)
    return held


def hear_answer(pk: int, *, by: User) -> bool:
    """Whoever reported it has read what became of it. False where there is nothing to read."""
    return hear(ArticleFlag.objects, pk, by)


def _hold(flag: ArticleFlag, by: User) -> ArticleFlag:
    """The flag as it is now, its article locked: for editors and the article's owner."""
    hold(flag.article)
    held = ArticleFlag.objects.visible_to(by).filter(pk=flag.pk).first()
    if held is None:
        raise NotAllowed(_("Editors and the owner of a text decide on this."))
    return held
