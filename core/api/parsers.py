"""JSON in, and nothing that a database or a log would choke on."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from django.conf import settings
from rest_framework import parsers
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError

from core.api.problems import TooLarge


class JSONParser(parsers.JSONParser):
    """UTF-8 JSON of at most DATA_UPLOAD_MAX_MEMORY_SIZE bytes."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        text = _text(_bytes(stream, parser_context))
        try:
            document = json.loads(text, parse_constant=_refuse_constant)
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.", code="not_json") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}.", code="not_json") from None
        # Raw control characters are no JSON, so a null or half a surrogate is always escaped.
        if "\\u" in text:
            for pointer in _unstorable(document):
                detail = ErrorDetail("A character here cannot be stored.", "unstorable_character")
                raise ValidationError(_at(pointer, [detail]))
        return document


def _bytes(stream: Any, parser_context: Any) -> bytes:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    announced = parser_context["request"].META.get("CONTENT_LENGTH") or 0
    body = b"" if int(announced) > limit else stream.read(limit + 1)
    if int(announced) > limit or len(body) > limit:
        raise TooLarge
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise ParseError(f"The body is not UTF-8: {error.reason}.", code="not_json") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _unstorable(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of texts, names included, with a null character or half a surrogate pair."""
    if isinstance(value, str):
        if any(each == "\0" or "\ud800" <= each <= "\udfff" for each in value):
            yield path
    elif isinstance(value, Mapping):
        for name, each in value.items():
            named_badly = list(_unstorable(name, path))
            yield from named_badly or _unstorable(each, (*path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _unstorable(each, (*path, str(number)))


def _at(path: tuple[str, ...], errors: list[ErrorDetail]) -> Any:
    """Errors nested the way a serializer would nest them."""
    if not path:
        return {"non_field_errors": errors}
    return {path[0]: errors if len(path) == 1 else _at(path[1:], errors)}
