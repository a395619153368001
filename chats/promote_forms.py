"""What an agent types and ticks while a chat becomes an article, a reply, or both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chats.models import Target
from chats.services.promotion import REPLY_TITLE
from kb.forms import RefusableForm
from kb.models import Category
from kb.models.revision import BODY_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from kb.shelves import shelf_choices

MADE = [(Target.ARTICLE.value, _("Article")), (Target.REPLY.value, _("Reply"))]
_OF_ARTICLE = ("title", "body")
_OF_REPLY = ("reply_title", "reply_body")
_NEEDED = ("make", *_OF_ARTICLE, *_OF_REPLY, "addition")


class PromoteForm(RefusableForm):
    """The draft as the agent leaves it. What is needed depends on what is made."""

    use_required_attribute = False

    make = forms.MultipleChoiceField(
        label=_("Make of it"),
        choices=MADE,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    summary = forms.CharField(
        label=_("Summary"),
        max_length=SUMMARY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=BODY_LENGTH,
        strip=False,
        widget=forms.Textarea,
    )
    category = forms.TypedChoiceField(
        label=_("Category"), required=False, empty_value=None, choices=shelf_choices
    )
    create_anyway = forms.CharField(
        label=_("Why another article is needed"), max_length=1_000, required=False
    )
    reply_title = forms.CharField(label=_("Title of the reply"), max_length=REPLY_TITLE)
    reply_body = forms.CharField(
        label=_("What the agent sends"),
        max_length=BODY_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    addition = forms.CharField(
        label=_("What is added to it"),
        max_length=BODY_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    confirmed = forms.BooleanField(label=_("What is taken out is right"), required=False)

    def full_clean(self) -> None:
        """Nothing is required until it is known what is made; the labels say what will be."""
        for name in _NEEDED:
            self.fields[name].required = False
        super().full_clean()
        for name in _NEEDED:
            self.fields[name].required = True

    def needs(self, targets: list[str]) -> bool:
        """Whether everything is there that making these takes."""
        names: list[str] = []
        names += _OF_ARTICLE if Target.ARTICLE in targets else []
        names += _OF_REPLY if Target.REPLY in targets else []
        names += ["addition"] if Target.REVISION in targets else []
        for name in names:
            if self.is_valid() and not self.cleaned_data[name].strip():
                self.add_error(name, _("This cannot be empty."))
        if not targets:
            self.add_error("make", _("Tick what is to be made of it."))
        return self.is_valid()

    def needs_confirming(self, found: Any) -> bool:
        """Somebody has to have looked at what is taken out, and at what is not."""
        if self.is_valid() and found and not self.cleaned_data["confirmed"]:
            text = _("Look at what is taken out, then tick that it is right.")
            self.add_error("confirmed", text)
        return self.is_valid()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("body", "reply_body", "addition"):
            cleaned[name] = str(cleaned.get(name) or "").replace("\r\n", "\n")
        return cleaned

    def clean_category(self) -> Category | None:
        chosen = self.cleaned_data["category"]
        return Category.objects.filter(pk=chosen).first() if chosen else None
