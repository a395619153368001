"""Reporting an article, and saying what becomes of the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Invalid, Refusal
from core.flag_forms import DecisionForm, FlagForm
from core.saved import say_saved
from core.ways import go_back
from kb.exceptions import PersonalData
from kb.models import ArticleFlag
from kb.services import flags, publishing
from kb.views.reading import article_page, readable
from styleguide.exceptions import Findings


@login_required
@require_POST
def flag(request, pk):
    article, form = readable(request, pk), FlagForm(request.POST)
    if form.is_valid():
        try:
            flags.flag_article(article, by=request.user, **form.cleaned_data)
            said = _("Reported. Whoever looks after this text sees it.")
            say_saved(request, said, form=f"flag-article-{pk}")
            return redirect("kb:article", pk=pk)
        except Refusal as refused:
            form.refuse(refused)
    return article_page(request, article, article.wording, status=400, flag_form=form)


@login_required
@require_POST
def accept(request, pk):
    found, form = _seen(request, pk), _decision(request)
    try:
        flags.accept_flag(found, by=request.user, body=form["body"])
    except Invalid as refused:
        return _again(request, found, refused, form)
    except Refusal as refused:
        messages.error(request, refused.detail)
    else:
        if form["then"] == "publish":
            return _published(request, found)
        messages.success(request, _("Done, with thanks to whoever reported it."))
    return go_back(request, "kb:article", pk=found.article_id)


@login_required
@require_POST
def dismiss(request, pk):
    found, form = _seen(request, pk), _decision(request)
    try:
        flags.dismiss_flag(found, by=request.user, answer=form["answer"])
        messages.success(request, _("The text stays as it is."))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "kb:article", pk=found.article_id)


@login_required
@require_POST
def heard(request, pk):
    """Whoever reported it has read what became of it."""
    if not flags.hear_answer(pk, by=request.user):
        raise Http404
    return go_back(request, "desk:todo")


def _seen(request, pk):
    found = get_object_or_404(ArticleFlag.objects.visible_to(request.user), pk=pk)
    found.article = readable(request, found.article_id)
    return found


def _decision(request):
    form = DecisionForm(request.POST)
    form.is_valid()
    return {name: form.cleaned_data.get(name, "") for name in form.fields}


def _published(request, found):
    article = readable(request, found.article_id)
    try:
        publishing.publish(article, by=request.user)
        messages.success(request, _("Taken over and published."))
    except (PersonalData, Findings) as refused:
        return article_page(request, article, article.newest, status=409, refused=refused)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "kb:article", pk=found.article_id)


def _again(request, found, refused, form):
    """What was typed stays in the form, beside what is the matter with it."""
    article = readable(request, found.article_id)
    kept = {"pk": found.pk, "refused": refused, "body": form["body"] or found.body}
    return article_page(request, article, article.wording, status=refused.status, flag_refused=kept)
