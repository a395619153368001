"""What admins decide about chats, as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from chats import queries
from chats.fault_forms import owner_choices
from chats.models.fault import PRODUCT_LENGTH
from kb.forms import RefusableForm

MOST_DAYS = 36_500


class RulesForm(forms.Form):
    keep_days = forms.IntegerField(
        label=_("Days to keep what was said in a chat"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_(
            "Counted from the end of the chat; 0 keeps it. Afterwards messages, names and subject "
            "are deleted for good. Ratings, counts and what was made of the chat stay."
        ),
    )
    fault_owner = forms.ChoiceField(
        label=_("Who looks after product faults"), required=False, choices=owner_choices
    )

    @classmethod
    def of(cls, rules: Any) -> "RulesForm":
        owner = str(rules.fault_owner_id or "")
        return cls(initial={"keep_days": rules.keep_days, "fault_owner": owner})

    def clean_fault_owner(self) -> User | None:
        chosen = self.cleaned_data["fault_owner"]
        return queries.colleagues().filter(pk=chosen).first() if chosen else None


class ProductOwnerForm(RefusableForm):
    product = forms.CharField(label=_("Product"), max_length=PRODUCT_LENGTH)
    owner = forms.ChoiceField(label=_("Who looks after it"), choices=lambda: owner_choices()[1:])

    def clean_owner(self) -> Any:
        return queries.colleagues().filter(pk=self.cleaned_data["owner"]).first()


class ForgetForm(RefusableForm):
    """What is known of a customer who asks to be forgotten; any of it."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    external_id = forms.CharField(
        label=_("Id of a chat in the chat tool"), max_length=200, required=False
    )
