"""What the list of files can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from attachments.models import Attachment
from core.filters import AnyId, AnyText, Ordering


class AttachmentFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        field_name="name", lookup_expr="icontains", label=_("Letters of the name")
    )
    id = AnyId(field_name="pk", label=_("Id"))
    name = AnyText(label=_("Name"))
    content_type = AnyText(label=_("Type"))
    sha256 = AnyText(field_name="blob__sha256", label=_("SHA-256 of the content"))
    ordering = Ordering(
        fields=[("created_at", "created_at"), ("name", "name"), ("id", "id")], label=_("Order")
    )

    class Meta:
        model = Attachment
        fields: list[str] = []
