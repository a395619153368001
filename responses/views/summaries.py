"""The summary of an article as a reply."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from kb.models import Article
from responses.services import summaries
from responses.views.verbs import carry_out


@login_required
@require_POST
def of_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the reply with its summary, made if there is none."""
    user: Any = request.user
    article = get_object_or_404(Article.objects.visible_to(user), pk=pk)
    try:
        return redirect(summaries.use_as_reply(article, by=user))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return redirect(article)


@login_required
@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("The reply says what the article says now.")
    return carry_out(request, pk, summaries.bring_in_line, said)
