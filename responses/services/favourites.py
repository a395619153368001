"""Keeping replies at hand: each user's own, seen by nobody else."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from responses.exceptions import Gone
from responses.models import Favourite, Reply


@transaction.atomic
def set_favourite(reply_id: int, *, by: User, kept: bool) -> bool:
    """Keep a reply at hand, or no longer; answers what holds now. All its variants follow.

    It is nobody's change of the reply: no version, no line in the change log.
    Raises Gone where the user sees no such reply.
    """
    reply = Reply.objects.visible_to(by).filter(pk=reply_id).only("group_id").first()
    if reply is None:
        raise Gone(_("This reply is gone, or you may no longer see it."))
    if kept:
        Favourite.objects.get_or_create(user=by, group_id=reply.group_id)
    else:
        Favourite.objects.filter(user=by, group_id=reply.group_id).delete()
    return kept
