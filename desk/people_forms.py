"""People, teams and tokens as admins type them."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, Team, User
from accounts.scopes import SCOPES
from accounts.services.tokens import NAME_LENGTH
from core.vocabulary import language_choices

NEVER = "never"
LIFETIMES = {"30": _("30 days"), "90": _("90 days"), "365": _("A year"), NEVER: _("Until revoked")}


class UserForm(forms.Form):
    """Somebody who is there already; whoever signs in keeps the name they sign in with."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, user: User) -> "UserForm":
        plain = {name: getattr(user, name) for name in ("name", "email", "title", "role")}
        return cls(initial={**plain, "language": user.language, "teams": user.teams.all()})


class NewUserForm(UserForm):
    username = forms.CharField(label=_("User name"), max_length=60)

    field_order = ["username"]


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)


class TokenForm(forms.Form):
    """A token for a chat tool or a script."""

    name = forms.CharField(label=_("What it is for"), max_length=NAME_LENGTH)
    user = forms.ModelChoiceField(
        label=_("Acts as"), queryset=User.objects.active(), empty_label=None
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope, scope) for scope in SCOPES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than whom it acts as."),
    )
    lifetime = forms.ChoiceField(label=_("For how long"), choices=LIFETIMES.items(), initial="90")

    def fields_for_service(self):
        given = dict(self.cleaned_data)
        days = given.pop("lifetime")
        expires_at = None if days == NEVER else timezone.now() + timedelta(days=int(days))
        return {**given, "expires_at": expires_at}
