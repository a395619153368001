"""The words that replies, articles and style entries share, and the languages they come in."""

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class Sharing(TextChoices):
    ME = "me", _("Only me")
    TEAMS = "teams", _("My team")
    STAFF = "staff", _("All colleagues")


class Visibility(TextChoices):
    INTERNAL = "internal", _("Colleagues only")
    PUBLIC = "public", _("Customers too")


class Tone(TextChoices):
    NEUTRAL = "neutral", _("Neutral")
    INFORMAL = "informal", _("Informal")
    FORMAL = "formal", _("Formal")


class Channel(TextChoices):
    CHAT = "chat", _("Chat")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    SOCIAL = "social", _("Social media")
    PHONE = "phone", _("Phone")
    ARTICLE = "article", _("Article")
    NOTE = "note", _("Note to colleagues")


class Stage(TextChoices):
    GREETING = "greeting", _("Greeting")
    INVITATION = "invitation", _("Invitation")
    ASK_DETAILS = "ask_details", _("Ask for details")
    SOLUTION = "solution", _("Solution")
    HOLD = "hold", _("Ask to wait")
    TRANSFER = "transfer", _("Hand over")
    REFUSAL = "refusal", _("Say no")
    COMPLAINT = "complaint", _("Unhappy customer")
    ABUSE = "abuse", _("Rude tone")
    WRONG_COMPANY = "wrong_company", _("Wrong company")
    REDIRECT = "redirect", _("Point the way")
    FOLLOW_UP = "follow_up", _("Follow up")
    FEEDBACK = "feedback", _("Ask for feedback")
    CLOSING = "closing", _("Closing")


SHIPPED_LANGUAGES = ("da", "nb", "nn", "sv", "en")
LANGUAGE_NAMES = {
    "da": _("Danish"),
    "nb": _("Norwegian Bokmål"),
    "nn": _("Norwegian Nynorsk"),
    "sv": _("Swedish"),
    "en": _("English"),
}
# The two codes people write for what we call nb.
_MACRO = {"no": "nb", "nor": "nb"}


class UnknownLanguage(ValueError):
    """The code is none of the languages this installation writes in."""


def content_languages() -> tuple[str, ...]:
    """Codes that replies and articles may have: the shipped five and the settings' extras."""
    return SHIPPED_LANGUAGES + tuple(settings.EXTRA_LANGUAGES)


def language_choices() -> list[tuple[str, object]]:
    return [(code, LANGUAGE_NAMES.get(code, code)) for code in content_languages()]


def normal_language(code: str) -> str:
    """`da_DK`, `nb-NO`, `NO` → `da`, `nb`, `nb`.

    Takes BCP 47 in any case, with hyphen or underscore. A whole tag that the settings name
    (`pt-BR`) wins over its first part. Raises UnknownLanguage.
    """
    tag = code.strip().replace("_", "-").lower()
    known = {each.lower(): each for each in content_languages()}
    first = tag.split("-")[0]
    for candidate in (tag, first, _MACRO.get(first, "")):
        if candidate in known:
            return known[candidate]
    raise UnknownLanguage(
        f"“{code}” is not a language here. Known: {', '.join(content_languages())}."
    )
