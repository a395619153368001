"""Advice as editors type it: the entry, its examples and its rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from core.exceptions import Invalid, Refusal
from core.vocabulary import Channel, Stage, Status, language_choices
from styleguide.models import StyleEntry, Topic, Verdict
from styleguide.rule_forms import RuleRows, rule_initial
from styleguide.services.entries import teams
from styleguide.services.fields import EXAMPLE_LENGTH, GUIDANCE_LENGTH, TITLE_LENGTH

BLANK_EXAMPLES = 2
# What a second writer is shown beside what is saved.
STALE_SHOWN = ("title", "guidance")


def _languages() -> list[tuple[str, Any]]:
    return [("", _("All languages")), *language_choices()]


class EntryForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Advice in one line"), max_length=TITLE_LENGTH)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    guidance = forms.CharField(
        label=_("Guidance"),
        max_length=GUIDANCE_LENGTH,
        required=False,
        strip=False,
        widget=forms.Textarea,
        help_text=_("Why, and how to do it. The reader decides; this is advice, not a cage."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=_languages, required=False)
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all of them."),
    )
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all of them."),
    )
    stages = forms.MultipleChoiceField(
        label=_("Where in the chat"),
        choices=Stage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all of them."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["teams"].queryset = teams()  # type: ignore[attr-defined]  # it is a model field

    def clean_guidance(self) -> str:
        return self.cleaned_data["guidance"].replace("\r\n", "\n")


class ExampleRow(forms.Form):
    """One example. A row whose text is empty does not count."""

    text = forms.CharField(
        label=_("Text"),
        max_length=EXAMPLE_LENGTH,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    verdict = forms.ChoiceField(
        label=_("How is it"), choices=Verdict.choices, initial=Verdict.GOOD, required=False
    )


class _ExampleRowsBase(forms.BaseFormSet):  # type: ignore[type-arg]  # takes none at runtime
    def used(self) -> list[tuple[int, dict[str, Any]]]:
        """Rows that say something, with their place on the page."""
        found = []
        for place, form in enumerate(self.forms):
            cleaned = form.cleaned_data
            if cleaned.get("text", "").strip() and not cleaned.get("DELETE"):
                text = cleaned["text"].replace("\r\n", "\n")
                found.append((place, {"text": text, "verdict": cleaned["verdict"] or Verdict.GOOD}))
        return found


ExampleRows = forms.formset_factory(
    ExampleRow, formset=_ExampleRowsBase, extra=BLANK_EXAMPLES, can_delete=True
)


class EntryForms:
    """The entry with its rows, as one thing to fill, check and refuse."""

    def __init__(self, submitted: Any = None, *, initial: dict[str, Any]) -> None:
        self.entry = EntryForm(submitted, initial=initial)
        self.examples = ExampleRows(
            submitted, prefix="examples", initial=initial.get("examples", [])
        )
        self.rules = RuleRows(submitted, prefix="rules", initial=initial.get("rules", []))
        self.is_bound = self.entry.is_bound
        self.refused = False
        self._sent: dict[str, list[tuple[int, dict[str, Any]]]] = {}

    def is_valid(self) -> bool:
        valid = [each.is_valid() for each in (self.entry, self.examples, self.rules)]
        self.refused = not all(valid)
        return not self.refused

    @property
    def started_from(self) -> int:
        """The version its writer started from; none sent is none that could fit."""
        return self.entry.cleaned_data["version"] or 0

    def fields_for_service(self) -> dict[str, Any]:
        """What `create_entry` and `change_entry` take."""
        cleaned = self.entry.cleaned_data
        given = {name: value for name, value in cleaned.items() if name != "version"}
        # Remembered: a form that is told of an error forgets what was typed there.
        self._sent = {"examples": self.examples.used(), "rules": self.rules.used()}
        rows = {name: [row for _place, row in used] for name, used in self._sent.items()}
        return given | rows

    def refuse(self, refusal: Refusal) -> None:
        """Put what a service said beside the fields it speaks of."""
        self.refused = True
        errors = refusal.errors if isinstance(refusal, Invalid) else {"": [("", refusal.detail)]}
        for path, found in errors.items():
            for code, detail in found:
                form, field = self._place_of(path)
                form.add_error(field, forms.ValidationError(detail, code=code))

    def _place_of(self, path: str) -> tuple[Any, str | None]:
        """The form and its field that a pointer such as rules/0/parameters/words leads to."""
        part, *steps = path.split("/")
        if part not in self._sent or not steps:
            return self.entry, part if part in self.entry.fields else None
        place, row = self._sent[part][int(steps[0])]
        form = (self.rules if part == "rules" else self.examples).forms[place]
        name = form.field_of(row["kind"], steps[1:]) if part == "rules" else steps[1]
        return form, name if name in form.fields else None

    def compare_with(self, version: int) -> None:
        """The next save starts from this version: its writer has been shown what it says."""
        submitted: Any = self.entry.data
        self.entry.data = submitted.copy()
        self.entry.data["version"] = str(version)  # type: ignore[index]  # a copy can be written


def initial_of(entry: StyleEntry) -> dict[str, Any]:
    """What the forms of an entry start with."""
    return {
        **{name: getattr(entry, name) for name in ("version", "title", "topic", "guidance")},
        "language": entry.language or "",
        "teams": list(entry.teams.all()),
        "channels": entry.channels,
        "stages": entry.stages,
        "examples": [{"text": each.text, "verdict": each.verdict} for each in entry.examples.all()],
        "rules": [rule_initial(rule) for rule in entry.rules.all()],
    }


class SearchForm(forms.Form):
    """How readers narrow the guide; addresses may have all of the API's filters."""

    q = forms.CharField(label=_("Search in the guide"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, edits: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        everything = [("", _("All"))]
        self.fields["channel"].choices = [*everything, *Channel.choices]  # type: ignore[attr-defined]  # a choice field
        self.fields["status"].choices = [("", _("All but archived")), *Status.choices]  # type: ignore[attr-defined]  # the same
        if not edits:
            del self.fields["status"]
