"""Which variant answers in a language."""

from accounts.models import User
from core.vocabulary import Status, Tone
from responses.models import Reply

FALLBACK = "en"
# Who reads the first reads the second.
NEXT_LANGUAGE = {"nn": "nb"}


def variant_in(reply: Reply, language: str | None, *, user: User) -> Reply | None:
    """The variant to send in this language: the reply itself, a sibling, else the English one.

    None if there is neither. Sending never goes by itself from a published reply to a draft,
    or to a variant outside its dates; the same tone is preferred.
    """
    if language is None or reply.language == language:
        return reply
    candidates = [reply, *_siblings(reply, user)]
    for wanted in (language, NEXT_LANGUAGE.get(language), FALLBACK):
        fitting = [each for each in candidates if each.language == wanted]
        if fitting:
            return min(fitting, key=lambda each: _distance(each, reply))
    return None


def _siblings(reply: Reply, user: User) -> list[Reply]:
    group = Reply.objects.visible_to(user).filter(group_id=reply.group_id).exclude(pk=reply.pk)
    if reply.status == Status.PUBLISHED:
        return list(group.published().valid_now())
    return list(group.not_archived())


def _distance(candidate: Reply, reply: Reply) -> tuple[bool, bool, int]:
    return candidate.tone != reply.tone, candidate.tone != Tone.NEUTRAL, candidate.pk
