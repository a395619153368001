"""Articles and categories as people type them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attachments.forms import FilesForm
from core.exceptions import Invalid, Refusal
from core.vocabulary import Status, Visibility, language_choices
from kb.beginnings import Beginning, facts_of
from kb.filters import ArticleState
from kb.models import Article, Category
from kb.models.revision import BODY_LENGTH, NOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from kb.review_forms import REVIEW_MONTHS, months_from_today
from kb.shelves import shelf_choices

_WORDING = ("title", "summary", "body")


class RefusableForm(forms.Form):
    """A form whose service may refuse what the form itself found right."""

    def refuse(self, refusal: Refusal) -> None:
        """Put what the service said beside the fields it speaks of."""
        found = refusal.errors if isinstance(refusal, Invalid) else {"": [("", refusal.detail)]}
        for name, errors in found.items():
            for code, detail in errors:
                name = "uploads" if name == "attachments" else name
                field = name if name in self.fields else None
                self.add_error(field, forms.ValidationError(detail, code=code))


def _in_months(months: str) -> Any:
    return format_lazy(_("{months} months from today"), months=months)


class ArticleForm(RefusableForm, FilesForm):
    """A new article, or the newest wording of one with its facts."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # What the writer began with, so that a stale save can tell whose change is whose.
    began = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    summary = forms.CharField(
        label=_("Summary"),
        max_length=SUMMARY_LENGTH,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences, short enough to be sent in a chat."),
    )
    body = forms.CharField(
        label=_("Text"), max_length=BODY_LENGTH, strip=False, widget=forms.Textarea
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    category = forms.TypedChoiceField(
        label=_("Category"), required=False, empty_value=None, choices=shelf_choices
    )
    visibility = forms.ChoiceField(label=_("Who reads it"), choices=Visibility.choices)
    tags = forms.CharField(
        label=_("Tags"), max_length=500, required=False, help_text=_("Separated by commas.")
    )
    review_due = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    review_in = forms.ChoiceField(
        label=_("Or in"),
        required=False,
        choices=[("", _("On that day")), *((each, _in_months(each)) for each in REVIEW_MONTHS)],
    )
    change_note = forms.CharField(label=_("What changed"), max_length=NOTE_LENGTH, required=False)
    major = forms.TypedChoiceField(
        label=_("How much it changes"),
        choices=[
            ("", _("A small change: wording, spelling. Translations may stay as they are.")),
            ("yes", _("Something else is true now: translations have to follow.")),
        ],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, user: User, article: Article | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.article = article
        self.know_files(user, article.attachment_ids if article is not None else [])
        if article is None:
            del self.fields["major"]

    def clean_summary(self) -> str:
        return self._as_typed("summary")

    def clean_body(self) -> str:
        return self._as_typed("body")

    def clean_category(self) -> Category | None:
        chosen = self.cleaned_data["category"]
        return Category.objects.filter(pk=chosen).first() if chosen else None

    def clean_tags(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["tags"].split(",") if name.strip()]
        if any(len(name) > 60 for name in names):
            raise forms.ValidationError(_("A tag has at most 60 characters."))
        return names

    def _as_typed(self, name: str) -> str:
        """Browsers send every line break as CR LF; that alone is no change of the text."""
        typed = str(self.cleaned_data[name]).replace("\r\n", "\n")
        if self.article is not None:
            stored = str(getattr(self.article.newest, name))
            if stored.replace("\r\n", "\n") == typed:
                return stored
        return typed

    def fields_for_service(self) -> dict[str, Any]:
        """What `create_article` and `change_article` take."""
        held = ("version", "began", "review_in")
        given = {name: value for name, value in self.cleaned_data.items() if name not in held}
        if months := self.cleaned_data["review_in"]:
            given["review_due"] = months_from_today(int(months))
        given["attachments"] = given.pop("uploads")
        return given

    @property
    def beginning(self) -> Beginning:
        """What the writer began with, as far as the browser says so."""
        return Beginning.read(self.cleaned_data.get("began", ""))

    def begin_again(self, values: Mapping[str, Any]) -> None:
        """Show these values in place of what was sent: its writer is told what they are."""
        submitted: Any = self.data
        changed = submitted.copy()
        for name, value in values.items():
            changed[name] = "" if value is None else str(value)
        self.data = changed


def initial_of(article: Article, source: int | None = None) -> dict[str, Any]:
    """What the form of an article starts with; `source`: the revision that stands beside it."""
    return {
        **{name: getattr(article.newest, name) for name in _WORDING},
        "version": article.version,
        "began": Beginning.of(article, source).written(),
        **facts_of(article),
    }


def _or_all(choices: Callable[[], Iterable[Any]]) -> Callable[[], list[Any]]:
    return lambda: [("", _("All")), *choices()]


class ListForm(forms.Form):
    """The filters of the list of articles that people use; addresses may have all of the API's."""

    q = forms.CharField(label=_("Search in title and text"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=_or_all(language_choices)
    )
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=_or_all(lambda: shelf_choices()[1:])
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=_or_all(lambda: Status.choices)
    )
    visibility = forms.ChoiceField(
        label=_("Who reads it"), required=False, choices=_or_all(lambda: Visibility.choices)
    )
    state = forms.ChoiceField(
        label=_("Waits for"), required=False, choices=_or_all(lambda: ArticleState.choices)
    )
    ordering = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Last changed first")),
            ("title", _("By title")),
            ("review_due", _("Due for review first")),
        ],
    )


class CategoryForm(RefusableForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    parent = forms.TypedChoiceField(
        label=_("Inside"), required=False, empty_value=None, choices=shelf_choices
    )
    position = forms.IntegerField(
        label=_("Place in the list"), min_value=0, max_value=1_000_000, initial=0, required=False
    )

    def clean_parent(self) -> Category | None:
        chosen = self.cleaned_data["parent"]
        return Category.objects.filter(pk=chosen).first() if chosen else None

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0

    def fields_for_service(self) -> dict[str, Any]:
        """What `create_category` and `change_category` take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @staticmethod
    def initial_of(category: Category) -> dict[str, Any]:
        names = ("version", "name", "language", "position")
        return {**{name: getattr(category, name) for name in names}, "parent": category.parent_id}
