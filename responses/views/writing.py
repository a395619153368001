"""Writing replies: new ones, variants, changes, the preview with two customers."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.exceptions import Invalid, NotAllowed, Refusal, Stale
from core.saved import say_saved
from core.vocabulary import Sharing, Status, content_languages
from kb.differences import difference
from responses import access, queries
from responses.forms import STALE_SHOWN, ReplyForm, initial_of
from responses.models import Reply
from responses.placeholders import PlaceholderError, Source
from responses.services import replies, states
from responses.services.checks import places_in
from responses.services.showing import TwoCustomers, show
from responses.views.reading import readable


@login_required
def new(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    original = _original(request)
    key = f"reply-new-of-{original.group_id}" if original else "reply-new"
    first = _first_values(request, original)
    form = ReplyForm(request.POST or None, user=user, variant_of=original, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            fields = form.fields_for_service()
            reply = replies.create_reply(by=user, variant_of=original, **fields)
            return _saved(request, reply, key)
        except Invalid as refused:
            form.refuse(refused)
    return _form_page(request, form, key, original=original)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    reply = readable(request, pk)
    if not access.may_change(user, reply):
        raise PermissionDenied
    form = ReplyForm(request.POST or None, user=user, reply=reply, initial=initial_of(reply))
    if request.method == "POST" and form.is_valid():
        try:
            version, fields = form.cleaned_data["version"] or 0, form.fields_for_service()
            changed = replies.change_reply(reply, by=user, version=version, **fields)
            return _saved(request, changed, f"reply-{pk}")
        except Stale as refused:
            return _stale(request, form, reply, refused.current)
        except (Invalid, NotAllowed) as refused:
            _refuse(form, refused)
    return _form_page(request, form, f"reply-{pk}", reply=reply)


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What two customers would get, and what keeps the text from being saved."""
    user: Any = request.user
    source = Source(request.POST.get("subject", ""), request.POST.get("body", ""))
    language = request.POST.get("language", "")
    context = {
        "language": language if language in content_languages() else user.language,
        "places": places_in({"subject": source.subject, "body": source.body}, user),
        "base_url": request.build_absolute_uri("/"),
    }
    # An unknown field is shown as a gap; a bracket left open leaves nothing to show.
    with suppress(PlaceholderError):
        context["shown"] = _shown(source, user, context)
    return render(request, "responses/_preview.html", context)


def _shown(source: Source, user: Any, context: Mapping[str, Any]) -> TwoCustomers:
    return show(source, user=user, language=context["language"], base_url=context["base_url"])


def _original(request: HttpRequest) -> Reply | None:
    """The reply that a new one is a variant of."""
    number = request.GET.get("variant_of", "")
    asked = number.isascii() and number.isdigit() and len(number) < 19
    return readable(request, int(number)) if asked else None


def _first_values(request: HttpRequest, original: Reply | None) -> dict[str, Any]:
    user: Any = request.user
    if original is not None:
        taken = {(variant.language, variant.tone) for variant in original.variants}
        free = [code for code in content_languages() if (code, original.tone) not in taken]
        return {
            "title": original.title,
            "shortcut": original.shortcut,
            "language": request.GET.get("language") or (free or [original.language])[0],
            "tone": original.tone,
            "channels": original.channels,
        }
    return {
        "title": request.GET.get("title", ""),
        "language": user.language,
        "tone": "neutral",
        "shared_with": Sharing.STAFF if roles.can_edit(user) else Sharing.ME,
        "teams": list(user.teams.all()) if user.teams.count() == 1 else [],
    }


def _saved(request: HttpRequest, reply: Reply, key: str) -> HttpResponse:
    """Further steps that the pressed button asks for; what is saved stays saved."""
    user: Any = request.user
    then, said = request.POST.get("then"), _("Saved.")
    try:
        if then == "submit" and reply.status == Status.DRAFT and not reply.is_personal:
            states.submit(reply, by=user)
            said = _("Saved and sent to review.")
        elif then == "publish" and reply.status != Status.PUBLISHED:
            states.publish(reply, by=user)
            said = _("Saved and published.")
    except Refusal as refused:
        said = _("Saved, but not more than that: %s") % refused.detail
    say_saved(request, said, form=key)
    return redirect("responses:reply", pk=reply.pk)


def _refuse(form: ReplyForm, refused: Refusal) -> None:
    if isinstance(refused, Invalid):
        form.refuse(refused)
    else:
        form.add_error(None, refused.detail)


def _stale(request: HttpRequest, form: ReplyForm, reply: Reply, current: Reply) -> HttpResponse:
    """Both wordings, side by side; what was typed stays in the form."""
    differing = [
        {"label": form.fields[name].label, "saved": saved, "typed": typed}
        | {"lines": difference(saved, typed)}
        for name in STALE_SHOWN
        if (saved := getattr(current, name)) != (typed := form.cleaned_data[name])
    ]
    form.compare_with(current.version)
    last = current.history.select_related("history_user").first()
    stale = {"who": last and last.history_user, "parts": differing}
    return _form_page(request, form, f"reply-{reply.pk}", reply=reply, stale=stale, status=409)


def _form_page(
    request: HttpRequest,
    form: ReplyForm,
    key: str,
    *,
    reply: Reply | None = None,
    original: Reply | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    user: Any = request.user
    language = form["language"].value() or user.language
    context = {
        "form": form,
        "form_key": key,
        "reply": reply,
        "original": original,
        "language": language,
        "edits": roles.can_edit(user),
        "fields": queries.fields_on_screen(language),
        **more,
    }
    refused = form.is_bound and form.errors and status == 200
    return render(request, "responses/reply_form.html", context, status=400 if refused else status)
