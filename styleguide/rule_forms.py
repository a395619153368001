"""Rules as editors type them: the same six fields for all ten kinds.

Which parameter of a kind stands in which field is said once, in FIELDS.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from styleguide import shapes
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
UNITS = [
    ("", "–"),
    ("words", _("Words in the text")),
    ("sentence_words", _("Words in a sentence")),
    ("sentences", _("Sentences in the text")),
    ("word", _("The same word")),
    ("sentence", _("The same sentence")),
    ("emoji", _("Emoji")),
    ("slang", _("Slang")),
    ("humour", _("Humour")),
    ("has_asked", _("Once the customer has said what it is about")),
]
# What the fields are called while a kind is chosen.
LABELS: dict[str, dict[str, Any]] = {
    "avoid": {
        "words": _("Words to avoid"),
        "instead": _("Words to use instead"),
        "unit": _("Only then"),
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
    "avoid": ("has_asked",),
    "length": ("words", "sentence_words", "sentences"),
    "repeat": ("word", "sentence"),
    "tone": ("emoji", "slang", "humour"),
}
# One text each; the others are lists of words, one a line.
_SINGLE = {("pattern", "words"), ("term", "words"), ("term", "instead")}
_PLAIN = {"unit", "least", "most", "definition"}


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
    words = forms.CharField(
        label=_("Words it looks for"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line. For a pattern or a term: just that."),
    )
    instead = forms.CharField(
        label=_("Words instead, or words that must follow"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line."),
    )
    unit = forms.ChoiceField(label=_("What is counted"), choices=UNITS, required=False)
    least = forms.IntegerField(label=_("At least"), required=False, min_value=1)
    most = forms.IntegerField(
        label=_("At most"),
        required=False,
        min_value=0,
        help_text=_("How many; or within how many sentences."),
    )
    definition = forms.CharField(
        label=_("What it means"), max_length=shapes.LONGEST_TEXT, required=False
    )
    exceptions = forms.CharField(
        label=_("Leave alone"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: words, or quote, code, url, name."),
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
            "exceptions": _lines(cleaned["exceptions"]),
        }

    @staticmethod
    def field_of(kind: str, steps: Sequence[str]) -> str:
        """The field that a pointer such as parameters/use/0 leads to."""
        if steps[0] != "parameters" or len(steps) < 2:
            return steps[0] if steps[0] != "parameters" else "kind"
        parameters = {name: field for field, name in FIELDS.get(kind, {}).items()}
        return parameters.get(steps[1], "kind")


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
    """For the script of the page: the fields of each kind by label, and its units."""
    labels = {
        kind: {field: str(label) for field, label in fields.items()}
        for kind, fields in LABELS.items()
    }
    return {"labels": labels, "units": UNITS_OF}


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
        "exceptions": "\n".join(rule.exceptions),
    }


def _value(kind: str, field: str, typed: Any) -> Any:
    if typed is None or field in _PLAIN:
        return typed
    return typed.strip() if (kind, field) in _SINGLE else _lines(typed)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _typed(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value
