"""Making an article, a link, more text or a reply of a chat: each at most once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from chats.drafting import Draft
from chats.exceptions import Duplicate, NotSolved, TextDeleted
from chats.models import Chat, Promotion, Target
from chats.services.chats import hold
from chats.services.proposals import Proposal, propose
from chats.services.similar import Similar, answered_meanwhile, similar_articles
from core import events
from core.exceptions import Invalid
from core.locks import wait_for_others
from core.vocabulary import Sharing, Stage, Status
from kb.models import Article, Category
from kb.services.articles import change_article, create_article
from privacy import Kind
from responses.models import Reply
from responses.services.replies import create_reply

REPLY_TITLE = 200


@dataclass(frozen=True)
class Wish:
    """What shall be made. Texts that are None are those of the draft.

    `keep`: (id of a redaction, why it stays); `add`: (text, kind) to take out as well.
    """

    target: str = Target.ARTICLE
    article: Article | None = None
    title: str | None = None
    summary: str | None = None
    body: str | None = None
    category: Category | None = None
    keep: Sequence[tuple[str, str]] = field(default=())
    add: Sequence[tuple[str, str]] = field(default=())
    create_anyway: str = ""

    @property
    def may_double(self) -> bool:
        """Whether it makes an article that there may be already."""
        return self.target == Target.ARTICLE and not self.create_anyway.strip()

    @property
    def makes_reply(self) -> bool:
        return self.target == Target.REPLY


def promote(chat: Chat, wish: Wish, *, by: User) -> tuple[Promotion, bool]:
    """Make it; answers the promotion and whether it is new. A second one answers the first.

    Raises NotSolved, TextDeleted, Duplicate, Invalid, and NotAllowed where an article is not
    `by`'s to change.
    """
    return promote_together(chat, [wish], by=by)[0]


def promote_together(
    chat: Chat, wishes: Sequence[Wish], *, by: User
) -> list[tuple[Promotion, bool]]:
    """All of them or none. Of several, what is wrong with the reply is named `reply_…`."""
    # Asked before the lock: search has locks of its own.
    similar = [_doubles(chat, wish, by) for wish in wishes]
    with transaction.atomic():
        return [
            _named(chat, wish, by, found) if len(wishes) > 1 else _promote(chat, wish, by, found)
            for wish, found in zip(wishes, similar, strict=True)
        ]


def _named(chat: Chat, wish: Wish, by: User, similar: Sequence[Similar]) -> tuple[Promotion, bool]:
    try:
        return _promote(chat, wish, by, similar)
    except Invalid as refused:
        if not wish.makes_reply:
            raise
        errors = refused.errors.items()
        own = {f"reply_{name}" if name in ("title", "body") else name: why for name, why in errors}
        raise Invalid(own) from refused


def _doubles(chat: Chat, wish: Wish, by: User) -> list[Similar]:
    if not wish.may_double:
        return []
    draft, title = propose(chat).draft, wish.title or ""
    found = similar_articles(by, draft, language=chat.language, title=title)
    return [each for each in found if each.is_same]


@transaction.atomic
def _promote(
    chat: Chat, wish: Wish, by: User, similar: Sequence[Similar]
) -> tuple[Promotion, bool]:
    row = hold(chat)
    if first := first_promotion(row, reply=wish.makes_reply):
        return first, False
    if row.is_without_text:
        raise TextDeleted
    if not row.is_promotable:
        raise NotSolved
    proposal = _proposal(row, wish)
    if wish.may_double:
        _refuse_doubles(row, wish, proposal, by, similar)
    made = _make(row, wish, proposal, by)
    promotion = Promotion.objects.create(
        chat=row,
        target=wish.target,
        by=by,
        reason=proposal.cleaned(wish.create_anyway.strip()),
        kept=_kept(proposal, wish),
        **made,
    )
    row.version, row.updated_at = row.version + 1, timezone.now()
    row.save(update_fields=["version", "updated_at"])
    events.record("chat", row.pk, "promoted", by=by)
    return promotion, True


def _refuse_doubles(
    chat: Chat, wish: Wish, proposal: Proposal, by: User, similar: Sequence[Similar]
) -> None:
    """What was found before, and what a colleague made of a chat like this in the meantime."""
    wait_for_others("articles made of chats")
    found = similar or answered_meanwhile(
        by, proposal.draft, language=chat.language, title=wish.title or ""
    )
    if found:
        raise Duplicate([each.shown() for each in found])


def first_promotion(chat: Chat, *, reply: bool = False) -> Promotion | None:
    """What was made of the chat already: the article or link, or the reply."""
    rows = Promotion.objects.filter(chat=chat, reply__isnull=not reply)
    return rows.select_related("article", "reply").first()


def _proposal(chat: Chat, wish: Wish) -> Proposal:
    """Raises Invalid for a redaction that is none, a reason that is missing, an unknown kind."""
    errors: dict[str, list[tuple[str, str]]] = {}
    known = {each.id for each in propose(chat).found} if wish.keep else set()
    for place, (id, reason) in enumerate(wish.keep):
        if id not in known:
            text = _("There is no such redaction; the chat may have changed.")
            errors[f"keep/{place}/id"] = [("unknown", text)]
        if not reason.strip():
            errors[f"keep/{place}/reason"] = [("required", _("Say why it stays."))]
    for place, (text, kind) in enumerate(wish.add):
        if kind not in list(Kind):
            errors[f"add/{place}/kind"] = [("invalid_choice", _("There is no such kind."))]
        if not text.strip():
            errors[f"add/{place}/text"] = [("required", _("This cannot be empty."))]
    if errors:
        raise Invalid(errors)
    keep = {id for id, _reason in wish.keep}
    return propose(chat, keep=keep, added=[(text, Kind(kind)) for text, kind in wish.add])


def _make(chat: Chat, wish: Wish, proposal: Proposal, by: User) -> dict[str, Any]:
    if wish.target == Target.REPLY:
        return {"reply": _reply(chat, wish, proposal, by)}
    if wish.target == Target.ARTICLE:
        return {"article": _article(chat, wish, proposal, by)}
    if wish.article is None:
        raise Invalid({"article": [("required", _("Say which article."))]})
    if wish.target == Target.REVISION:
        return {"article": _extended(wish.article, wish, proposal, by)}
    return {"article": wish.article}


def _article(chat: Chat, wish: Wish, proposal: Proposal, by: User) -> Article:
    return create_article(
        by=by,
        title=_text(wish.title, proposal.draft.title, proposal),
        summary=_text(wish.summary, proposal.draft.summary, proposal),
        body=_text(wish.body, proposal.draft.body, proposal),
        language=chat.language,
        category=wish.category,
        status=Status.IN_REVIEW,
        from_chat=True,
        change_note=_("Draft submitted from a chat"),
    )


def _extended(article: Article, wish: Wish, proposal: Proposal, by: User) -> Article:
    """The article's newest wording with the draft below it; it waits to be published."""
    more = _text(wish.body, addition_of(proposal.draft), proposal)
    body = f"{article.newest.body.rstrip()}\n\n{more}"
    note = _("More text, from a chat")
    return change_article(article, by=by, version=None, body=body, change_note=note)


def addition_of(draft: Draft) -> str:
    """What an article gets that is extended by a draft."""
    return f"## {draft.title}\n\n{draft.solution}"


def _reply(chat: Chat, wish: Wish, proposal: Proposal, by: User) -> Reply:
    first = first_promotion(chat)
    return create_reply(
        by=by,
        title=_text(wish.title, proposal.draft.title, proposal)[:REPLY_TITLE],
        body=proposal.reply() if wish.body is None else proposal.reply_from(wish.body),
        language=chat.language,
        stage=Stage.SOLUTION,
        shared_with=Sharing.STAFF,
        status=Status.IN_REVIEW,
        article=first.article if first else None,
    )


def _text(given: str | None, drafted: str, proposal: Proposal) -> str:
    """The text that was typed, cleaned; else the draft's, which is clean."""
    return drafted if given is None else proposal.cleaned(given)


def _kept(proposal: Proposal, wish: Wish) -> list[dict[str, str]]:
    kinds = {each.id: str(each.kind) for each in proposal.found}
    return [
        {"kind": kinds[id], "reason": proposal.cleaned(reason.strip())} for id, reason in wish.keep
    ]
