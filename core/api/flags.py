"""`POST …/{id}/flag/`, the same for every kind of text."""

from typing import Any

from rest_framework import serializers

from core.api.fields import Text, Time
from core.api.serializers import StrictSerializer
from core.flags import COMMENT_LENGTH, FlagReason


class FlagSerializer(StrictSerializer):
    """What is the matter with a text; `body` is a wording that would be better."""

    reason = serializers.ChoiceField(choices=FlagReason.choices)
    comment = Text(required=False, max_length=COMMENT_LENGTH)
    body = Text(required=False, allow_null=True)


class FlaggedSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    reason = serializers.CharField()
    comment = serializers.CharField()
    body = serializers.SerializerMethodField()
    status = serializers.CharField()
    at = Time()

    def get_body(self, flag: Any) -> str | None:
        return flag.body or None
