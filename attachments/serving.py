"""Bytes on their way out: to be kept, never to be shown in the browser."""

from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext as _

from attachments.exceptions import BytesMissing
from attachments.models import Attachment


def file_response(attachment: Attachment, **headers: Any) -> FileResponse:
    """The answer that sends a file. Whoever calls has asked who may have it.

    Raises BytesMissing.
    """
    try:
        file = attachment.blob.open()
    except FileNotFoundError:
        raise BytesMissing(
            _("The bytes of this file are lost. It has to be uploaded anew.")
        ) from None
    response = FileResponse(
        file, as_attachment=True, filename=attachment.name, content_type=attachment.content_type
    )
    response["Content-Length"] = str(attachment.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response
