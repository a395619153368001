"""The list of articles and one article, for colleagues."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts import roles
from core.flag_forms import FlagForm
from core.flags import with_lines
from core.markup import headings
from core.markup import render as render_markdown
from kb.around import dead_links, links_here
from kb.comparing import parts_between
from kb.filters import ArticleFilter
from kb.forms import ListForm
from kb.language_versions import language_versions, source_of
from kb.leading import leader_for
from kb.models import Article
from kb.panels import article_panels
from kb.related import related
from kb.reviewing import comparison, review_of

PER_PAGE = 25
RECENT_COMMENTS = 5


def readable(request, pk):
    """The article as this user sees it, or 404."""
    seen = Article.objects.visible_to(request.user).for_reading(request.user)
    article = get_object_or_404(seen, pk=pk)
    return article


@login_required
def article_list(request):
    articles = Article.objects.visible_to(request.user).for_listing()
    found = ArticleFilter(request.GET, queryset=articles, request=request).qs
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.shown_findings = each.findings_for(request.user)
    narrowed = any(value for name, value in request.GET.items() if name not in ("page", "ordering"))
    context = {"page": page, "form": ListForm(request.GET or None), "narrowed": narrowed}
    return render(request, "kb/article_list.html", context)


@login_required
def article(request, pk):
    found = readable(request, pk)
    newest = request.GET.get("revision") == "newest"
    if newest and not found.shows_history_to(request.user):
        raise PermissionDenied
    return article_page(request, found, found.newest if newest else found.wording)


def article_page(request, article, wording, *, status=200, **more):
    """The page of an article in one of its wordings."""
    leader = leader_for(wording.body, request.user, request.user.language)
    body = render_markdown(wording.body, leader=leader)
    # What is found is found in the newest wording.
    held = article.findings_for(request.user) if wording.pk == article.newest_revision_id else None
    shown = {"user": request.user, "wording": wording, "body": body, "headings": headings(body)}
    context = {"article": article, **shown, "held": held, **rights(article, request.user), **more}
    context |= compared(article, wording, context)
    return render(request, "kb/article.html", context, status=status)


def compared(article, wording, context):
    """What is new in the newest wording, and in the source of a translation, for who acts on it."""
    compares = context["may_see_history"] and wording.pk == article.newest_revision_id
    found = comparison(article, context["said"]) if compares else None
    source = context["may_change"] and source_of(article, context["user"])
    return {
        "comparison": found and {"made": found, "parts": parts_between(found.old, wording)},
        "source": source if source and source.has_changed else None,
    }


def rights(article, user):
    """What the pages of an article offer this user."""
    edits = roles.can_edit(user)
    return {
        "edits": edits,
        "review_is_due": article.review_due and article.review_due <= timezone.localdate(),
        "may_change": article.is_changeable_by(user),
        "may_see_history": article.shows_history_to(user),
        "removable": article.is_removable_by(user),
        **flagging(article, user),
        "versions": language_versions(article, user),
        **review_of(article, user),
        **around(article, user),
    }


def around(article, user):
    """What has to do with it elsewhere."""
    return {
        "dead_links": dead_links(article, user),
        "links_here": links_here(article, user),
        "related": related(article, user),
        "panels": article_panels.of(article, user),
        "comments": comments_on(article, user),
    }


def comments_on(article, user):
    """What readers said with their votes, for those who look after the text."""
    if not article.shows_history_to(user):
        return []
    return article.feedback.exclude(comment="")[:RECENT_COMMENTS]


def flagging(article, user):
    """The way to report it; what was reported, for those who can do something about it."""
    looks_after = roles.can_edit(user) or article.owner_id == user.pk
    found = article.flags.open().select_related("by") if looks_after else []
    return {"flag_form": FlagForm(), "flags": with_lines(found, article.newest.body)}
