"""The list of replies, and one reply as its customers get it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from core.flag_forms import FlagForm
from core.flags import with_lines
from core.vocabulary import Status
from kb.models import Article
from responses import access
from responses.filters import ReplyFilter
from responses.forms import ListForm, ReturnForm
from responses.models import Remark, RemarkKind, Reply
from responses.panels import reply_panels
from responses.placeholders import Source
from responses.remark_words import why
from responses.services.copies import changes_of_original
from responses.services.previews import first_lines
from responses.services.showing import show
from responses.services.summaries import has_news, news_for
from responses.services.usage import usage_of

PER_PAGE = 25


def readable(request: HttpRequest, pk: int) -> Reply:
    """The reply as this user sees it, or 404."""
    seen = Reply.objects.visible_to(request.user).for_reading(request.user)
    reply: Reply = get_object_or_404(seen.select_related("based_on"), pk=pk)
    return reply


@login_required
def reply_list(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    page = Paginator(_listed(request), PER_PAGE).get_page(request.GET.get("page"))
    for reply, line in zip(page, _lines(page.object_list, user), strict=True):
        reply.line = line
    narrowed = any(value for name, value in request.GET.items() if name not in ("page", "ordering"))
    context = {"page": page, "form": ListForm(request.GET or None), "narrowed": narrowed}
    return render(request, "responses/reply_list.html", context)


@login_required
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    return reply_page(request, readable(request, pk))


def reply_page(
    request: HttpRequest, found: Reply, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a reply; `refused` is what kept it from being published."""
    user: Any = request.user
    shown = show(
        Source(found.subject, found.body),
        user=user,
        language=found.language,
        team_ids=[team.pk for team in found.teams.all()],
        base_url=request.build_absolute_uri("/"),
    )
    context = {"reply": found, "shown": shown, **_beside(found, user), **rights(found, user)}
    return render(request, "responses/reply.html", {**context, **more}, status=status)


def _beside(reply: Reply, user: Any) -> dict[str, Any]:
    """What stands around a reply: where it comes from, how it is used, what it needs."""
    articles = Article.objects.visible_to(user).filter(pk=reply.article_id)
    return {
        "article": articles.for_listing().first(),
        "panels": reply_panels.of(reply, user),
        "usage": usage_of(reply, user),
        "remarks": _remarks(reply, user),
        "held": reply.findings if access.may_change(user, reply) else None,
        "original": _original(reply, user),
        "summary": news_for(reply) if access.may_change(user, reply) else None,
    }


def _remarks(reply: Reply, user: Any) -> list[Any]:
    """What should be looked at, for those who can put it right."""
    found = Remark.objects.visible_to(user).open().filter(reply=reply)
    found = found.exclude(kind=RemarkKind.SUMMARY)  # it has a notice of its own
    return [(why(remark), remark) for remark in found.select_related("other")]


def _original(reply: Reply, user: Any) -> Any:
    """For its owner: what the reply this is a copy of says otherwise since."""
    if reply.owner_id != user.pk:
        return None
    labels = {"subject": _("Subject"), "body": _("Text")}
    changes = changes_of_original(reply, user=user)
    return [(labels[name], lines) for name, lines in changes.items()]


def rights(reply: Reply, user: Any) -> dict[str, Any]:
    """What the pages of a reply offer this user."""
    changes = access.may_change(user, reply)
    waits = reply.status == Status.IN_REVIEW
    return {
        "may_change": changes,
        "may_publish": access.may_publish(user, reply),
        "may_submit": changes and not reply.is_personal and not roles.can_edit(user),
        "may_see_history": access.may_see_history(user, reply),
        "is_own": reply.owner_id == user.pk,
        "removable": reply.is_personal and not reply.use_rows.exists(),
        "return_form": ReturnForm() if waits and access.may_review(user, reply) else None,
        **flagging(reply, user),
        "review_is_due": reply.review_due and reply.review_due <= timezone.localdate(),
        "comment": reply_comment(reply) if changes and reply.status == Status.DRAFT else "",
    }


def flagging(reply: Reply, user: Any) -> dict[str, Any]:
    """The way to report it; what was reported, for those who can do something about it."""
    looks_after = roles.can_edit(user) or reply.owner_id == user.pk
    found = reply.flags.open().select_related("by") if looks_after else []
    return {"flag_form": FlagForm(), "flags": with_lines(found, reply.body)}


def reply_comment(reply: Reply) -> str:
    """What the editor said who sent it back last."""
    line = reply.history.filter(history_change_reason__startswith="returned").first()
    return line.history_change_reason.partition("\n")[2] if line else ""


def _listed(request: HttpRequest) -> Any:
    """One row for all variants; archived ones only where they are asked for."""
    asked = request.GET.copy()
    asked["collapse"] = "true"
    replies = Reply.objects.visible_to(request.user)
    if not asked.get("status"):
        replies = replies.not_archived()
    found = ReplyFilter(asked, queryset=replies, request=request).qs
    return found.for_reading(request.user).annotate(is_behind=has_news())


def _lines(replies: Any, user: Any) -> list[str]:
    lines = first_lines(replies, user=user, values={})
    return [lines[reply.pk] for reply in replies]
