"""One screen on which a chat becomes an article, a reply, or both: what is there already, the
draft, what is taken out of it."""

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


@login_required
def promotion(request, pk):
    chat = readable(request, pk)
    shown = preview(chat, by=request.user)
    groups = redacting.groups(shown.proposal.found)
    if request.method == "POST":
        return _post(request, chat, shown, redacting.chosen(groups, request.POST))
    return _page(request, chat, shown, PromoteForm(initial=_drafted(shown)), groups)


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


def _post(request, chat, shown, groups):
    form = PromoteForm(request.POST)
    targets, number = _asked(request)
    article = _article(request, number)
    if targets == [EXTEND]:
        return _page(request, chat, shown, form, groups, extending=article, status=200)
    ready = targets == [Target.LINK] or (form.needs(targets) and form.needs_confirming(groups))
    extending = article if Target.REVISION in targets else None
    if not ready:
        return _page(request, chat, shown, form, groups, extending=extending, status=400)
    wishes = [_wish(request, target, article, groups, form) for target in targets]
    try:
        made = promote_together(chat, wishes, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refused:
        form.refuse(refused)
        duplicate = isinstance(refused, Duplicate)
        return _page(
            request,
            chat,
            shown,
            form,
            groups,
            status=refused.status,
            extending=extending,
            duplicate=duplicate,
        )
    return _made(request, chat, made)


def _asked(request):
    """What the pressed button makes, and the number of the article it names."""
    verb, _colon, number = request.POST.get("then", "").partition(":")
    if verb in (*Target.values, EXTEND):
        return [verb], number
    ticked = request.POST.getlist("make") if verb else [Target.ARTICLE]
    return [target for target in (Target.ARTICLE, Target.REPLY) if target in ticked], number


def _article(request, number):
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    seen = Article.objects.visible_to(request.user).for_reading(request.user)
    return get_object_or_404(seen, pk=int(number))


def _wish(request, target, article, groups, form):
    fields = {
        Target.ARTICLE: OF_ARTICLE,
        Target.REPLY: OF_REPLY,
        Target.REVISION: {"body": "addition"},
    }
    typed = form.cleaned_data if form.is_valid() else {}
    texts = {name: typed[field] for name, field in fields.get(target, {}).items() if field in typed}
    category = texts.pop("category", None)
    return Wish(
        target=target,
        article=article,
        category=category,
        keep=[pair for group in groups if group.is_kept for pair in group.keep],
        add=redacting.added(request.POST),
        create_anyway=typed.get("create_anyway", ""),
        **{name: redacting.put_back(text, groups) for name, text in texts.items()},
    )


def _made(request, chat, made):
    """To the chat where two things were made of it, which shows them; else to the one."""
    [(first, _created), *more] = made
    if not any(created for _promotion, created in made):
        said = _("This was made of the chat already.")
    else:
        said = _("Linked.") if first.target == Target.LINK else _("Sent to review.")
    say_saved(request, said, form=_form_key(chat))
    if more:
        return redirect(chat)
    return redirect(first.article or first.reply)


def _form_key(chat):
    return f"promote-{chat.pk}"


def _page(request, chat, shown, form, groups, *, status=200, extending=None, duplicate=False):
    context = {
        "chat": chat,
        "form": form,
        "form_key": _form_key(chat),
        "similar": shown.similar,
        "answered": any(each.is_same for each in shown.similar),
        "extending": extending,
        "edits": roles.can_edit(request.user),
        "groups": groups,
        "said": marking.marked(chat.messages.all(), shown.proposal.found, groups),
        "added": redacting.rows_to_add(request.POST),
        "kinds": redacting.kinds(),
        "made": made_of(chat, request.user),
        "promoted": shown.promoted or {},
        "duplicate": duplicate,
    }
    return render(request, "chats/promote.html", context, status=status)
