"""What readers fill in: how they narrow the guide, and a text that they want checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.vocabulary import Channel, Stage, Status, language_choices
from styleguide.transfer.guide_file import BIGGEST

LONGEST = 100_000


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


class CheckForm(forms.Form):
    """A text, and what is known of where it goes."""

    text = forms.CharField(
        label=_("Check a text"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nothing of it is kept."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", "–"), *Channel.choices], required=False
    )
    stage = forms.ChoiceField(
        label=_("Where in the chat"), choices=[("", "–"), *Stage.choices], required=False
    )
    customer_text = forms.CharField(
        label=_("What the customer wrote"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Advice on tone follows the customer."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        # Beside the filters of the book, which have a channel too.
        super().__init__(*args, auto_id="check_%s", **options)

    def draft(self) -> dict[str, Any]:
        """What the checker takes, with lines as they were before they were sent."""
        cleaned = self.cleaned_data
        return {
            "text": cleaned["text"].replace("\r\n", "\n"),
            "language": cleaned["language"],
            "channel": cleaned["channel"] or None,
            "stage": cleaned["stage"] or None,
            "customer_text": cleaned["customer_text"].replace("\r\n", "\n") or None,
        }


class GuideFileForm(forms.Form):
    """A file of the guide; cleaned it is its text."""

    file = forms.FileField(label=_("YAML file"))

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > BIGGEST:
            detail = _("At most %d MB fit here.")
            raise forms.ValidationError(detail % (BIGGEST // 1_000_000), code="max_length")
        try:
            return str(file.read(), "utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This is no text in UTF-8."), code="invalid") from None
