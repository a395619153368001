"""Reporting an article, and saying what becomes of the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.flag_forms import FlagForm
from core.saved import say_saved
from core.ways import go_back
from kb.models import ArticleFlag
from kb.services import flags
from kb.views.reading import readable


@login_required
@require_POST
def flag(request, pk):
    article, form = readable(request, pk), FlagForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not reported: say what is the matter."))
        return redirect("kb:article", pk=pk)
    try:
        flags.flag_article(article, by=request.user, **form.cleaned_data)
        said = _("Reported. Whoever looks after this text sees it.")
        say_saved(request, said, form=f"flag-article-{pk}")
    except Refusal as refused:
        messages.error(request, refused.detail)
    return redirect("kb:article", pk=pk)


@login_required
@require_POST
def accept(request, pk):
    return _close(request, pk, flags.accept_flag, _("Done, with thanks to whoever reported it."))


@login_required
@require_POST
def dismiss(request, pk):
    return _close(request, pk, flags.dismiss_flag, _("The text stays as it is."))


def _close(request, pk, verb, said):
    found = get_object_or_404(ArticleFlag.objects.visible_to(request.user), pk=pk)
    found.article = readable(request, found.article_id)
    try:
        verb(found, by=request.user)
        messages.success(request, said)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "kb:article", pk=found.article_id)
