"""What a chat may look like, checked for callers that are no API."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from chats.models import ChatStatus
from core.exceptions import Invalid
from core.vocabulary import Channel, UnknownLanguage, normal_language

MOST_MESSAGES = 2_000
LONGEST_TEXT = 100_000
# All messages together: finding personal data reads every letter, several seconds for so many.
LONGEST_CHAT = 1_000_000
NAME_LENGTH = 200
SUBJECT_LENGTH = 300
WORST_RATING, BEST_RATING = 1, 3


def check_facts(fields: Mapping[str, Any]) -> None:
    """Raises Invalid. What is left out is not looked at; languages are in our spelling already."""
    errors: dict[str, list[tuple[str, str]]] = {}
    if fields.get("status") not in (None, *ChatStatus.values):
        errors["status"] = [("invalid_choice", _("There is no such status."))]
    if fields.get("channel") not in (None, *Channel.values):
        errors["channel"] = [("invalid_choice", _("There is no such channel."))]
    rating = fields.get("rating")
    if rating is not None and not WORST_RATING <= rating <= BEST_RATING:
        errors["rating"] = [("out_of_range", _("A rating is 1, 2 or 3."))]
    for name, longest in (("subject", SUBJECT_LENGTH), ("customer_name", NAME_LENGTH)):
        if len(fields.get(name) or "") > longest:
            errors[name] = [("max_length", _("At most %s characters fit here.") % longest)]
    if "language" in fields:
        try:
            normal_language(fields["language"])
        except UnknownLanguage as error:
            errors["language"] = [("unknown_language", str(error))]
    if errors:
        raise Invalid(errors)
