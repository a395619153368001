"""Votes from the help centre and what is said about them: plain forms, no session, no cookie."""

from functools import wraps

from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.origins import is_from_here
from kb import help_centre
from kb.help_centre import VISITOR
from kb.models import Article
from kb.services.feedback import COMMENT_LENGTH, add_comment, give_feedback
from kb.views.serving import checked, known, missing, show
from kb.votes import count_vote, ticket, vote_of


def from_our_page(view):
    """The view gets the article; a refusal is a page that says why, and nothing is kept."""

    @csrf_exempt  # no cookie speaks for a visitor: where the form stood is asked of the browser
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def taken(request, language, slug):
        code = known(language) or help_centre.first_language()
        with translation.override(help_centre.page_language(code)):
            article = Article.objects.visible_to(VISITOR).for_listing().filter(slug=slug).first()
            if article is None:
                return checked(request, missing(request, code))
            return _taken(request, article, view)

    return taken


def _taken(request, article, view):
    if request.method != "POST":  # a refusal that was asked for again
        return redirect(article.public_url)
    return _refusal(request, article) or view(request, article)


def _refusal(request, article):
    if not is_from_here(request):
        why = _("Votes are given on the page of the article.")
        return _refused(request, article, why, 403)
    standing = count_vote(request)
    if standing.allowed:
        return None
    why = _("Those were many votes. Try again in a minute.")
    answer = _refused(request, article, why, 429)
    answer["Retry-After"] = str(standing.retry_after)
    return answer


def _refused(request, article, why, status):
    context = {"article": article, "why": why, "about": article.wording.title}
    return checked(
        request, show(request, "help/refused.html", article.language, status=status, **context)
    )


@from_our_page
def vote(request, article):
    answer = request.POST.get("helpful")
    if answer not in ("yes", "no"):
        return _refused(request, article, _("Say yes or no."), 400)
    given = give_feedback(article, helpful=answer == "yes", comment=_comment(request))
    return redirect(f"{article.public_url}?vote={ticket(given)}#helped")


@from_our_page
def comment(request, article):
    """Why it helped or did not, told after the vote."""
    given = vote_of(request.POST.get("vote", ""), article)
    if given is None:
        return _refused(request, article, _("That was long ago. Vote again first."), 400)
    add_comment(given, _comment(request))
    return redirect(f"{article.public_url}?thanks#helped")


def _comment(request):
    return request.POST.get("comment", "").replace("\0", "")[:COMMENT_LENGTH]
