"""Concepts over the API. Every colleague reads them, editors write them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import Time
from core.api.serializers import StrictSerializer
from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)
from search.concepts import Synonym
from search.filters import SynonymFilter
from search.services import synonyms


class _Word(serializers.CharField):
    """A word inside a list: a number there is a mistake."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class SynonymSerializer(StrictSerializer):
    """Words that mean the same, by language. Each is found wherever another one stands."""

    id = serializers.IntegerField(read_only=True)
    words = serializers.DictField(
        child=serializers.ListField(child=_Word(allow_blank=True)),
        help_text="Language → words, of at most three words each; the usual one first",
    )
    shipped = serializers.SerializerMethodField(help_text="Comes with Replybook, perhaps edited")
    version = serializers.IntegerField(read_only=True)
    updated_at = Time(read_only=True)

    @extend_schema_field(bool)
    def get_shipped(self, synonym: Synonym) -> bool:
        return bool(synonym.shipped)


class SynonymViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """What search takes for the same: adgangskode, passord, lösenord, password."""

    queryset = Synonym.objects.none()
    serializer_class = SynonymSerializer
    filterset_class = SynonymFilter
    scope = "search"
    scopes = {
        "create": "style:write",
        "partial_update": "style:write",
        "destroy": "style:write",
    }
    roles = {"create": "editor", "partial_update": "editor", "destroy": "editor"}
    etag_type = "synonym"

    def get_queryset(self) -> Any:
        return Synonym.objects.visible_to(self.request.user).for_listing()

    def perform_create(self, serializer: Any) -> None:
        serializer.instance = synonyms.create_synonym(
            by=self.request.user, **serializer.validated_data
        )

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = synonyms.change_synonym(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: Synonym, version: int | None) -> None:
        synonyms.remove_synonym(instance, by=self.request.user, version=version)
