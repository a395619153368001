"""What is typed on the settings pages, as clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.services.company import ALL_LANGUAGES, FACTS
from core.vocabulary import language_choices
from responses.models import Constant


def languages_with_all():
    """ "*" first: what is the same in every language."""
    return [(ALL_LANGUAGES, _("All languages")), *language_choices()]


class CompanyForm(forms.Form):
    """Company facts in one language."""

    name = forms.CharField(label=_("Company name"), max_length=120, required=False)
    genitive = forms.CharField(
        label=_("Genitive"),
        max_length=120,
        required=False,
        help_text=_("“Fjordkvists”. Leave it empty and the language's rule makes it."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    url = forms.URLField(label=_("Web site"), max_length=300, required=False, assume_scheme="https")
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    chat_url = forms.URLField(
        label=_("Where customers chat with you"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("The address of the chat. The help centre leads there."),
    )
    opening_hours = forms.CharField(
        label=_("Opening hours"),
        max_length=200,
        required=False,
        help_text=_("“Weekdays 9–16”. Stands beside the phone in the help centre."),
    )
    own_details = forms.CharField(
        label=_("What else may be read of you"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Phone numbers, bank accounts, addresses of shops, one on each line. They stay in the "
            "text when a chat becomes an article."
        ),
    )
    hides_company_numbers = forms.BooleanField(
        label=_("Take company numbers out of chats"),
        required=False,
        help_text=_(
            "CVR, organisation and VAT numbers of customers. They tell of no person unless your "
            "customers run a business alone."
        ),
    )

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        if language != ALL_LANGUAGES:
            del self.fields["hides_company_numbers"]
        # Replies greet with it: without a name in "*" there is nothing to fall back to.
        self.fields["name"].required = language == ALL_LANGUAGES

    @property
    def wishes(self):
        """What is asked of the program itself, in the form of all languages alone."""
        name = "hides_company_numbers"
        return {name: self.cleaned_data[name]} if name in self.fields else {}

    @classmethod
    def of(cls, row, *, language):
        """The form as the row has it; empty where there is no row yet."""
        names = (*FACTS, "hides_company_numbers")
        initial = {name: getattr(row, name) for name in names} if row else {}
        return cls(initial=initial, language=language)


class ConstantForm(forms.Form):
    """A constant's key and its value in each language."""

    key = forms.RegexField(
        r"^[a-z][a-z0-9_]*$",
        label=_("Name in replies"),
        max_length=60,
        help_text=_("Small letters a–z, digits and _. Replies write {{constant.name}}."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in languages_with_all():
            self.fields[value_field(code)] = forms.CharField(
                label=name, max_length=1000, required=False
            )

    @property
    def values(self):
        """Language → text, without those left empty."""
        given = {code: self.cleaned_data[value_field(code)] for code, _name in languages_with_all()}
        return {code: text for code, text in given.items() if text}

    @property
    def value_fields(self):
        return [self[value_field(code)] for code, _name in languages_with_all()]

    @classmethod
    def of(cls, constant: Constant):
        values = {value_field(code): text for code, text in constant.values.items()}
        return cls(initial={"key": constant.key, **values})


class CustomFieldForm(forms.Form):
    """A value that the chat tool sends and replies may name."""

    label = forms.CharField(label=_("Name on the screen"), max_length=120)
    key = forms.RegexField(
        r"^[a-z][a-z0-9_]*$",
        label=_("Name in replies"),
        max_length=60,
        help_text=_("Small letters a–z, digits and _. Replies write {{custom.name}}."),
    )


def value_field(code):
    return "value_all" if code == ALL_LANGUAGES else f"value_{code}"
