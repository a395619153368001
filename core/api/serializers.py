"""Serializers that take what they know, in the type they say, and refuse the rest.

Read-only fields sent back are ignored, so that GET, change, PATCH works. Bodies stay byte for
byte: only one-line fields are trimmed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.validators import UniqueValidator

from core.api import fields
from core.api.parameters import hint

Errors = dict[str, list[ErrorDetail]]

# What JSON calls it, and the Python types that stand for it.
_JSON_TYPES: tuple[tuple[type, tuple[type, ...], str], ...] = (
    (serializers.BooleanField, (bool,), "true or false"),
    (serializers.IntegerField, (int,), "a whole number"),
    (serializers.FloatField, (int, float), "a number"),
    (serializers.PrimaryKeyRelatedField, (int,), "an id, a whole number"),
    (serializers.SlugRelatedField, (str,), "a text"),
    (serializers.ChoiceField, (str,), "a text"),
    (serializers.CharField, (str,), "a text"),
    (serializers.DateTimeField, (str,), "a time such as 2026-11-21T09:00:00Z"),
    (serializers.DateField, (str,), "a date such as 2026-11-21"),
)
_OTHER_ANSWERS = (serializers.MultipleChoiceField, serializers.HiddenField)


class StrictSerializer(serializers.Serializer[Any]):
    """Base of every serializer of a request body."""

    default_error_messages = {"invalid": "This has to be a JSON object."}

    def to_internal_value(self, data: Any) -> Any:
        errors = self._strict_errors(data) if isinstance(data, Mapping) else {}
        try:
            value = super().to_internal_value(data)
        except ValidationError as refused:
            raise ValidationError({**cast("Errors", refused.detail), **errors}) from None
        if errors:
            raise ValidationError(errors)
        return value

    def _strict_errors(self, submitted: Mapping[str, Any]) -> Errors:
        errors: Errors = {}
        for name, value in submitted.items():
            field = self.fields.get(name)
            if field is None:
                errors[name] = [unknown_field(name, self.fields)]
            elif not field.read_only and (expected := _expected(field, value)):
                errors[name] = [ErrorDetail(f"This has to be {expected}.", "wrong_type")]
        return errors


class StrictModelSerializer(StrictSerializer, serializers.ModelSerializer[Any]):
    """The same for models. Texts are not trimmed, times are UTC, uniqueness is the service's."""

    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.TextField: fields.Text,
        models.DateTimeField: fields.Time,
    }

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        field_class, options = super().build_standard_field(field_name, model_field)
        if field_class is fields.Text:
            options.pop("style", None)
        # The service asks under its lock and says it in our words.
        validators = [each for each in options.pop("validators", []) if not _asks_rows(each)]
        return field_class, options | ({"validators": validators} if validators else {})

    def get_unique_together_constraints(self, model: Any) -> Any:
        return iter(())


def _asks_rows(validator: Any) -> bool:
    return isinstance(validator, UniqueValidator)


def unknown_field(name: str, known: Iterable[str]) -> ErrorDetail:
    return ErrorDetail(f"There is no “{name[:80]}” here. {hint(name, known)}", "unknown_field")


def _expected(field: Any, value: Any) -> str:
    """What the field wants, if the value is of another JSON type; "" if it is fine."""
    if value is None or isinstance(field, _OTHER_ANSWERS):
        return ""
    for field_class, types, words in _JSON_TYPES:
        if isinstance(field, field_class):
            fits = isinstance(value, types) and (bool in types or not isinstance(value, bool))
            return "" if fits else words
    return ""
