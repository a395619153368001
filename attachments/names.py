"""The name under which a customer gets a file."""

import re
import unicodedata

from django.utils.translation import gettext as _

from attachments.models import NAME_LENGTH
from core.exceptions import Invalid

_BETWEEN_WORDS = re.compile(r"[._\-]+")
# Space-like characters that are no mischief in a name.
_SPACES = re.compile(r"[ \u00a0\u202f]+")


def clean_name(name: str, *, field: str = "name") -> str:
    """The name as it is kept: one spelling of each letter, single spaces.

    Raises Invalid for paths, for control characters, for such as hide or turn around what is
    read, for no name at all and for one that is too long.
    """
    tidy = _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip()
    if not tidy.strip("."):
        _refuse(field, "blank", _("A file needs a name."))
    if "/" in tidy or "\\" in tidy:
        _refuse(field, "path", _("A file's name is no path: it has neither / nor \\."))
    kinds = {unicodedata.category(each) for each in tidy}
    if "Cc" in kinds:
        _refuse(field, "control_character", _("There is a control character in the name."))
    if kinds & {"Cf", "Zl", "Zp", "Cs", "Co"}:
        _refuse(field, "hidden_character", _("There is a character in the name that hides."))
    if len(tidy) > NAME_LENGTH:
        text = _("A name has at most %d characters.") % NAME_LENGTH
        _refuse(field, "max_length", text)
    return tidy


def extension_of(name: str) -> str:
    """`pdf` of `Label.PDF`; nothing where there is none."""
    return name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def words_of_name(name: str) -> str:
    """The name with its words beside it, for whoever looks for `label` in `Retur_label-DK.pdf`."""
    return f"{name} {_BETWEEN_WORDS.sub(' ', name)}"


def _refuse(field: str, code: str, detail: str) -> None:
    raise Invalid({field: [(code, detail)]})
