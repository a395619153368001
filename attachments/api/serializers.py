"""Files as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from attachments.models import NAME_LENGTH
from core.api.fields import Time
from core.api.serializers import StrictSerializer


class AttachmentSerializer(StrictSerializer):
    """An upload. `url` is where its bytes are, for whoever may see it."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(max_length=NAME_LENGTH, trim_whitespace=False)
    content_type = serializers.CharField(read_only=True)
    size = serializers.IntegerField(read_only=True)
    sha256 = serializers.CharField(read_only=True)
    url = serializers.CharField(read_only=True)
    created_at = Time(read_only=True)


class UploadSerializer(StrictSerializer):
    """A file, and the name that customers shall see if not its own."""

    file = serializers.FileField(allow_empty_file=True)
    name = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)

    def to_internal_value(self, data: Any) -> Any:
        for name in data:
            if hasattr(data, "getlist") and len(data.getlist(name)) > 1:
                raise serializers.ValidationError({name: ["Send this once."]}, code="repeated")
        return super().to_internal_value(data)
