"""What is asked around a text: when readers get it, what is said of it, when to look again."""

from calendar import monthrange
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kb.models.comment import COMMENT_LENGTH

# The quick choices for looking at a text again, in months.
REVIEW_MONTHS = ("3", "6", "12")


def months_from_today(months: int) -> date:
    """The same day of a later month, or its last one."""
    today = timezone.localdate()
    years, month = divmod(today.month - 1 + months, 12)
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def review_choices() -> list[tuple[str, date]]:
    """Each quick choice with the day that it stands for."""
    return [(months, months_from_today(int(months))) for months in REVIEW_MONTHS]


class ReturnForm(forms.Form):
    comment = forms.CharField(
        label=_("What should change"),
        max_length=COMMENT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """What its author says when sending it to review again."""

    comment = forms.CharField(
        label=_("Answer to the editor"),
        max_length=COMMENT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Say something about this wording"),
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PlanForm(forms.Form):
    """In the time zone of the pages, to the minute."""

    at = forms.DateTimeField(
        label=_("Readers get it from"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
