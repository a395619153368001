"""Writing replies: new ones, variants, changes, the preview with two customers."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.differences import difference
from core.exceptions import Refusal, Stale
from core.saved import say_saved
from core.vocabulary import Status, content_languages
from responses import access, queries
from responses.forms import STALE_SHOWN, ReplyForm, first_values, initial_of
from responses.models import Reply
from responses.placeholders import PlaceholderError, Source
from responses.remark_words import lacking
from responses.services import replies, states
from responses.services.checks import places_in
from responses.services.comparing import lacks_beside
from responses.services.showing import show
from responses.views.reading import readable, reply_page
from styleguide.exceptions import Findings


@login_required
def new(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    original = _original(request)
    key = f"reply-new-of-{original.group_id}" if original else "reply-new"
    first = first_values(user, request.GET, original)
    sent = (request.POST or None, request.FILES or None)
    form = ReplyForm(*sent, user=user, variant_of=original, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            fields = form.fields_for_service()
            reply = replies.create_reply(by=user, variant_of=original, **fields)
            return _saved(request, reply, key)
        except Refusal as refused:
            form.refuse(refused)
    return _form_page(request, form, key, original=original, source=original)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    reply = _changeable(request, pk)
    sent = (request.POST or None, request.FILES or None)
    form = ReplyForm(*sent, user=user, reply=reply, initial=initial_of(reply))
    if request.method == "POST" and form.is_valid():
        return _save(request, form, reply)
    return _form_page(request, form, f"reply-{pk}", **_written_after(request, reply))


def _save(request: HttpRequest, form: ReplyForm, reply: Reply) -> HttpResponse:
    user: Any = request.user
    key, shown = f"reply-{reply.pk}", _written_after(request, reply)
    try:
        fields = form.fields_for_service()
        fields |= {"version": form.started_from, "override_reason": _reason(request)}
        return _saved(request, replies.change_reply(reply, by=user, **fields), key)
    except Stale as refused:
        return _stale(request, form, reply, refused.current)
    except Findings as refused:
        return _form_page(request, form, key, status=409, refused=refused, **shown)
    except Refusal as refused:
        form.refuse(refused)
        return _form_page(request, form, key, **shown)


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What two customers would get, and what keeps the text from being saved."""
    source = Source(request.POST.get("subject", ""), request.POST.get("body", ""))
    context = _seen(request, source)
    return render(request, "responses/_preview.html", context)


def _seen(request: HttpRequest, source: Source) -> dict[str, Any]:
    user: Any = request.user
    asked = request.POST.get("language", "")
    language = asked if asked in content_languages() else user.language
    places = places_in({"subject": source.subject, "body": source.body}, user)
    context = {"language": language, "places": places}
    context["lacking"] = _lacking(request, source)
    # An unknown field is shown as a gap; a bracket left open leaves nothing to show.
    with suppress(PlaceholderError):
        base_url = request.build_absolute_uri("/")
        context["shown"] = show(source, user=user, language=language, base_url=base_url)
    return context


def _lacking(request: HttpRequest, source: Source) -> list[str]:
    """What the other languages have and this text has not. `of`, or `beside` for a new variant."""
    user: Any = request.user
    number, new = request.GET.get("of"), False
    if number is None:
        number, new = request.GET.get("beside", ""), True
    reply = _numbered(request, number)
    if reply is None:
        return []
    tone = request.POST.get("tone", "")
    texts = {"source": source.body, "subject": source.subject}
    found = lacks_beside(reply, user=user, new=new, tone=tone, **texts)
    return [lacking(each.what, each.name) for each in found]


def _changeable(request: HttpRequest, pk: int) -> Reply:
    reply = readable(request, pk)
    if not access.may_change(request.user, reply):  # type: ignore[arg-type]  # signed in
        raise PermissionDenied
    return reply


def _original(request: HttpRequest) -> Reply | None:
    """The reply that a new one is a variant of."""
    return _numbered(request, request.GET.get("variant_of", ""))


def _numbered(request: HttpRequest, number: str) -> Reply | None:
    """The reply of this number, None where it is no number. 404 where there is none to see."""
    asked = number.isascii() and number.isdigit() and len(number) < 19
    return readable(request, int(number)) if asked else None


def _reason(request: HttpRequest) -> str:
    """Why a text may stand that the writing guide refused."""
    return request.POST.get("override_reason", "")


def _saved(request: HttpRequest, reply: Reply, key: str) -> HttpResponse:
    """Further steps that the pressed button asks for; what is saved stays saved."""
    try:
        said = _go_on(request, reply)
    except Findings as refused:
        say_saved(request, _("Saved, and not published."), form=key)
        return reply_page(request, readable(request, reply.pk), status=409, refused=refused)
    except Refusal as refused:
        said = _("Saved, but not more than that: %s") % refused.detail
    say_saved(request, said, form=key)
    return redirect("responses:reply", pk=reply.pk)


def _go_on(request: HttpRequest, reply: Reply) -> str:
    """What the pressed button asks beside saving; answers what was done."""
    user: Any = request.user
    then = request.POST.get("then")
    if then == "submit" and reply.status == Status.DRAFT and not reply.is_personal:
        states.submit(reply, by=user)
        return _("Saved and sent to review.")
    if then == "publish" and reply.status != Status.PUBLISHED:
        states.publish(reply, by=user, override_reason=_reason(request))
        return _("Saved and published.")
    return _("Saved.")


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
    more = {**_written_after(request, reply), "stale": stale}
    return _form_page(request, form, f"reply-{reply.pk}", status=409, **more)


def _written_after(request: HttpRequest, reply: Reply) -> dict[str, Any]:
    """The reply that is changed, and for an outdated one the variant that changed last."""
    others = Reply.objects.visible_to(request.user).not_archived().exclude(pk=reply.pk)
    newest = others.filter(group_id=reply.group_id).order_by("-worded_at", "pk")
    return {"reply": reply, "source": newest.first() if reply.outdated else None}


def _beside(form: ReplyForm) -> str:
    """What the preview compares the text with: the rest of its group."""
    if form.variant_of is not None:
        return f"?beside={form.variant_of.pk}"
    return f"?of={form.reply.pk}" if form.reply is not None else ""


def _form_page(
    request: HttpRequest, form: ReplyForm, key: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    language = form["language"].value() or request.user.language  # type: ignore[union-attr]  # signed in
    context = {
        "form": form,
        "form_key": key,
        "preview_url": reverse("responses:preview") + _beside(form),
        "language": language,
        "edits": roles.can_edit(request.user),
        "fields": queries.fields_to_insert(language),
        **more,
    }
    status = 400 if form.is_bound and form.errors and status == 200 else status
    return render(request, "responses/reply_form.html", context, status=status)
