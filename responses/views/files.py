"""A file that a customer was sent a link to. No session, no cookie, no sign-in."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from attachments.serving import file_response
from responses.services.links import file_behind


@require_safe
def sent_file(request: HttpRequest, signed: str, name: str) -> FileResponse:
    """The name in the address is for people; the signature says which file it is."""
    attachment = file_behind(signed)
    if attachment is None:
        raise Http404
    return file_response(
        attachment, Cache_Control="private, no-store", X_Robots_Tag="noindex, nofollow"
    )
