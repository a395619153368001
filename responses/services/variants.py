"""Which variant answers in a language."""

from accounts.models import User
from core.vocabulary import Status, Tone
from responses.models import Reply

FALLBACK = "en"
# Who reads the first reads the second.
NEXT_LANGUAGE = {"nn": "nb"}


def variant_in(
    reply: Reply, language: str | None, *, user: User, tone: str | None = None
) -> Reply | None:
    """The variant to send in this language: the reply itself, a sibling, else the English one.

    Within the language the one in this `tone`, else in the reply's own, else the neutral one.
    None if there is neither language. Sending never goes by itself from a published reply to a
    draft, or to a variant outside its dates.
    """
    asked = language or reply.language
    if reply.language == asked and tone in (None, reply.tone):
        return reply
    candidates = [reply, *_siblings(reply, user)]
    for wanted in (asked, NEXT_LANGUAGE.get(asked), FALLBACK):
        fitting = [each for each in candidates if each.language == wanted]
        if fitting:
            return min(fitting, key=lambda each: _distance(each, reply, tone))
    return None


def _siblings(reply: Reply, user: User) -> list[Reply]:
    group = Reply.objects.visible_to(user).filter(group_id=reply.group_id).exclude(pk=reply.pk)
    if reply.status == Status.PUBLISHED:
        return list(group.published().valid_now())
    return list(group.not_archived())


def _distance(candidate: Reply, reply: Reply, tone: str | None) -> tuple[bool, bool, bool, int]:
    missed = tone is not None and candidate.tone != tone
    return missed, candidate.tone != reply.tone, candidate.tone != Tone.NEUTRAL, candidate.pk
