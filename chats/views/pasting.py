"""Pasting a transcript: first a preview of who said what, then the chat."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from chats.forms import PasteForm
from chats.models import Author
from chats.services import chats
from chats.transcripts import NOBODY, parse
from core.exceptions import Refusal

SOURCE = "pasted"


@login_required
def new(request):
    form = PasteForm(
        request.POST or None, request.FILES or None, initial={"language": request.user.language}
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=400 if form.is_bound else 200)
    transcript = parse(form.cleaned_data["text"], _speakers(request))
    if not transcript.messages:
        form.add_error("text", _("No line says who speaks. Write “Kunde:” or a name before it."))
        return _page(request, form, status=400)
    if request.POST.get("then") == "save":
        return _save(request, form, transcript)
    return _page(request, _with_text(form), transcript=transcript)


def _save(request, form, transcript):
    try:
        chat, _created = chats.hand_over(
            source=SOURCE,
            external_id=form.cleaned_data["key"] or uuid4().hex,
            messages=[_message(said) for said in transcript.messages],
            by=request.user,
            **_with_customer(form.fields_for_service(), transcript),
        )
    except Refusal as refused:
        form.refuse(refused)
        return _page(request, _with_text(form), transcript=transcript, status=refused.status)
    messages.success(request, _("Saved."))
    return redirect("chats:chat", pk=chat.pk)


def _with_customer(fields, transcript):
    """The customer's name, where only the transcript says it."""
    names = [said.name for said in transcript.messages if said.author == Author.CUSTOMER]
    return {**fields, "customer_name": fields["customer_name"] or next(filter(None, names), "")}


def _message(said):
    at = said.at and timezone.make_aware(said.at)
    return {"author": said.author, "name": said.name, "text": said.text, "sent_at": at}


def _speakers(request):
    """Whom each label belongs to, as it was chosen in the preview."""
    known = {*Author.values, NOBODY}
    chosen = zip(request.POST.getlist("label"), request.POST.getlist("speaker"), strict=False)
    return {label: author for label, author in chosen if author in known}


def _with_text(form):
    """What stood in the file stands in the field from now on."""
    form.data = form.data.copy()
    form.data["text"] = form.cleaned_data["text"]
    return form


def _page(request, form, *, transcript=None, status=200):
    context = {
        "form": form,
        "transcript": transcript,
        "authors": [*Author.choices, (NOBODY, _("Nobody: part of the text"))],
    }
    return render(request, "chats/new.html", context, status=status)
