"""Chats as people paste them, and what they decide of one."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from chats import queries
from chats.models import ChatStatus
from chats.services.shape import NAME_LENGTH, SUBJECT_LENGTH
from core.vocabulary import language_choices
from kb.forms import RefusableForm

LONGEST_TRANSCRIPT = 1_000_000
RATINGS = [("3", _("3: good")), ("2", _("2: all right")), ("1", _("1: bad"))]


def _or(word: Any, choices: Callable[[], Iterable[Any]]) -> Callable[[], list[Any]]:
    return lambda: [("", word), *choices()]


def _team_choices() -> list[Any]:
    return [(str(team.pk), team.name) for team in queries.teams()]


class ListForm(forms.Form):
    """The filters of the list that people use; addresses may have all of the API's."""

    q = forms.CharField(label=_("Search in the chats"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=_or(_("All"), lambda: ChatStatus.choices)
    )
    promoted = forms.ChoiceField(
        label=_("Made into something"),
        required=False,
        choices=[("", _("All")), ("false", _("Not yet")), ("true", _("Yes"))],
    )
    rating = forms.ChoiceField(
        label=_("Rating"), required=False, choices=_or(_("All"), lambda: RATINGS)
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=_or(_("All"), language_choices)
    )
    team = forms.ChoiceField(label=_("Team"), required=False, choices=_or(_("All"), _team_choices))


class OutcomeForm(RefusableForm):
    """How a chat ended."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=ChatStatus.choices)
    rating = forms.TypedChoiceField(
        label=_("What the customer thought"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=_or(_("Not said"), lambda: RATINGS),
    )

    def fields_for_service(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("status", "rating")}


class PasteForm(OutcomeForm):
    """A transcript, pasted or as a file, and what is known of the chat."""

    # Given with the page, so that saving twice is one chat.
    key = forms.RegexField(
        r"^[0-9a-f]{32}$", widget=forms.HiddenInput, initial=lambda: uuid4().hex, required=False
    )
    text = forms.CharField(
        label=_("Transcript"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("A line begins with who speaks: “Kunde: …”, “Support: …”, “[10:02] Mette: …”."),
    )
    file = forms.FileField(
        label=_("Or a text file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.log,.md,text/plain"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    customer_name = forms.CharField(label=_("Customer"), max_length=NAME_LENGTH, required=False)
    subject = forms.CharField(
        label=_("What it was about"), max_length=SUBJECT_LENGTH, required=False
    )
    team = forms.TypedChoiceField(
        label=_("Who may read it"),
        required=False,
        empty_value=None,
        choices=_or(_("All colleagues"), _team_choices),
    )
    field_order = ["text", "file", "language", "customer_name", "subject", "status", "rating"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["version"]
        self.fields["status"].initial = ChatStatus.SOLVED

    def clean_file(self) -> str:
        uploaded = self.cleaned_data["file"]
        if uploaded is None:
            return ""
        if uploaded.size > LONGEST_TRANSCRIPT:
            raise forms.ValidationError(_("A transcript has at most one megabyte."))
        return _decoded(uploaded.read())

    def clean_team(self) -> Any:
        chosen = self.cleaned_data["team"]
        return queries.teams().filter(pk=chosen).first() if chosen else None

    def clean(self) -> dict[str, Any]:
        """The text of the file, if there is one, is the transcript."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text = cleaned.get("file") or cleaned.get("text") or ""
        text = text.replace("\r\n", "\n")
        if not text.strip() and "file" not in self.errors:
            self.add_error("text", _("Paste a transcript, or choose a file."))
        if len(text) > LONGEST_TRANSCRIPT:
            self.add_error("text", _("A transcript has at most one megabyte."))
        cleaned["text"] = text
        return cleaned

    def fields_for_service(self) -> dict[str, Any]:
        names = ("language", "customer_name", "subject", "team", "status", "rating")
        return {name: self.cleaned_data[name] for name in names}


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else the encoding of old Windows."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise forms.ValidationError(_("This is no text file."))
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise forms.ValidationError(_("This is no text file."))
