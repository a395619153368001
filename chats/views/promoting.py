"""One screen on which a chat becomes an article or a reply: what is there, the draft, what is
taken out of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts import roles
from chats import redacting
from chats.exceptions import Duplicate
from chats.forms import PromoteForm
from chats.models import Target
from chats.services.previews import preview
from chats.services.promotion import Wish, promote
from chats.views.reading import made_of, readable
from core.exceptions import NotAllowed, Refusal
from kb.models import Article

TEXTS = ("title", "summary", "body")


@login_required
def promotion(request, pk):
    chat = readable(request, pk)
    shown = preview(chat, by=request.user)
    groups = redacting.groups(shown.proposal.found)
    if request.method == "POST":
        return _post(request, chat, shown, redacting.chosen(groups, request.POST))
    draft = shown.proposal.draft
    initial = {name: getattr(draft, name) for name in TEXTS}
    form = PromoteForm(initial={**initial, "category": shown.category})
    return _page(request, chat, shown, form, groups)


def _post(request, chat, shown, groups):
    form = PromoteForm(request.POST)
    target, number = _asked(request)
    needs_texts = target in (Target.ARTICLE, Target.REPLY)
    if needs_texts and not form.is_valid():
        return _page(request, chat, shown, form, groups, status=400)
    wish = _wish(request, target, number, groups, form.cleaned_data if needs_texts else {})
    try:
        made, created = promote(chat, wish, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refused:
        return _refused(request, chat, shown, form, groups, refused)
    return _made(request, made, created)


def _asked(request):
    """What the pressed button makes, and the number of the article it names."""
    target, _colon, number = request.POST.get("then", "").partition(":")
    return (target if target in Target.values else Target.ARTICLE), number


def _wish(request, target, number, groups, typed):
    texts = {name: redacting.put_back(typed[name], groups) for name in TEXTS if name in typed}
    article = None
    if number.isascii() and number.isdigit() and len(number) < 19:
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=int(number))
    return Wish(
        target=target,
        article=article,
        category=typed.get("category"),
        keep=[pair for group in groups if group.is_kept for pair in group.keep],
        add=redacting.added(request.POST),
        create_anyway=typed.get("create_anyway", ""),
        **texts,
    )


def _refused(request, chat, shown, form, groups, refused):
    form.full_clean()
    form.refuse(refused)
    duplicate = isinstance(refused, Duplicate)
    status = refused.status
    return _page(request, chat, shown, form, groups, status=status, duplicate=duplicate)


def _made(request, made, created):
    if not created:
        messages.info(request, _("This was made of the chat already."))
    elif made.target == Target.LINK:
        messages.success(request, _("Linked."))
    else:
        messages.success(request, _("Sent to review."))
    if made.reply_id is not None:
        return redirect("responses:reply", pk=made.reply_id)
    return redirect("kb:article", pk=made.article_id)


def _page(request, chat, shown, form, groups, *, status=200, duplicate=False):
    context = {
        "chat": chat,
        "form": form,
        "similar": shown.similar,
        "groups": groups,
        "added": redacting.rows_to_add(request.POST),
        "kinds": redacting.kinds(),
        "made": made_of(chat, request.user),
        "duplicate": duplicate,
        "edits": roles.can_edit(request.user),
    }
    return render(request, "chats/promote.html", context, status=status)
