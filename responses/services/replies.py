"""Writing, changing and removing replies."""

from typing import Any, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from attachments.services.references import refuse_unseen, release
from core import events
from core.exceptions import NotAllowed
from core.vocabulary import Sharing, Status
from responses import access
from responses.models import Reply, ReplyAttachment, VariantGroup
from responses.services import grouping, rows, shortcuts
from responses.services.checks import check, check_external
from responses.services.fields import (
    SENT,
    NewReplyFields,
    ReplyFields,
    normal,
    put,
    without_same,
)
from responses.services.guidance import refuse_findings


@transaction.atomic
def create_reply(
    *,
    by: User,
    variant_of: Reply | None = None,
    override_reason: str = "",
    **fields: Unpack[NewReplyFields],
) -> Reply:
    """A new reply, or a new variant of one.

    What is left out: an agent's reply is personal, an editor's for all colleagues; personal
    ones are published at once, others start as drafts; the language is the writer's. A variant
    has its group's kind, sharing, teams, stage and tags.
    Raises Invalid, NotAllowed for a status beyond one's rights, and Findings where it would be
    published with what must change, without a reason.
    """
    given = normal(fields)
    reply = Reply(owner=by)
    siblings = []
    if variant_of is not None:
        original = rows.lock(variant_of, by=by, version=None)
        given = grouping.with_group_fields(original, given)
        siblings = [original, *rows.siblings_of(original)]
        reply.group_id = original.group_id
    _with_defaults(given, by)
    put(reply, given)
    _refuse_status(reply, by)
    _insert(reply, given, by=by, siblings=siblings)
    refuse_findings(reply, changed={"status"}, by=by, override_reason=override_reason)
    return reply


@transaction.atomic
def change_reply(
    reply: Reply,
    *,
    by: User,
    version: int | None = None,
    major: bool = False,
    override_reason: str = "",
    **fields: Unpack[ReplyFields],
) -> Reply:
    """Change the fields given. Kind, sharing, teams, stage and tags change for all variants.

    After a `major` change the other variants are outdated until they are saved. An agent who
    shares a personal reply proposes it: it becomes a draft.
    Raises Stale, NotAllowed, Invalid, and Findings as `create_reply`.
    """
    current = rows.lock(reply, by=by, version=version)
    if not access.may_change(by, current):
        raise NotAllowed(_("You cannot change this reply. Make a copy of your own."))
    changes = without_same(current, grouping.with_implied(normal(fields)))
    siblings = rows.siblings_of(current)
    grouping.refuse_changes(current, siblings, changes, by=by)
    put(current, changes)
    grouping.propose_if_shared([current], changes, by=by)
    _check(current, changes, by=by)
    grouping.check_place(current, siblings)
    _update(current, changes, by=by)
    grouping.carry_over(current, siblings, changes, by=by)
    if major:
        grouping.mark_outdated(siblings, by=by)
    refuse_findings(current, changed=changes, by=by, override_reason=override_reason)
    return current


@transaction.atomic
def delete_reply(reply: Reply, *, by: User, version: int | None = None) -> None:
    """Put it into the archive. Removed is what nobody can miss: of one's own the personal reply
    that was never used, and the draft that was never published.

    Raises Stale, NotAllowed.
    """
    current = rows.lock(reply, by=by, version=version)
    if not access.may_change(by, current):
        raise NotAllowed(_("You cannot remove this reply."))
    siblings = rows.siblings_of(current)
    if _is_removable(current, by):
        remove_reply(current, by=by)
    elif current.status != Status.ARCHIVED:
        current.status = Status.ARCHIVED
        rows.save(current, by=by, verb="archived")
        shortcuts.release(current)
        rows.record(current, by=by, verb="archived")
    rows.touch(siblings, by=by)


def _is_removable(reply: Reply, by: User) -> bool:
    if reply.owner_id != by.pk or reply.use_rows.exists():
        return False
    is_draft = reply.status in (Status.DRAFT, Status.IN_REVIEW)
    was_published = reply.history.filter(status=Status.PUBLISHED).exists()
    return reply.is_personal or (is_draft and not was_published)


def _with_defaults(given: dict[str, Any], by: User) -> None:
    editor = roles.can_edit(by)
    given.setdefault("shared_with", Sharing.STAFF if editor else Sharing.ME)
    personal = given["shared_with"] == Sharing.ME
    given.setdefault("status", Status.PUBLISHED if personal else Status.DRAFT)
    given.setdefault("language", by.language)


def _refuse_status(reply: Reply, by: User) -> None:
    proposed = reply.status in (Status.DRAFT, Status.IN_REVIEW)
    if not reply.is_personal and not proposed and not roles.can_edit(by):
        raise NotAllowed(_("You can propose a shared reply. An editor publishes it."))


def _insert(reply: Reply, given: dict[str, Any], *, by: User, siblings: list[Reply]) -> None:
    _check(reply, given, by=by)
    grouping.check_place(reply, siblings)
    if reply.based_on is not None:
        reply.original_worded_at = reply.based_on.worded_at
    if reply.group_id is None:
        reply.group = VariantGroup.objects.create()
    _save_once(reply, by=by, verb="created")
    rows.link_channels(reply, given.get("channels", ()))
    if given.get("attachments"):
        rows.link_files(reply, given["attachments"])
    rows.link_group([reply], teams=given.get("teams", ()), tags=given.get("tags", ()))
    shortcuts.claim(reply, by=by)
    rows.record(reply, by=by, verb="created")
    rows.touch(siblings, by=by)


def _check(reply: Reply, given: dict[str, Any], *, by: User) -> None:
    new = reply.pk is None
    teams = given.get("teams", [] if new else list(reply.teams.all()))
    channels = given.get("channels", [])
    check(reply, by=by, teams=teams, channels=channels, tags=given.get("tags", []), changed=given)
    if "attachments" in given:
        kept = () if new else reply.attachment_ids
        refuse_unseen(given["attachments"], by=by, kept=kept)


def _update(reply: Reply, changes: dict[str, Any], *, by: User) -> None:
    """Save the changed row. A save without a change still says: this wording is up to date."""
    copied = reply.based_on.worded_at if reply.based_on is not None else None
    if not changes and not reply.outdated and copied == reply.original_worded_at:
        return
    reply.outdated = False
    reply.original_worded_at = copied
    if not changes.keys().isdisjoint(SENT):
        reply.worded_at = timezone.now()
    _save_once(reply, by=by, verb="changed")
    if "channels" in changes:
        rows.link_channels(reply, changes["channels"])
    if "attachments" in changes:
        rows.link_files(reply, changes["attachments"])
    rows.link_group([reply], teams=changes.get("teams"), tags=changes.get("tags"))
    shortcuts.claim(reply, by=by)
    rows.record(reply, by=by, verb="changed")


def _save_once(reply: Reply, *, by: User, verb: str) -> None:
    """Save, and say which field is wrong if another saved the same external id meanwhile."""
    check_external(reply)
    try:
        with transaction.atomic():
            rows.save(reply, by=by, verb=verb)
    except IntegrityError:
        check_external(reply)
        raise


@transaction.atomic
def remove_reply(reply: Reply, *, by: User | None) -> None:
    """Delete a reply with its history and uses, for good. Asks nobody: callers do."""
    number = reply.pk
    release(ReplyAttachment, reply=reply)
    reply.delete()
    if not Reply.objects.filter(group=reply.group_id).exists():
        VariantGroup.objects.filter(pk=reply.group_id).delete()
    events.record("reply", number, "deleted", by=by)
