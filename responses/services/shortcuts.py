"""Short codes: one row for each holder, folded, so that no two replies answer to one code."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Invalid
from core.text import fold
from core.vocabulary import Sharing, Status
from responses.models import Reply, Shortcut


def claim(reply: Reply, *, by: User) -> None:
    """Make the reply's short code its own, in place of the one it had.

    Raises Invalid if another reply of the same holder, language and tone has it; it is named
    where `by` may see it.
    """
    reply.shortcut_rows.all().delete()
    rows = shortcut_rows(reply, [team.pk for team in reply.teams.all()])
    if not rows:
        return
    if taken := _taken(rows):
        raise _refusal(taken, by)
    try:
        with transaction.atomic():
            Shortcut.objects.bulk_create(rows)
    except IntegrityError:
        # Somebody else saved the same code a moment ago.
        raise _refusal(_taken(rows), by) from None


def release(reply: Reply) -> None:
    """Free the code: an archived reply holds none."""
    reply.shortcut_rows.all().delete()


def shortcut_rows(reply: Reply, team_ids: Sequence[int]) -> list[Shortcut]:
    """The rows that a reply should have; none without a code or in the archive."""
    key = fold(reply.shortcut)
    if not key or reply.status == Status.ARCHIVED:
        return []
    return [
        Shortcut(reply=reply, holder=holder, key=key, language=reply.language, tone=reply.tone)
        for holder in holders(reply, team_ids)
    ]


def holders(reply: Reply, team_ids: Sequence[int]) -> list[str]:
    """`user:12`, or `team:3` for each team, or `staff`."""
    if reply.shared_with == Sharing.ME:
        return [f"user:{reply.owner_id}"]
    if reply.shared_with == Sharing.TEAMS:
        return [f"team:{team_id}" for team_id in sorted(set(team_ids))]
    return ["staff"]


def _taken(rows: Sequence[Shortcut]) -> Shortcut | None:
    first = rows[0]
    return (
        Shortcut.objects.select_related("reply")
        .filter(
            holder__in=[row.holder for row in rows],
            key=first.key,
            language=first.language,
            tone=first.tone,
        )
        .exclude(reply=first.reply_id)
        .order_by("pk")
        .first()
    )


def _refusal(taken: Shortcut | None, by: User) -> Invalid:
    visible = Reply.objects.visible_to(by)
    seen = None if taken is None else visible.filter(pk=taken.reply_id).first()
    if seen is None:
        text = _("Another reply has this short code.")
    else:
        text = _("“%(title)s” has this short code.") % {"title": seen.title}
    return Invalid({"shortcut": [("taken", text)]})
