"""Files over the API."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.renderers import BaseRenderer

from attachments.api.parsers import UploadParser
from attachments.api.serializers import AttachmentSerializer, UploadSerializer
from attachments.filters import AttachmentFilter
from attachments.models import Attachment
from attachments.services import uploads
from attachments.serving import file_response
from core.api import etags
from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)

EITHER = ("replies", "articles")


class AnyBytes(BaseRenderer):
    """Lets a caller accept the file's own type; errors stay problems."""

    media_type = "*/*"
    format = "bytes"


class AttachmentViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Files. One sees those of what one sees, and one's own uploads that nothing uses yet."""

    queryset = Attachment.objects.none()
    serializer_class = AttachmentSerializer
    filterset_class = AttachmentFilter
    scope = EITHER
    anonymous = frozenset({"content"})
    etag_type = "attachment"

    def get_queryset(self) -> Any:
        return Attachment.objects.visible_to(self.request.user).for_listing()

    def get_parsers(self) -> list[Any]:
        if getattr(self.request, "method", "") == "POST":
            return [UploadParser()]
        return super().get_parsers()

    @extend_schema(request=UploadSerializer, responses={201: AttachmentSerializer})
    def create(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Upload a file as multipart/form-data."""
        return super().create(request, *args, **kwargs)

    def get_serializer_class(self) -> Any:
        parsed = self.action == "create" and not getattr(self, "is_stored", False)
        return UploadSerializer if parsed else AttachmentSerializer

    def perform_create(self, serializer: Any) -> None:
        given = serializer.validated_data
        serializer.instance = uploads.upload(
            given["file"], name=given.get("name", ""), by=self.request.user
        )
        self.is_stored = True

    def perform_update(self, serializer: Any, version: int | None) -> None:
        name = serializer.validated_data.get("name", serializer.instance.name)
        serializer.instance = uploads.rename(serializer.instance, name=name, by=self.request.user)

    def perform_destroy(self, instance: Attachment, version: int | None) -> None:
        uploads.delete(instance, by=self.request.user)

    @extend_schema(responses={(200, "*/*"): OpenApiTypes.BINARY})
    @action(detail=True, renderer_classes=[AnyBytes])
    def content(self, request: Any, pk: str) -> HttpResponse | Any:
        """The bytes, to be kept under the file's name. Without identity: of public articles."""
        attachment = self.get_object()
        tag = etags.entity_tag("content", attachment.pk, attachment.sha256[:16])
        if etags.is_unchanged(request.headers.get("If-None-Match"), tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        return file_response(attachment, ETag=tag, Cache_Control="private, no-cache")
