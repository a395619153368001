"""The writing guide and replies that others use. A personal reply gets advice, and no more."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import NotAllowed
from core.vocabulary import Status
from responses import access
from responses.checked_texts import checked_reply
from responses.models import Reply, ReplyFindings, ReplyOverride
from styleguide.services.keeping import ignore
from styleguide.services.refusing import REASON_LENGTH, overridden_in

# Another of these, and the guide may say something else.
LOOKED_AT = frozenset(
    {"subject", "body", "language", "stage", "channels", "shared_with", "teams", "status"}
)


@transaction.atomic
def leave_findings(reply: Reply, *, by: User) -> None:
    """What it breaks since the guide changed may stay so. Raises NotAllowed."""
    if not access.may_change(by, reply):
        raise NotAllowed(_("You cannot change this reply."))
    held = ReplyFindings.objects.select_for_update().filter(pk=reply.pk).first()
    if held is not None:
        ignore(held)
        events.record("reply_findings", reply.pk, "left", by=by)


def refuse_findings(
    reply: Reply, *, changed: Collection[str], by: User, override_reason: str
) -> None:
    """Look at a reply as it was just saved, with its links, in the same transaction.

    Raises Findings where a shared reply is published, something must change in it, and no reason is
    given; a reason that was needed is kept.
    """
    if reply.is_personal or reply.status != Status.PUBLISHED or LOOKED_AT.isdisjoint(changed):
        return
    rules = overridden_in(checked_reply(reply), override_reason)
    if rules:
        reason = override_reason.strip()[:REASON_LENGTH]
        ReplyOverride.objects.create(
            reply=reply, version=reply.version, by=by, reason=reason, rules=rules
        )
