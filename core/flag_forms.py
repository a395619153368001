from django import forms
from django.utils.translation import gettext_lazy as _

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
        """Browsers send line breaks as CR LF; blank space alone is no text."""
        typed = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        return typed if typed.strip() else ""
