"""What is the whole group's: kind, sharing, teams, stage, tags, and one variant for each
language and tone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.exceptions import Invalid, NotAllowed
from core.vocabulary import Sharing, Status
from responses import access
from responses.models import Kind, Reply
from responses.services import rows, shortcuts
from responses.services.fields import GROUP_FIELDS, LINKS, without_same


def with_group_fields(original: Reply, given: dict[str, Any]) -> dict[str, Any]:
    """What a new variant starts with. Raises Invalid if it is given another group field."""
    asked = {name: given[name] for name in GROUP_FIELDS if name in given}
    if differing := without_same(original, asked):
        text = _("All variants of a reply have the same here. Change it there, for all.")
        raise Invalid({name: [("differs", text)] for name in differing})
    group = {name: getattr(original, name) for name in GROUP_FIELDS if name not in LINKS}
    group["teams"] = list(original.teams.all())
    group["tags"] = [tag.name for tag in original.tags.all()]
    return {**given, **group}


def with_implied(given: dict[str, Any]) -> dict[str, Any]:
    """Sharing with somebody else than teams leaves no teams."""
    if given.get("shared_with") in (Sharing.ME, Sharing.STAFF):
        return {"teams": [], **given}
    return given


def refuse_changes(
    reply: Reply, siblings: Sequence[Reply], changes: Mapping[str, Any], *, by: User
) -> None:
    """Raises NotAllowed or Invalid where the other variants speak against it."""
    if changes.keys().isdisjoint(GROUP_FIELDS):
        return
    if not all(access.may_change(by, sibling) for sibling in siblings):
        raise NotAllowed(_("This would change variants that are not yours."))
    owners = {variant.owner_id for variant in (reply, *siblings)}
    if changes.get("shared_with") == Sharing.ME and owners != {by.pk}:
        text = _("Only the owner can make a reply personal.")
        raise Invalid({"shared_with": [("not_allowed", text)]})
    if changes.get("kind") == Kind.CANNED and any(
        sibling.subject or sibling.attachment_count for sibling in siblings
    ):
        text = _("Another variant has a subject or a file.")
        raise Invalid({"kind": [("not_allowed", text)]})


def propose_if_shared(variants: Iterable[Reply], changes: Mapping[str, Any], *, by: User) -> None:
    """What an agent shares starts as a draft; a personal reply waits for no review."""
    if "shared_with" not in changes:
        return
    personal = changes["shared_with"] == Sharing.ME
    for variant in variants:
        if personal and variant.status == Status.IN_REVIEW:
            variant.status = Status.DRAFT
        if not personal and variant.status == Status.PUBLISHED and not roles.can_edit(by):
            variant.status = Status.DRAFT


def check_place(reply: Reply, siblings: Iterable[Reply]) -> None:
    """Raises Invalid if another variant has this language and tone."""
    if reply.status == Status.ARCHIVED:
        return
    for sibling in siblings:
        same = (sibling.language, sibling.tone) == (reply.language, reply.tone)
        if same and sibling.status != Status.ARCHIVED:
            text = _("There is a variant in this language and tone already.")
            raise Invalid({"language": [("taken", text)]})


def carry_over(
    reply: Reply, siblings: Sequence[Reply], changes: Mapping[str, Any], *, by: User
) -> None:
    """Give the other variants what is the group's, and a next version where they show it."""
    shared = {name: changes[name] for name in GROUP_FIELDS if name in changes}
    if shared:
        propose_if_shared(siblings, shared, by=by)
        for sibling in siblings:
            for name in shared.keys() - set(LINKS):
                setattr(sibling, name, shared[name])
            rows.save(sibling, by=by, verb="changed")
        rows.link_group(siblings, teams=shared.get("teams"), tags=shared.get("tags"))
        for sibling in siblings:
            shortcuts.claim(sibling, by=by)
            rows.record(sibling, by=by, verb="changed")
    elif not changes.keys().isdisjoint({"language", "tone"}):
        rows.touch(siblings, by=by)


def mark_outdated(siblings: Iterable[Reply], *, by: User) -> None:
    """The other variants say something else now, until they are saved."""
    for sibling in siblings:
        if sibling.status != Status.ARCHIVED and access.may_change(by, sibling):
            sibling.outdated = True
            rows.save(sibling, by=by, verb="outdated")
            rows.record(sibling, by=by, verb="outdated")
