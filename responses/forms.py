"""Replies as people type them. Nobody chooses the kind: a subject or file makes it predefined."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import Team, User
from attachments.forms import FilesForm
from core.exceptions import Invalid, Refusal
from core.vocabulary import (
    Channel,
    Sharing,
    Stage,
    Status,
    Tone,
    content_languages,
    language_choices,
)
from responses.models import Kind, Reply
from responses.services.checks import LENGTHS, LONGEST_TAG
from responses.services.fields import GROUP_FIELDS

STALE_SHOWN = ("title", "subject", "body", "when_to_use", "precondition")


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReplyForm(FilesForm):
    """A new reply, a new variant of one, or an existing one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=LENGTHS["title"])
    subject = forms.CharField(
        label=_("E-mail subject (makes it a predefined reply)"),
        max_length=LENGTHS["subject"],
        required=False,
    )
    body = forms.CharField(
        label=_("Text"), max_length=LENGTHS["body"], strip=False, widget=forms.Textarea
    )
    shortcut = forms.CharField(
        label=_("Short code"),
        max_length=LENGTHS["shortcut"],
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Type it in the workspace to have the reply at once."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    tone = forms.ChoiceField(label=_("Tone"), choices=Tone.choices)
    stage = forms.ChoiceField(
        label=_("Where in the chat"), choices=[("", _("Anywhere")), *Stage.choices], required=False
    )
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: it fits all."),
    )
    shared_with = forms.ChoiceField(
        label=_("Who uses it"), choices=Sharing.choices, widget=forms.RadioSelect
    )
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For “My team”."),
    )
    tags = forms.CharField(
        label=_("Tags"), max_length=500, required=False, help_text=_("Separated by commas.")
    )
    when_to_use = forms.CharField(
        label=_("When to use"),
        max_length=LENGTHS["when_to_use"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Shown in lists and while searching."),
    )
    precondition = forms.CharField(
        label=_("Check first"),
        max_length=LENGTHS["precondition"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Shown before it is inserted: “only after the refund is booked”."),
    )
    valid_from = DayField(label=_("First day"), required=False)
    valid_until = DayField(label=_("Last day"), required=False)
    review_due = DayField(label=_("Look at it again on"), required=False)
    major = forms.BooleanField(
        label=_("The other variants have to follow this change"), required=False
    )

    def __init__(
        self,
        *args: Any,
        user: User,
        reply: Reply | None = None,
        variant_of: Reply | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.reply = reply
        self.variant_of = variant_of
        self.know_files(user, reply.attachment_ids if reply is not None else [])
        teams = Team.objects.all() if roles.can_edit(user) else user.teams.all()
        self.fields["teams"].queryset = teams  # type: ignore[attr-defined]  # a choice field
        if reply is None or len(reply.variants) < 2:
            del self.fields["major"]
        if variant_of is not None:
            for name in GROUP_FIELDS:
                self.fields.pop(name, None)

    def clean_body(self) -> str:
        """Browsers send every line break as CR LF; that alone is no change of the text."""
        typed = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        stored = self.reply.body if self.reply is not None else ""
        return stored if stored.replace("\r\n", "\n") == typed else typed

    def clean_when_to_use(self) -> str:
        return str(self.cleaned_data["when_to_use"]).replace("\r\n", "\n")

    def clean_precondition(self) -> str:
        return str(self.cleaned_data["precondition"]).replace("\r\n", "\n")

    def clean_stage(self) -> str | None:
        return self.cleaned_data["stage"] or None

    def clean_teams(self) -> list[Team]:
        """Teams of others that an agent cannot choose stay."""
        chosen = list(self.cleaned_data["teams"])
        if self.data.get("shared_with") != Sharing.TEAMS:
            return []
        offered = set(self.fields["teams"].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]  # a choice field
        kept = self.reply.teams.exclude(pk__in=offered) if self.reply is not None else []
        return [*chosen, *kept]

    def clean_tags(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["tags"].split(",") if name.strip()]
        if any(len(name) > LONGEST_TAG for name in names):
            raise forms.ValidationError(_("A tag has at most 60 characters."))
        return names

    def clean_valid_from(self) -> datetime | None:
        return self._moment("valid_from", first_day(self.reply), timedelta())

    def clean_valid_until(self) -> datetime | None:
        return self._moment("valid_until", last_day(self.reply), timedelta(days=1))

    def _moment(self, name: str, shown: Any, later: timedelta) -> datetime | None:
        """Midnight before or after the day; an hour that came from elsewhere stays."""
        day = self.cleaned_data[name]
        if self.reply is not None and day == shown:
            stored: datetime | None = getattr(self.reply, name)
            return stored
        return day and timezone.make_aware(datetime.combine(day, time.min) + later)

    def fields_for_service(self) -> dict[str, Any]:
        """What `create_reply` and `change_reply` take."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        given["attachments"] = given.pop("uploads")
        if self.variant_of is None:
            given["kind"] = self._kind(bool(given["subject"] or given["attachments"]))
        return given

    def _kind(self, has_more: bool) -> str:
        others = self.reply is not None and _others_have_one(self.reply)
        return Kind.PREDEFINED if has_more or others else Kind.CANNED

    @property
    def started_from(self) -> int:
        """The version its writer started from; none sent is none that could fit."""
        return self.cleaned_data["version"] or 0

    def refuse(self, refusal: Refusal) -> None:
        """Put what a service said beside the fields it speaks of."""
        if not isinstance(refusal, Invalid):
            self.add_error(None, refusal.detail)
            return
        for name, errors in refusal.errors.items():
            for code, detail in errors:
                name = "uploads" if name == "attachments" else name
                field = name if name in self.fields else None
                self.add_error(field, forms.ValidationError(detail, code=code))

    def compare_with(self, version: int) -> None:
        """The next save starts from this version: its writer has been shown what it says."""
        submitted: Any = self.data
        self.data = submitted.copy()
        self.data["version"] = str(version)  # type: ignore[index]  # a copy can be written


def _others_have_one(reply: Reply) -> bool:
    others = reply.group.replies.exclude(pk=reply.pk)
    return others.exclude(subject="").exists() or others.filter(attachment_count__gt=0).exists()


def first_day(reply: Reply | None) -> Any:
    return reply and reply.valid_from and timezone.localtime(reply.valid_from).date()


def last_day(reply: Reply | None) -> Any:
    """The day on which it is still valid: midnight belongs to the day before."""
    if reply is None or reply.valid_until is None:
        return None
    return timezone.localtime(reply.valid_until - timedelta(microseconds=1)).date()


def first_values(user: User, asked: Mapping[str, str], original: Reply | None) -> dict[str, Any]:
    """What the form of a new reply, or of a new variant, starts with."""
    if original is not None:
        return _first_values_of_variant(asked, original)
    teams = list(user.teams.all())
    language = asked.get("language", "")
    return {
        "title": asked.get("title", ""),
        "language": language if language in content_languages() else user.language,
        "tone": Tone.NEUTRAL,
        "shared_with": Sharing.STAFF if roles.can_edit(user) else Sharing.ME,
        "teams": teams if len(teams) == 1 else [],
    }


def _first_values_of_variant(asked: Mapping[str, str], original: Reply) -> dict[str, Any]:
    taken = {(variant.language, variant.tone) for variant in original.variants}
    free = [code for code in content_languages() if (code, original.tone) not in taken]
    return {
        "title": original.title,
        "shortcut": original.shortcut,
        "language": asked.get("language") or (free or [original.language])[0],
        "tone": original.tone,
        "channels": original.channels,
    }


def initial_of(reply: Reply) -> dict[str, Any]:
    """What the form of a reply starts with."""
    plain = ("title", "subject", "body", "shortcut", "language", "tone", "shared_with")
    notes = ("when_to_use", "precondition", "review_due", "channels", "version")
    return {
        **{name: getattr(reply, name) for name in (*plain, *notes)},
        "stage": reply.stage or "",
        "teams": list(reply.teams.all()),
        "tags": ", ".join(tag.name for tag in reply.tags.all()),
        "valid_from": first_day(reply),
        "valid_until": last_day(reply),
    }


class ListForm(forms.Form):
    """The filters of the list that people use; addresses may have all of the API's."""

    q = forms.CharField(label=_("Search in the replies"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    stage = forms.ChoiceField(label=_("Where in the chat"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    shared_with = forms.ChoiceField(label=_("Who uses it"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    ordering = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("By title")),
            ("-uses", _("Most used first")),
            ("-updated_at", _("Last changed first")),
            ("review_due", _("Due for review first")),
        ],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, everything, choices in (
            ("language", _("All"), language_choices()),
            ("stage", _("All"), Stage.choices),
            ("channel", _("All"), Channel.choices),
            ("shared_with", _("All"), Sharing.choices),
            ("status", _("All but archived"), Status.choices),
        ):
            self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]  # a choice field


class ReturnForm(forms.Form):
    comment = forms.CharField(
        label=_("What should change"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
