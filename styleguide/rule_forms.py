"""Rules as editors type them: a sentence with fields in it, the same fields for all ten kinds.

Which parameter of a kind stands in which field is said once, in FIELDS.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from styleguide import sentences, shapes, typed_words
from styleguide.models import Rule, RuleKind, Severity
from styleguide.services.fields import MESSAGE_LENGTH

BLANK_RULES = 1

# Field → parameter, for each kind. Other fields do not count for it.
FIELDS: dict[str, dict[str, str]] = {
    "avoid": {"words": "words", "instead": "use", "unit": "when_customer"},
    "prefer": {"words": "from", "instead": "to"},
    "limit": {"words": "words", "most": "max"},
    "require_after": {"words": "when", "instead": "then", "most": "within_sentences"},
    "length": {"unit": "unit", "least": "min", "most": "max"},
    "ask": {"words": "when", "instead": "or"},
    "repeat": {"unit": "unit", "most": "max"},
    "pattern": {"words": "pattern"},
    "tone": {"unit": "of", "words": "words"},
    "term": {"words": "term", "instead": "say", "definition": "definition"},
}
KINDS = [("", "–"), *RuleKind.choices]
# What the fields are called for somebody who hears the sentence field by field.
LABELS: dict[str, dict[str, Any]] = {
    "avoid": {
        "words": _("Words to avoid"),
        "instead": _("Words to use instead"),
        "unit": _("When it counts"),
    },
    "prefer": {"words": _("Instead of"), "instead": _("Write")},
    "limit": {"words": _("Words or signs"), "most": _("At most, in one text")},
    "require_after": {
        "words": _("When one of these stands"),
        "instead": _("One of these must follow"),
        "most": _("Within so many sentences"),
    },
    "length": {"unit": _("What is counted"), "least": _("At least"), "most": _("At most")},
    "ask": {"words": _("Before one of these"), "instead": _("Words that ask as well")},
    "repeat": {"unit": _("What is counted"), "most": _("At most")},
    "pattern": {"words": _("Pattern")},
    "tone": {"unit": _("What it is about"), "words": _("Words or signs")},
    "term": {"words": _("Word"), "instead": _("We say"), "definition": _("What it means")},
}
UNITS_OF = {
    "avoid": ("", "has_asked"),
    "length": ("words", "sentence_words", "sentences"),
    "repeat": ("word", "sentence"),
    "tone": ("emoji", "slang", "humour"),
}
UNITS = [(code, label) for choices in sentences.CHOICES.values() for code, label in choices.items()]
# One text each; the others are lists of words.
_SINGLE = {("pattern", "words"), ("term", "words"), ("term", "instead")}
_PLAIN = {"unit", "least", "most", "definition"}
_IN_SENTENCE = ("words", "instead", "unit", "least", "most", "definition")


class RuleRow(forms.Form):
    """One rule. A row without a kind does not count."""

    kind = forms.ChoiceField(label=_("Kind of rule"), choices=KINDS, required=False)
    severity = forms.ChoiceField(
        label=_("How strict"),
        choices=Severity.choices,
        initial=Severity.SUGGESTION,
        required=False,
    )
    message = forms.CharField(
        label=_("What the writer is told"), max_length=MESSAGE_LENGTH, required=False
    )
    words = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 1}))
    instead = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 1}))
    unit = forms.ChoiceField(choices=UNITS, required=False)
    least = forms.IntegerField(required=False, min_value=1)
    most = forms.IntegerField(required=False, min_value=0)
    definition = forms.CharField(max_length=shapes.LONGEST_TEXT, required=False)
    exceptions = forms.CharField(
        label=_("Leave alone"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
        help_text=_("Words with commas between them, or quote, code, url, name."),
    )

    def clean(self) -> None:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        said = any(cleaned.get(name) for name in ("message", "words", "instead"))
        if said and not cleaned.get("kind"):
            self.add_error("kind", _("Choose what kind of rule this is."))

    def as_rule(self) -> dict[str, Any]:
        """What the service takes. Empty fields are left out: it knows what may be missing."""
        cleaned = self.cleaned_data
        kind = cleaned["kind"]
        parameters = {
            parameter: value
            for field, parameter in FIELDS[kind].items()
            if (value := _value(kind, field, cleaned.get(field))) not in (None, "", [])
        }
        return {
            "kind": kind,
            "severity": cleaned["severity"] or Severity.SUGGESTION,
            "message": cleaned["message"],
            "parameters": parameters,
            "exceptions": typed_words.split(cleaned["exceptions"]),
        }

    @staticmethod
    def field_of(kind: str, steps: Sequence[str]) -> str:
        """The field that a pointer such as parameters/use/0 leads to."""
        if steps[0] != "parameters" or len(steps) < 2:
            return steps[0] if steps[0] != "parameters" else "kind"
        return _fields_of(kind).get(steps[1], "kind")

    @property
    def chosen_kind(self) -> str:
        kind = self["kind"].value()
        return kind if kind in FIELDS else ""

    @property
    def sentence(self) -> list[dict[str, Any]]:
        """The sentence of the chosen kind: words, and controls at their places."""
        kind = self.chosen_kind
        most = str(self["most"].value() or "")
        number = {"within_sentences": int(most)} if most.isdecimal() else {}
        parts = sentences.to_write(kind, number) if kind else []
        return [
            {"control": self._control(kind, _fields_of(kind)[part.parameter])}
            if part.parameter
            else {"words": part.text}
            for part in parts
        ]

    @property
    def unused(self) -> list[Any]:
        """Controls that the kind has no place for. They keep what was typed in them."""
        kind = self.chosen_kind
        return [
            self._control(kind, name) for name in _IN_SENTENCE if name not in FIELDS.get(kind, ())
        ]

    def sentence_errors(self) -> list[tuple[Any, Any]]:
        labels = LABELS.get(self.chosen_kind, {})
        return [(labels.get(name, ""), self[name].errors) for name in labels if self[name].errors]

    def label_of(self, name: str) -> Any:
        return LABELS.get(self.chosen_kind, {}).get(name) or self.fields[name].label or name

    def _control(self, kind: str, name: str) -> Any:
        bound = self[name]
        if name == "unit" and kind in UNITS_OF:
            labels = dict(UNITS)
            bound.field.widget.choices = [(code, labels[code]) for code in UNITS_OF[kind]]
        label = LABELS.get(kind, {}).get(name, name)
        extra = {"data-in-language": "yes"} if name not in ("unit", "least", "most") else {}
        extra["placeholder"] = _default(kind, name)
        return bound.as_widget(attrs={"aria-label": str(label), **extra})


class _RuleRowsBase(forms.BaseFormSet):  # type: ignore[type-arg]  # takes none at runtime
    def used(self) -> list[tuple[int, dict[str, Any]]]:
        """Rows with a kind, and their place on the page."""
        return [
            (place, form.as_rule())
            for place, form in enumerate(self.forms)
            if form.cleaned_data.get("kind") and not form.cleaned_data.get("DELETE")
        ]


RuleRows = forms.formset_factory(RuleRow, formset=_RuleRowsBase, extra=BLANK_RULES, can_delete=True)


def rule_words() -> dict[str, Any]:
    """For the script of the page: each kind's sentence, its fields' labels, its choices."""
    labels = dict(UNITS)
    return {
        kind: {
            "sentence": [
                {"field": _fields_of(kind)[part.parameter]} if part.parameter else part.text
                for part in sentences.to_write(kind, {})
            ],
            "labels": {field: str(label) for field, label in LABELS[kind].items()},
            "defaults": {field: _default(kind, field) for field in FIELDS[kind]},
            "choices": [[code, str(labels[code])] for code in UNITS_OF.get(kind, ())],
        }
        for kind in FIELDS
    }


def rule_initial(rule: Rule) -> dict[str, Any]:
    """What the row of a rule starts with."""
    fields = {
        field: _typed(rule.parameters.get(parameter))
        for field, parameter in FIELDS[rule.kind].items()
    }
    return {
        **fields,
        "kind": rule.kind,
        "severity": rule.severity,
        "message": rule.message,
        "exceptions": typed_words.joined(rule.exceptions),
    }


def _default(kind: str, field: str) -> str:
    """The number that counts where none is typed."""
    parameter = shapes.KINDS.get(kind, {}).get(FIELDS.get(kind, {}).get(field, ""))
    return str(parameter.default) if parameter and isinstance(parameter.default, int) else ""


def _fields_of(kind: str) -> dict[str, str]:
    """Parameter → field."""
    return {parameter: field for field, parameter in FIELDS.get(kind, {}).items()}


def _value(kind: str, field: str, typed: Any) -> Any:
    if typed is None or field in _PLAIN:
        return typed
    return typed.strip() if (kind, field) in _SINGLE else typed_words.split(typed)


def _typed(value: Any) -> Any:
    return typed_words.joined(value) if isinstance(value, list) else value
