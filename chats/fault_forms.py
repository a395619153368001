"""Faults as people report and change them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from chats import queries
from chats.models import FaultStatus
from chats.models.fault import PRODUCT_LENGTH, SYMPTOM_LENGTH
from kb.forms import RefusableForm


def owner_choices() -> list[Any]:
    return [("", _("Nobody")), *((str(user.pk), str(user)) for user in queries.colleagues())]


class FaultListForm(forms.Form):
    """The filters of the list that people use."""

    q = forms.CharField(label=_("Search in faults"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *FaultStatus.choices]
    )
    owner = forms.ChoiceField(
        label=_("Who looks after it"),
        required=False,
        choices=lambda: [("", _("All")), *owner_choices()[1:]],
    )


class ReportForm(RefusableForm):
    """Which product, and what is wrong with it; or one that is known."""

    fault = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    product = forms.CharField(
        label=_("Product"),
        max_length=PRODUCT_LENGTH,
        widget=forms.TextInput(attrs={"list": "products", "autocomplete": "off"}),
    )
    symptom = forms.CharField(
        label=_("What is wrong"),
        max_length=SYMPTOM_LENGTH,
        help_text=_("“Leaks at the bottom”. In words that a colleague would use as well."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.data.get("fault"):
            self.fields["product"].required = self.fields["symptom"].required = False


class FaultForm(RefusableForm):
    """What editors change."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=FaultStatus.choices)
    owner = forms.ChoiceField(label=_("Who looks after it"), required=False, choices=owner_choices)
    product = forms.CharField(label=_("Product"), max_length=PRODUCT_LENGTH)
    symptom = forms.CharField(label=_("What is wrong"), max_length=SYMPTOM_LENGTH)

    @classmethod
    def of(cls, fault: Any) -> "FaultForm":
        names = ("version", "status", "product", "symptom")
        initial = {name: getattr(fault, name) for name in names}
        return cls(initial={**initial, "owner": str(fault.owner_id or "")})

    def clean_owner(self) -> User | None:
        chosen = self.cleaned_data["owner"]
        return queries.colleagues().filter(pk=chosen).first() if chosen else None
