"""A file in, with its name as it was sent: refused where it is a path, not trimmed to fit."""

from typing import Any

from django.conf import settings
from django.http.multipartparser import MultiPartParser as DjangoParser
from django.http.multipartparser import MultiPartParserError
from rest_framework.exceptions import ParseError
from rest_framework.parsers import DataAndFiles, MultiPartParser

from attachments.checks import check_size
from attachments.names import clean_name

# What stands around the file in a request.
_AROUND = 100_000


class _KeepsNames(DjangoParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        clean_name(file_name, field="file")
        return super().sanitize_file_name(file_name)


class UploadParser(MultiPartParser):
    """multipart/form-data with one file of at most ATTACHMENT_MAX_BYTES."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        context = parser_context or {}
        request = context["request"]
        meta = {**request.META, "CONTENT_TYPE": media_type}
        announced = int(meta.get("CONTENT_LENGTH") or 0)
        if announced > settings.ATTACHMENT_MAX_BYTES + _AROUND:
            check_size(announced)
        encoding = context.get("encoding", settings.DEFAULT_CHARSET)
        try:
            parser = _KeepsNames(meta, stream, request.upload_handlers, encoding)
            return DataAndFiles(*parser.parse())
        except MultiPartParserError as error:
            raise ParseError(f"The body is not multipart/form-data: {error}.") from None
