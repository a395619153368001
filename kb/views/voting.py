"""Votes from the help centre: a plain form, without session or cookie."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.origins import is_from_here
from kb.help_centre import VISITOR
from kb.models import Article
from kb.services.feedback import COMMENT_LENGTH, give_feedback
from kb.views.public import public_page, show
from kb.votes import count_vote


@csrf_exempt  # no cookie speaks for a visitor: where the form stood is asked of the browser
@require_POST
def vote(request, language, slug):
    """Keep a vote given on our own page; a refusal says why and keeps nothing."""
    article = _article(slug)
    if not is_from_here(request):
        return HttpResponse(_("Votes are given on the page of the article."), status=403)
    if not count_vote(request).allowed:
        return HttpResponse(_("Those were many votes. Try again in a minute."), status=429)
    answer = request.POST.get("helpful")
    if answer not in ("yes", "no"):
        return HttpResponse(_("Say yes or no."), status=400)
    comment = request.POST.get("comment", "").replace("\0", "")[:COMMENT_LENGTH]
    give_feedback(article, helpful=answer == "yes", comment=comment)
    return redirect("kb:help_thanks", language=article.language, slug=slug)


@public_page
def thanks(request, language, slug):
    return show(request, "help/thanks.html", language, article=_article(slug))


def _article(slug):
    found = Article.objects.visible_to(VISITOR).for_listing().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
