"""One screen on which a chat becomes an article, a reply, or both: what is there already, the
draft, what is taken out of it."""

from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts import roles
from chats import marking, redacting
from chats.exceptions import Duplicate
from chats.models import Target
from chats.promote_forms import PromoteForm
from chats.services.previews import preview
from chats.services.promotion import Wish, addition_of, promote_together
from chats.views.reading import made_of, readable
from core.exceptions import NotAllowed, Refusal
from core.saved import say_saved
from kb.models import Article

EXTEND = "extend"
OF_ARTICLE = {"title": "title", "summary": "summary", "body": "body", "category": "category"}
OF_REPLY = {"title": "reply_title", "body": "reply_body"}
TYPED = {
    Target.ARTICLE: OF_ARTICLE,
    Target.REPLY: OF_REPLY,
    Target.REVISION: {"body": "addition"},
    Target.LINK: {},
}


class Screen(NamedTuple):
    """What the page is about: a chat, what is proposed, what is ticked."""

    request: Any
    chat: Any
    shown: Any
    groups: Any


@login_required
def promotion(request, pk):
    chat = readable(request, pk)
    shown = preview(chat, by=request.user)
    groups = redacting.chosen(redacting.groups(shown.proposal.found), request.POST)
    screen = Screen(request, chat, shown, groups)
    if request.method == "POST":
        # The form has the addition once an article to extend was chosen.
        posted = request.POST.copy()
        posted.setdefault("addition", addition_of(shown.proposal.draft))
        return _post(screen, PromoteForm(posted))
    return _page(screen, PromoteForm(initial=_drafted(shown)))


def _drafted(shown):
    draft, promoted = shown.proposal.draft, shown.promoted or {}
    return {
        "make": [] if promoted.get("article") else [Target.ARTICLE],
        **{name: getattr(draft, name) for name in ("title", "summary", "body")},
        "category": shown.category,
        "reply_title": draft.title,
        "reply_body": shown.proposal.reply(),
        "addition": addition_of(draft),
    }


def _post(screen, form):
    targets, number = _asked(screen.request.POST)
    article = _article(screen.request, number)
    if targets == [EXTEND]:
        return _page(screen, form, extending=article)
    extending = article if Target.REVISION in targets else None
    if not _is_ready(form, targets, screen.groups):
        return _page(screen, form, status=400, extending=extending)
    try:
        return _made(screen, _promoted(screen, form, targets, article))
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refused:
        form.refuse(refused)
        return _page(screen, form, refused=refused, status=refused.status, extending=extending)


def _asked(posted):
    """What the pressed button makes, and the number of the article it names."""
    verb, _colon, number = posted.get("then", "").partition(":")
    if verb in (*Target.values, EXTEND):
        return [verb], number
    ticked = posted.getlist("make") if verb else [Target.ARTICLE]
    return [target for target in (Target.ARTICLE, Target.REPLY) if target in ticked], number


def _is_ready(form, targets, groups):
    if targets == [Target.LINK]:
        return True
    return form.needs(targets) and form.needs_confirming(groups)


def _article(request, number):
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    seen = Article.objects.visible_to(request.user).for_reading(request.user)
    return get_object_or_404(seen, pk=int(number))


def _promoted(screen, form, targets, article):
    asked = {
        "keep": [pair for group in screen.groups if group.is_kept for pair in group.keep],
        "add": redacting.added(screen.request.POST),
        "article": article,
    }
    wishes = [Wish(target, **asked, **_texts(screen, form, target)) for target in targets]
    return promote_together(screen.chat, wishes, by=screen.request.user)


def _texts(screen, form, target):
    """What was typed of it; what is kept stands in it again."""
    typed = form.cleaned_data if form.is_valid() else {}
    given = {name: typed[field] for name, field in TYPED[target].items() if field in typed}
    for name in given.keys() & {"title", "summary", "body"}:
        given[name] = redacting.put_back(given[name], screen.groups)
    return {**given, "create_anyway": typed.get("create_anyway", "")}


def _made(screen, made):
    """To the chat where two things were made of it, which shows them; else to the one."""
    [(first, _created), *more] = made
    if not any(created for _promotion, created in made):
        said = _("This was made of the chat already.")
    else:
        said = _("Linked.") if first.target == Target.LINK else _("Sent to review.")
    say_saved(screen.request, said, form=_form_key(screen.chat))
    return redirect(screen.chat if more else first.article or first.reply)


def _form_key(chat):
    return f"promote-{chat.pk}"


def _page(screen, form, *, status=200, extending=None, refused=None):
    context = {
        **_facts(screen),
        "form": form,
        "extending": extending,
        "duplicate": isinstance(refused, Duplicate),
        "edits": roles.can_edit(screen.request.user),
        "added": redacting.rows_to_add(screen.request.POST),
        "kinds": redacting.kinds(),
    }
    return render(screen.request, "chats/promote.html", context, status=status)


def _facts(screen):
    chat, shown = screen.chat, screen.shown
    found = shown.proposal.found
    return {
        "chat": chat,
        "form_key": _form_key(chat),
        "similar": shown.similar,
        "answered": any(each.is_same for each in shown.similar),
        "groups": screen.groups,
        "said": marking.marked(chat.messages.all(), found, screen.groups),
        "made": made_of(chat, screen.request.user),
    }
