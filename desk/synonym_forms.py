"""What is typed on the page of synonyms, as clean values."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from core.exceptions import Invalid, Stale
from core.vocabulary import language_choices
from desk.services.concepts import columns

_BETWEEN = re.compile(r"[,;\n]")


def _any_language():
    return [("", _("All")), *language_choices()]


class SynonymFilterForm(forms.Form):
    """The filters that people use; addresses may have all of the API's."""

    q = forms.CharField(label=_("Search in the words"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=_any_language)
    shipped = forms.ChoiceField(
        label=_("Origin"),
        required=False,
        choices=[("", _("All")), ("true", _("Comes with Replybook")), ("false", _("Our own"))],
    )


class SynonymForm(forms.Form):
    """The words of a concept, one field a language."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, first, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = [code for code, _name in columns(first)]
        for code, name in columns(first):
            widget = forms.Textarea(attrs={"rows": 2, "lang": code, "class": "is-words"})
            self.fields[f"words_{code}"] = forms.CharField(
                label=name, required=False, widget=widget
            )

    @classmethod
    def of(cls, concept, *, first):
        words = {f"words_{code}": ", ".join(each) for code, each in concept.words.items()}
        return cls(initial={"version": concept.version, **words}, first=first)

    @property
    def word_fields(self):
        return [self[f"words_{code}"] for code in self.codes]

    @property
    def words(self):
        """Language → words, without the languages left empty."""
        typed = {code: self.cleaned_data[f"words_{code}"] for code in self.codes}
        parts = {
            code: [word.strip() for word in _BETWEEN.split(text) if word.strip()]
            for code, text in typed.items()
        }
        return {code: words for code, words in parts.items() if words}

    def refuse(self, refusal):
        """Say at each language what is wrong with its words, and the rest above."""
        errors = refusal.errors if isinstance(refusal, Invalid) else {"": [("", refusal.detail)]}
        for pointer, problems in errors.items():
            code = pointer.split("/")[1] if "/" in pointer else ""
            for _code, detail in problems:
                self.add_error(f"words_{code}" if code else None, detail)
        if isinstance(refusal, Stale):
            self._go_on_from(refusal.current)

    def _go_on_from(self, current):
        """Saving once more replaces what is there now, which is shown until then."""
        words = (f"{code}: {', '.join(each)}" for code, each in current.words.items())
        self.current = " · ".join(words)
        self.data = self.data.copy()
        self.data["version"] = current.version
