"""What a file has to be before it is kept."""

from django.conf import settings
from django.utils.translation import gettext as _

from attachments.exceptions import TooLarge
from attachments.images import NoPicture, TooManyPixels, redrawn
from attachments.names import clean_name, extension_of
from attachments.types import TYPES, FileType, runs
from core.exceptions import Invalid


def check_size(size: int, *, field: str = "file") -> None:
    """Raises Invalid for nothing at all, TooLarge beyond the settings' limit."""
    longest = settings.ATTACHMENT_MAX_BYTES
    if size > longest:
        text = _("A file may have %(longest)s MB at most.")
        raise TooLarge({field: [("too_large", text % {"longest": f"{longest / 1_000_000:g}"})]})
    if size == 0:
        raise Invalid({field: [("empty", _("There is nothing in this file."))]})


def checked_name(name: str, *, field: str) -> str:
    """The name as it is kept, of an allowed type. Raises Invalid."""
    clean = clean_name(name, field=field)
    type_of(clean, field=field)
    return clean


def type_of(name: str, *, field: str = "file") -> FileType:
    """The type that a name says. Raises Invalid where it is none of those allowed."""
    extension = extension_of(name)
    if extension in settings.ATTACHMENT_TYPES and extension in TYPES:
        return TYPES[extension]
    allowed = ", ".join(each for each in settings.ATTACHMENT_TYPES if each in TYPES)
    text = _("Files of this type are not taken. Allowed: %s.") % allowed
    raise Invalid({field: [("type_not_allowed", text)]})


def same_type(name: str, other: str) -> bool:
    """Whether two names say the same type: jpg and jpeg are one."""
    return TYPES.get(extension_of(name)) == TYPES.get(extension_of(other))


def checked_content(name: str, content: bytes, *, field: str = "file") -> bytes:
    """What is kept of a file: its bytes, of a picture the pixels alone. Raises Invalid."""
    kind = type_of(name, field=field)
    extension = extension_of(name)
    if runs(content) or not kind.is_it(content):
        _refuse_content(extension, field)
    if not kind.is_image:
        return content
    try:
        picture = redrawn(content, extension)
    except NoPicture:
        _refuse_content(extension, field)
    except TooManyPixels:
        text = _("This picture is too large to be drawn. Make it smaller first.")
        raise Invalid({field: [("too_many_pixels", text)]}) from None
    check_size(len(picture), field=field)
    return picture


def _refuse_content(extension: str, field: str) -> None:
    text = _("What is in this file is not what “.%s” says, or it is damaged.") % extension
    raise Invalid({field: [("wrong_content", text)]})
