from django import forms
from django.utils.translation import gettext_lazy as _

from core.exceptions import Invalid, Refusal
from core.flags import COMMENT_LENGTH, FlagReason


class FlagForm(forms.Form):
    """ "Report this text", on the page of whatever has texts."""

    # Other forms of the page have a comment too.
    auto_id = "flag_%s"

    reason = forms.ChoiceField(label=_("What is the matter"), choices=FlagReason.choices)
    comment = forms.CharField(
        label=_("Say more"),
        max_length=COMMENT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = forms.CharField(
        label=_("A better text"),
        max_length=1_000_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("All of it, as it should read. Whoever looks after the text can take it over."),
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"auto_id": self.auto_id, **options})  # type: ignore[arg-type]  # handed on as it came

    def clean_body(self) -> str:
        return _as_typed(self.cleaned_data["body"])

    def refuse(self, refusal: Refusal) -> None:
        """Put what the service said beside the field it speaks of."""
        found = refusal.errors if isinstance(refusal, Invalid) else {"": [("", refusal.detail)]}
        for name, errors in found.items():
            for code, detail in errors:
                field = name if name in self.fields else None
                self.add_error(field, forms.ValidationError(detail, code=code))


class DecisionForm(forms.Form):
    """What becomes of a report: the wording as it is taken over, or a word back."""

    body = forms.CharField(required=False, strip=False)
    override_reason = forms.CharField(required=False, max_length=1_000)
    answer = forms.CharField(required=False, max_length=COMMENT_LENGTH)
    then = forms.CharField(required=False)

    def clean_body(self) -> str:
        return _as_typed(self.cleaned_data["body"])


def _as_typed(text: str) -> str:
    """Browsers send line breaks as CR LF; blank space alone is no text."""
    typed = text.replace("\r\n", "\n")
    return typed if typed.strip() else ""
