"""Pairs of shared replies that say nearly the same, found by a job."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from core import events
from core.vocabulary import Sharing
from responses.hygiene.likeness import Pair, near_duplicates
from responses.models import LookedAt, Remark, RemarkKind, Reply

EVERY = 300
Known = dict[frozenset[int], Remark]


def keep_up() -> str:
    """The job."""
    found = find_near_duplicates()
    return f"{found} pairs say nearly the same" if found else ""


def find_near_duplicates() -> int:
    """Compare all shared replies of a language, if any changed since; answers how many pairs."""
    position = str(events.last_position())
    state, _created = LookedAt.objects.get_or_create(pk=1)
    if state.paired == position:
        return 0
    pairs = [pair for texts in _texts().values() for pair in near_duplicates(texts)]
    _store(pairs)
    LookedAt.objects.filter(pk=1).update(paired=position)
    return len(pairs)


def _texts() -> dict[str, dict[int, str]]:
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    shared = Reply.objects.published().exclude(shared_with=Sharing.ME).order_by("pk")
    for pk, language, subject, body in shared.values_list("pk", "language", "subject", "body"):
        texts[language][pk] = f"{subject}\n{body}"
    return texts


@transaction.atomic
def _store(pairs: list[Pair]) -> None:
    replies = Reply.objects.in_bulk([number for pair in pairs for number in pair[:2]])
    known: Known = {
        frozenset((row.reply_id, row.other_id or 0)): row
        for row in Remark.objects.filter(kind=RemarkKind.NEAR)
    }
    found = [
        (replies[pair.first], replies[pair.second], pair.likeness)
        for pair in pairs
        if pair.first in replies and pair.second in replies
    ]
    # Variants of one reply may be alike: a tone of one word.
    found = [each for each in found if each[0].group_id != each[1].group_id]
    for first, second, likeness in found:
        row = known.pop(frozenset((first.pk, second.pk)), None) or _new(first, second)
        row.about = f"{round(likeness * 100)}"
        if max(first.worded_at, second.worded_at) > row.at:
            row.at = timezone.now()
        row.save()
    Remark.objects.filter(pk__in=[row.pk for row in known.values()]).delete()


def _new(first: Reply, second: Reply) -> Remark:
    """On the one that is used less: that is the one to take away."""
    less, more = sorted((first, second), key=lambda reply: (reply.use_count, -reply.pk))
    return Remark(reply=less, other=more, kind=RemarkKind.NEAR)
