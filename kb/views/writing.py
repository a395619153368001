"""Writing articles: new ones, changes, the preview beside the text."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.exceptions import Refusal, Stale
from core.markup import render as render_markdown
from core.saved import say_saved
from core.vocabulary import content_languages
from kb.beginnings import Beginning
from kb.forms import ArticleForm, initial_of
from kb.language_versions import source_beside, source_of
from kb.leading import leader_for
from kb.reading_aloud import pictures_without_words, skipped_headings
from kb.services import articles, publishing
from kb.services.wordings import WORDING
from kb.stale_saves import merge_into
from kb.views.reading import article_page, readable
from styleguide.exceptions import Findings


@login_required
def new(request):
    source = _source(request)
    beside = source and source_beside(source, request.user)
    key = f"article-new-of-{source.pk}" if source else "article-new"
    first = _first_values(request, beside)
    sent = (request.POST or None, request.FILES or None)
    form = ArticleForm(*sent, user=request.user, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            fields = {**form.fields_for_service(), "translation_of": source}
            fields["source_seen"] = form.beginning.source
            return _saved(request, articles.create_article(by=request.user, **fields), key)
        except Refusal as refused:
            form.refuse(refused)
    return _form_page(request, form, key, source=source, source_text=beside)


@login_required
def edit(request, pk):
    article = readable(request, pk)
    source = source_of(article, request.user)
    first = initial_of(article, source.wording.number if source else None)
    sent = (request.POST or None, request.FILES or None)
    form = ArticleForm(*sent, user=request.user, article=article, initial=first)
    if request.method == "POST" and form.is_valid():
        return _save(request, form, article)
    if not article.is_changeable_by(request.user):
        raise PermissionDenied
    return _form_page(request, form, f"article-{pk}", article=article)


@login_required
@require_POST
def preview(request):
    body = request.POST.get("body", "")
    leader = leader_for(body, request.user, request.user.language)
    made = render_markdown(body, leader=leader)
    aloud = {"pictures": pictures_without_words(body), "skipped": skipped_headings(made)}
    return HttpResponse(render_to_string("kb/_reading_aloud.html", aloud).strip() + made)


def _save(request, form, article):
    key, version = f"article-{article.pk}", form.cleaned_data["version"] or 0
    try:
        fields = {**form.fields_for_service(), "source_seen": form.beginning.source}
        changed = articles.change_article(article, by=request.user, version=version, **fields)
        return _saved(request, changed, key)
    except Stale as refused:
        stale = merge_into(form, refused.current)
        return _form_page(request, form, key, article=refused.current, status=409, stale=stale)
    except Refusal as refused:
        form.refuse(refused)
        return _form_page(request, form, key, article=article, status=refused.status)


def _saved(request, article, key):
    """Says so, and does what the pressed button asks beside saving."""
    try:
        say_saved(request, _also(request, article), form=key)
    except Findings as refused:
        say_saved(request, _("Saved, and not published."), form=key)
        again = readable(request, article.pk)
        return article_page(request, again, again.newest, status=409, refused=refused)
    return redirect("kb:article", pk=article.pk)


def _also(request, article):
    wish = request.POST.get("then")
    try:
        if wish == "submit":
            publishing.submit(article, by=request.user)
            return _("Saved and sent to review.")
        if wish == "publish":
            publishing.publish(article, by=request.user)
            return _("Saved and published.")
    except Findings:
        raise
    except Refusal as refused:
        return _("Saved, but not more than that: %s") % refused.detail
    return _("Saved.")


def _form_page(request, form, key, *, status=200, **context):
    if article := context.get("article"):
        context["source_text"] = source_of(article, request.user)
    if form.is_bound and form.errors and status == 200:
        status = 400
    context |= {
        "form": form,
        "form_key": key,
        "text_language": form["language"].value() or "",
        "edits": roles.can_edit(request.user),
    }
    return render(request, "kb/article_form.html", context, status=status)


def _source(request):
    """The article that a new one is a translation of."""
    number = request.GET.get("translation_of", "")
    if number.isascii() and number.isdigit() and len(number) < 19:
        return readable(request, int(number))
    return None


def _first_values(request, beside):
    asked = request.GET.get("language", "")
    language = asked if asked in content_languages() else request.user.language
    if beside is None:
        return {"title": request.GET.get("title", ""), "language": language}
    unlike = {"version": None, "category": None, "review_due": None, "language": language}
    unlike["began"] = Beginning(source=beside.wording.number).written()
    if language == beside.article.language:
        unlike["language"] = None
    wording = {name: getattr(beside.wording, name) for name in WORDING}
    return initial_of(beside.article) | wording | unlike
