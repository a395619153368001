from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

# Hashing a password of megabytes would keep the server busy.
LONGEST_PASSWORD = 500


class SignInForm(AuthenticationForm):
    """User name and password. Says the same whether the name or the password is wrong."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"),
        _("This user name and password do not belong together."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"spellcheck": "false", "autocorrect": "off"}
