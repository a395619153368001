"""Serializer fields that several apps use."""

from datetime import UTC
from typing import Any

from rest_framework import serializers

from core.vocabulary import UnknownLanguage, normal_language

BODY_LENGTH = 1_000_000


class Time(serializers.DateTimeField):
    """RFC 3339 in UTC, whatever time zone the pages speak."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("default_timezone", UTC)
        super().__init__(**options)


class Text(serializers.CharField):
    """A text that is kept byte for byte, and may be empty."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_blank", True)
        options.setdefault("max_length", BODY_LENGTH)
        super().__init__(trim_whitespace=False, **options)


class Language(serializers.CharField):
    """A language in any spelling of BCP 47, answered in ours."""

    default_error_messages = {"unknown_language": "{reason}"}

    def to_internal_value(self, data: Any) -> str:
        code = super().to_internal_value(data)
        try:
            return normal_language(code)
        except UnknownLanguage as error:
            return str(self.fail("unknown_language", reason=str(error)))
