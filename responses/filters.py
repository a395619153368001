"""What lists of replies and constants can be narrowed by: the same on pages and in the API."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.filters import (
    AnyId,
    AnyLanguage,
    AnyLinked,
    AnyOf,
    AnyText,
    FoldedFilter,
    Moment,
    Ordering,
)
from core.text import fold
from core.vocabulary import Channel, Sharing, Stage, Status, Tone
from responses.models import Constant, Kind, Reply, ReplyChannel

YES_NO = [("true", _("Yes")), ("false", _("No"))]


class _AnyTag(AnyText):
    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        links = Reply.tags.through.objects.filter(tag__folded__in=value)
        return queryset.filter(pk__in=links.values("reply"))


class _AnyTeam(AnyId):
    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        links = Reply.teams.through.objects.filter(team__in=value)
        return queryset.filter(pk__in=links.values("reply"))


class _AnyChannel(AnyOf):
    """What is fit for all channels is fit for each."""

    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        limited = ReplyChannel.objects.order_by()
        fitting = limited.filter(channel__in=value)
        return queryset.filter(
            Q(pk__in=fitting.values("reply")) | ~Q(pk__in=limited.values("reply"))
        )


class _YesNo(django_filters.ChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_NO, **options)

    def filter(self, queryset: Any, value: Any) -> Any:
        return queryset.filter(**{self.field_name: value == "true"}) if value else queryset


class ReplyFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label=_("Words in the reply"))
    id = AnyId(field_name="pk", label=_("Id"))
    kind = AnyOf(choices=Kind.choices, label=_("Kind"))
    language = AnyLanguage(label=_("Language"))
    tone = AnyOf(choices=Tone.choices, label=_("Tone"))
    stage = AnyOf(choices=Stage.choices, label=_("Where in the chat"))
    status = AnyOf(choices=Status.choices, label=_("Status"))
    shared_with = AnyOf(choices=Sharing.choices, label=_("Shared with"))
    channel = _AnyChannel(choices=Channel.choices, label=_("Channel"))
    channels = _AnyChannel(choices=Channel.choices, label=_("Channels"))
    tag = _AnyTag(change=fold, label=_("Tag"))
    tags = _AnyTag(change=fold, label=_("Tags"))
    team = _AnyTeam(label=_("Team"))
    teams = _AnyTeam(label=_("Teams"))
    owner = AnyId(field_name="owner_id", label=_("Owner"))
    article = AnyId(field_name="article_id", label=_("Article"))
    based_on = AnyId(field_name="based_on_id", label=_("Copied from"))
    variant_group = AnyId(field_name="group_id", label=_("Variants of"))
    shortcut = AnyText(
        method="with_shortcut", change=lambda text: fold(text), label=_("Short code")
    )
    source = AnyText(label=_("Source"))
    external_id = AnyText(label=_("External id"))
    outdated = _YesNo(label=_("Another variant changed"))
    updated_after = Moment(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = Moment(field_name="updated_at", lookup_expr="lt", label=_("Updated before"))
    attachments = AnyLinked("attachment_links", "attachment", label=_("Files"))
    review_due = django_filters.DateFilter(label=_("Review due"))
    review_due_after = django_filters.DateFilter(
        field_name="review_due", lookup_expr="gte", label=_("Review due on or after")
    )
    review_due_before = django_filters.DateFilter(
        field_name="review_due", lookup_expr="lt", label=_("Review due before")
    )
    collapse = django_filters.ChoiceFilter(
        choices=YES_NO, method="as_given", label=_("One row for all variants of a reply")
    )
    ordering = Ordering(
        fields=[
            ("folded_title", "title"),
            ("updated_at", "updated_at"),
            ("created_at", "created_at"),
            ("review_due", "review_due"),
            ("use_count", "uses"),
            ("last_used_at", "last_used_at"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = Reply
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """Collapsing comes last: it chooses among the variants that are asked for."""
        filtered = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("collapse") != "true":
            return filtered
        return filtered.collapsed(self.request.user.language)

    def with_shortcut(self, queryset: Any, name: str, value: list[str]) -> Any:
        """The code as it is held: an archived reply has none."""
        if not value:
            return queryset
        return queryset.filter(pk__in=Reply.objects.filter(shortcut_rows__key__in=value))

    def as_given(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


class ConstantFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        field_name="key", lookup_expr="icontains", label=_("Words of the key")
    )
    id = AnyId(field_name="pk", label=_("Id"))
    key = AnyText(label=_("Key"))
    ordering = Ordering(fields=["key", "id"], label=_("Order"))

    class Meta:
        model = Constant
        fields: list[str] = []
