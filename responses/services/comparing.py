"""A variant that is being written, beside the others of its group."""

from accounts.models import User
from responses.hygiene.lacks import Lack, Variant, What, lacks
from responses.models import Reply

WRITTEN = 0


def lacks_beside(
    reply: Reply, *, user: User, new: bool, tone: str, source: str, subject: str
) -> list[Lack]:
    """What this text lacks that most of the other languages have.

    `reply` is the one that is changed, or of which a `new` variant is written. Files are not
    compared: they are chosen last.
    """
    group = Reply.objects.visible_to(user).not_archived().filter(group_id=reply.group_id)
    others = group if new else group.exclude(pk=reply.pk)
    variants = [
        Variant(each.pk, each.tone, each.subject, each.body, each.attachment_count)
        for each in others
    ]
    found = lacks([Variant(WRITTEN, tone, subject, source, 0), *variants])
    return [each for each in found if each.variant == WRITTEN and each.what is not What.FILE]
