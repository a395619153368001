"""The demo's replies, one group after the other."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Team, User
from core.vocabulary import Sharing, Status
from desk.services.demo_files import Files
from desk.services.demo_made import Made, day
from kb.models import Article
from responses.models import Reply
from responses.services.replies import create_reply

PLAIN = ("title", "shortcut", "subject", "body", "language", "tone", "when_to_use", "precondition")


def make_replies(
    groups: Sequence[Mapping[str, Any]],
    articles: Mapping[str, Article],
    people: Mapping[str, User],
    teams: Mapping[str, Team],
    made: Made,
) -> dict[str, Reply]:
    """Shared ones by the editor, personal ones by whom the content names.

    Answers the first variant of each group by the group's key.
    """
    editor = next(person for person in people.values() if person.role == "editor")
    files = Files(editor, made)
    firsts: dict[str, Reply] = {}
    for group in groups:
        author = people[group["by"]] if "by" in group else editor
        for row in group["variants"]:
            fields = _fields(group, row, articles, teams)
            fields["attachments"] = files.ids(group.get("files", []))
            reply = create_reply(by=author, variant_of=firsts.get(group["key"]), **fields)
            firsts.setdefault(group["key"], reply)
            made.note("reply", reply.pk)
    return firsts


def _fields(
    group: Mapping[str, Any],
    row: Mapping[str, Any],
    articles: Mapping[str, Article],
    teams: Mapping[str, Team],
) -> Any:
    fields = {name: row[name] for name in PLAIN if name in row}
    return fields | {
        "kind": group["kind"],
        "shared_with": group["shared_with"],
        "stage": group["stage"],
        "tags": group.get("tags", []),
        "teams": [teams[key] for key in group.get("teams", [])]
        if group["shared_with"] == Sharing.TEAMS
        else [],
        "channels": row.get("channels", []),
        "status": row.get("status", Status.PUBLISHED),
        "valid_from": _moment(row.get("valid_from")),
        "valid_until": _moment(row.get("valid_until")),
        "review_due": day(row.get("review_due")),
        "article": articles[row["article"]] if "article" in row else None,
    }


def _moment(offset: int | None) -> datetime | None:
    return None if offset is None else timezone.now() + timedelta(days=offset)
