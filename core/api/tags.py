"""Tags over the API: everybody reads them, editors rename and remove them."""

from typing import Any

import django_filters

from core.api.serializers import StrictModelSerializer
from core.api.viewsets import ANY_TOKEN, BaseViewSet, ChangeMixin, ListMixin, ReadMixin, RemoveMixin
from core.filters import AnyId, AnyText, FoldedFilter, Ordering
from core.models import Tag
from core.services import tags
from core.text import fold

WRITES = ("replies:write", "articles:write", "style:write", "admin")


class TagSerializer(StrictModelSerializer):
    class Meta:
        model = Tag
        fields = ["id", "name"]


class TagFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label="Words of the name")
    id = AnyId(field_name="pk", label="Id")
    name = AnyText(field_name="folded", change=fold, label="Name")
    ordering = Ordering(fields=[("folded", "name"), ("id", "id")], label="Order")

    class Meta:
        model = Tag
        fields: list[str] = []


class TagViewSet(ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Words that group replies and articles. Writing one on a reply or an article makes it."""

    queryset = Tag.objects.none()
    serializer_class = TagSerializer
    filterset_class = TagFilter
    scope = ANY_TOKEN
    scopes = {"partial_update": WRITES, "destroy": WRITES}
    roles = {"partial_update": "editor", "destroy": "editor"}
    etag_type = "tag"

    def get_queryset(self) -> Any:
        return tags.tags_visible_to(self.request.user)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        name = serializer.validated_data.get("name", serializer.instance.name)
        serializer.instance = tags.rename_tag(serializer.instance, name=name, by=self.request.user)

    def perform_destroy(self, instance: Tag, version: int | None) -> None:
        tags.delete_tag(instance, by=self.request.user)
