"""What every write of a reply has in common: the lock, the row, its links, the change log."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Team, User
from attachments.services.references import refer
from core import events
from core.exceptions import Stale
from core.models import Tag
from responses.exceptions import Gone
from responses.models import Reply, ReplyAttachment, ReplyChannel, VariantGroup


def lock(reply: Reply, *, by: User, version: int | None) -> Reply:
    """The row as it is now, its whole group locked until the transaction ends.

    Raises Stale if the row has another version, Gone if it is no longer there for
    this user.
    """
    list(VariantGroup.objects.select_for_update().filter(pk=reply.group_id))
    current = Reply.objects.visible_to(by).filter(pk=reply.pk).first()
    if current is None:
        raise Gone(_("This reply is gone, or you may no longer see it."))
    if version is not None and current.version != version:
        raise Stale(current)
    return current


def siblings_of(reply: Reply) -> list[Reply]:
    """The other variants, archived ones too: the group's fields are theirs as well."""
    return list(Reply.objects.filter(group_id=reply.group_id).exclude(pk=reply.pk))


def save(reply: Reply, *, by: User | None, verb: str, note: str = "") -> None:
    """Write the row as its next version, with a line in its history.

    `record` it when its links are written too: followers read the whole of it at once.
    """
    if reply.pk is not None:
        reply.version += 1
        reply.updated_at = timezone.now()
    reply._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    reply._change_reason = f"{verb}\n{note}" if note else verb  # type: ignore[attr-defined]  # the same
    reply.save()


def record(reply: Reply, *, by: User | None, verb: str) -> None:
    """The line in the change log that ends every write."""
    events.record("reply", reply.pk, verb, by=by)


def touch(others: Iterable[Reply], *, by: User | None) -> None:
    """Next version for variants whose list of variants changed, without a line of history."""
    ids = [other.pk for other in others]
    Reply.objects.filter(pk__in=ids).update(version=F("version") + 1)
    events.record_many("reply", ids, "changed", by=by, bulk=False)


def link_channels(reply: Reply, channels: Collection[str]) -> None:
    reply.channel_links.all().delete()
    ReplyChannel.objects.bulk_create(
        [ReplyChannel(reply=reply, channel=channel) for channel in sorted(set(channels))]
    )


def link_files(reply: Reply, ids: Sequence[int]) -> None:
    """The files of a variant, in this order; each variant has its own."""
    refer(ReplyAttachment, ids, reply=reply)
    # What was fetched with the reply is of before.
    getattr(reply, "_prefetched_objects_cache", {}).pop("attachment_links", None)


def link_group(
    replies: Iterable[Reply], *, teams: Sequence[Team] | None, tags: Sequence[str] | None
) -> None:
    """Teams and tags of all variants; None leaves them as they are."""
    found = None if tags is None else Tag.objects.named(tags)
    for reply in replies:
        if teams is not None:
            reply.teams.set(teams)
        if found is not None:
            reply.tags.set(found)
