"""The list of chats, one chat to read, and how it ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from chats import queries
from chats.filters import ChatFilter
from chats.forms import ListForm, OutcomeForm
from chats.models import Chat, Fault
from chats.services import chats
from core.exceptions import NotAllowed, Refusal
from kb.models import Article
from responses.models import Reply

PER_PAGE = 25


def readable(request, pk):
    """The chat as this user sees it, or 404."""
    return get_object_or_404(Chat.objects.visible_to(request.user).for_reading(), pk=pk)


@login_required
def chat_list(request):
    seen = Chat.objects.visible_to(request.user).for_listing()
    found = ChatFilter(request.GET, queryset=seen, request=request).qs
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    narrowed = any(value for name, value in request.GET.items() if name not in ("page", "ordering"))
    context = {"page": page, "form": ListForm(request.GET or None), "narrowed": narrowed}
    return render(request, "chats/chat_list.html", context)


@login_required
def named(request):
    """From a chat tool's name of a chat, `?chat=SOURCE:ID`, to what can be made of it."""
    source, _colon, external_id = request.GET.get("chat", "").partition(":")
    seen = Chat.objects.visible_to(request.user)
    found = seen.filter(source=source, external_id=external_id).first()
    if found is None:
        messages.info(request, _("This chat was not handed over yet. Paste it here."))
        return redirect("chats:new")
    return redirect("chats:promote" if found.is_promotable else "chats:chat", pk=found.pk)


@login_required
def chat(request, pk):
    found = readable(request, pk)
    names = ("version", "status", "rating")
    form = OutcomeForm(initial={name: getattr(found, name) for name in names})
    return render(request, "chats/chat.html", chat_context(request, found, form))


def chat_context(request, found, form):
    may_change = found.is_changeable_by(request.user)
    return {
        "chat": found,
        "faults": Fault.objects.visible_to(request.user).filter(reports__chat=found),
        "form": form if may_change else None,
        "made": made_of(found, request.user),
        "may_change": may_change,
        "may_forget": roles.can_edit(request.user) and not found.is_without_text,
        "used": queries.replies_used_in(found, request.user),
    }


def made_of(found, user):
    """The articles and replies made of it that the user may see."""
    rows = found.promotions.all()
    articles = Article.objects.visible_to(user).filter(pk__in=[row.article_id for row in rows])
    replies = Reply.objects.visible_to(user).filter(pk__in=[row.reply_id for row in rows])
    return [*articles.for_listing(), *replies]


@login_required
@require_POST
def outcome(request, pk):
    found = readable(request, pk)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        asked = {**form.fields_for_service(), "version": form.cleaned_data["version"]}
        answer = _do(request, found, chats.change_chat, _("Saved."), **asked)
        goes_on = request.POST.get("then") == "promote"
        return redirect("chats:promote", pk=pk) if goes_on else answer
    return render(request, "chats/chat.html", chat_context(request, found, form), status=400)


@login_required
@require_POST
def delete(request, pk):
    found = readable(request, pk)
    try:
        chats.delete_chat(found, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    messages.success(request, _("The chat is gone."))
    return redirect("chats:list")


def _do(request, found, verb, said, **asked):
    try:
        verb(found, by=request.user, **asked)
        messages.success(request, said)
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refused:
        messages.error(request, refused.detail)
    return redirect("chats:chat", pk=found.pk)
