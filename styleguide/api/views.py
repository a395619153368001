"""The writing guide over the API."""

from typing import Any

from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)
from styleguide.api.serializers import StyleEntrySerializer
from styleguide.filters import StyleEntryFilter
from styleguide.models import StyleEntry
from styleguide.services import entries


class StyleEntryViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Advice on how we write: guidance, examples, rules. Editors write it."""

    queryset = StyleEntry.objects.none()
    serializer_class = StyleEntrySerializer
    filterset_class = StyleEntryFilter
    scope = "style"
    roles = {"create": "editor", "partial_update": "editor", "destroy": "editor"}
    etag_type = "style_entry"
    requires_match = True

    def get_queryset(self) -> Any:
        return StyleEntry.objects.visible_to(self.request.user).for_reading()

    def perform_create(self, serializer: Any) -> None:
        serializer.instance = entries.create_entry(
            by=self.request.user, **serializer.validated_data
        )

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = entries.change_entry(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: StyleEntry, version: int | None) -> None:
        entries.delete_entry(instance, by=self.request.user, version=version)
