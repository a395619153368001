"""Reasons in words."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.vocabulary import LANGUAGE_NAMES, Stage
from responses.suggestions.ranking import Reason


def explained(reasons: Iterable[Reason]) -> str:
    """A sentence for each, in the reader's language. Words in common show the matter already."""
    said = {reason.code: reason for reason in reasons}
    if "words" in said:
        said.pop("matter", None)
    return " ".join(_WORDS[code](*reason.values) for code, reason in said.items())


def _similar_chats(count: int) -> str:
    text = ngettext(
        "Sent in %(count)s chat like this one.", "Sent in %(count)s chats like this one.", count
    )
    return text % {"count": count}


def _words(*words: str) -> str:
    return _("Words in common: %s.") % ", ".join(words)


def _stage(code: str) -> str:
    return _("Fits where the chat is: %s.") % Stage(code).label


def _other_language(code: str) -> str:
    return _("In another language: %s.") % LANGUAGE_NAMES.get(code, code)


_WORDS: dict[str, Callable[..., str]] = {
    "similar_chats": _similar_chats,
    "usual": lambda: _("What colleagues usually send here."),
    "words": _words,
    "matter": lambda: _("About the same matter."),
    "acknowledges": lambda: _("Says that the question is read."),
    "stage": _stage,
    "tone": lambda: _("In the customer’s tone."),
    "other_language": _other_language,
    "sent_before": lambda: _("Sent in this chat before."),
}
