"""Advice as editors type it: the entry, its examples and its rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from core.exceptions import Invalid, Refusal
from core.vocabulary import Channel, Stage, language_choices
from styleguide.models import StyleEntry, Topic, Verdict
from styleguide.row_trial import trial_of
from styleguide.rule_forms import RuleRow, RuleRows, rule_initial
from styleguide.services.entries import teams
from styleguide.services.fields import EXAMPLE_LENGTH, GUIDANCE_LENGTH, TITLE_LENGTH
from styleguide.services.trying import Trial
from styleguide.typed_rows import places_in_use, typed_values

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

    def as_example(self) -> dict[str, Any]:
        """What the service takes."""
        cleaned = self.cleaned_data
        text = cleaned["text"].replace("\r\n", "\n")
        return {"text": text, "verdict": cleaned["verdict"] or Verdict.GOOD}


class _ExampleRowsBase(forms.BaseFormSet):  # type: ignore[type-arg]  # takes none at runtime
    def used(self) -> list[tuple[int, dict[str, Any]]]:
        """Rows that say something, with their place on the page."""
        return [
            (place, form.as_example())
            for place, form in enumerate(self.forms)
            if form.cleaned_data.get("text", "").strip() and not form.cleaned_data.get("DELETE")
        ]


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
        self.trial: Trial | None = None
        self._sent: dict[str, list[tuple[int, dict[str, Any]]]] = {}

    @classmethod
    def again(cls, submitted: Any) -> "EntryForms":
        """As it was sent, for somebody who is not done: rows added, taken away, tried."""
        forms = cls(initial=typed_values(submitted))
        forms.is_bound = True
        if submitted.get("do") == "try":
            forms.trial = cls(submitted, initial={}).tried()
            # Of the rows that were sent those in use are shown.
            for place, form in zip(
                places_in_use(submitted, "examples"), forms.examples, strict=False
            ):
                form.tried = forms.trial.examples.get(place)
            for place, form in zip(places_in_use(submitted, "rules"), forms.rules, strict=False):
                form.left_out = forms.trial.left_out.get(place)
        return forms

    def tried(self) -> Trial:
        """What the rules find in the examples as both were typed so far."""
        language = str(self.entry["language"].value() or "")
        known = language if language in dict(language_choices()) else None
        return trial_of(self.examples, self.rules, known)

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

    def problems(self) -> list[dict[str, Any]]:
        """Everything that was refused: where it stands, what is wrong, the field to go to."""
        rows = [(_("Example"), self.examples), (_("Rule"), self.rules)]
        found = _problems_of(self.entry, "")
        for word, formset in rows:
            for place, form in enumerate(formset.forms, 1):
                found += _problems_of(form, f"{word} {place} · ")
        return found

    def compare_with(self, version: int) -> None:
        """The next save starts from this version: its writer has been shown what it says."""
        submitted: Any = self.entry.data
        self.entry.data = submitted.copy()
        self.entry.data["version"] = str(version)  # type: ignore[index]  # a copy can be written


def _problems_of(form: forms.Form, where: str) -> list[dict[str, Any]]:
    return [
        {"where": f"{where}{_name_of(form, name)}", "detail": detail, "target": form[name].auto_id}
        for name, details in form.errors.items()
        if name in form.fields
        for detail in details
    ]


def _name_of(form: forms.Form, name: str) -> Any:
    return form.label_of(name) if isinstance(form, RuleRow) else form.fields[name].label


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
