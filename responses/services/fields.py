"""The fields of a reply as a caller gives them, and putting them into the row."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypedDict

from accounts.models import Team
from core.text import fold
from core.vocabulary import UnknownLanguage, normal_language
from kb.models import Article
from responses.models import Reply

# The group's: alike in all variants.
GROUP_FIELDS = ("kind", "shared_with", "stage", "teams", "tags")
WORDING = ("title", "subject", "body", "when_to_use", "precondition")
# What a customer reads.
TEXT = ("subject", "body")
ONE_LINE = ("title", "shortcut", "subject", "source", "external_id")
LINKS = ("channels", "teams", "tags", "attachments")
# What an agent who used it before has not seen yet.
SENT = (*TEXT, "attachments")


class ReplyFields(TypedDict, total=False):
    """Any of them; what is left out keeps its value, or gets its default in a new reply."""

    kind: str
    title: str
    shortcut: str
    subject: str
    body: str
    language: str
    tone: str
    stage: str | None
    channels: Sequence[str]
    shared_with: str
    teams: Sequence[Team]
    tags: Sequence[str]
    when_to_use: str
    precondition: str
    valid_from: datetime | None
    valid_until: datetime | None
    review_due: date | None
    article: Article | None
    attachments: Sequence[int]
    source: str
    external_id: str


class NewReplyFields(ReplyFields, total=False):
    """What only a new reply takes."""

    status: str
    based_on: Reply | None


def normal(fields: ReplyFields) -> dict[str, Any]:
    """The same with one-line texts trimmed and the language in our spelling.

    An unknown language stays as it is: the checks refuse it.
    """
    result: dict[str, Any] = dict(fields)
    for name in ONE_LINE:
        if name in result:
            result[name] = result[name].strip()
    if "language" in result:
        with suppress(UnknownLanguage):
            result["language"] = normal_language(result["language"])
    return result


def without_same(reply: Reply, given: dict[str, Any]) -> dict[str, Any]:
    """Of the fields given those that differ from the row."""
    return {name: value for name, value in given.items() if not _is_same(reply, name, value)}


def _is_same(reply: Reply, name: str, value: Any) -> bool:
    if name == "teams":
        return {team.pk for team in value} == {team.pk for team in reply.teams.all()}
    if name == "tags":
        return {fold(tag) for tag in value} == {tag.folded for tag in reply.tags.all()}
    if name == "attachments":
        return list(value) == reply.attachment_ids
    if name == "channels":
        return set(value) == set(reply.channels)
    return bool(getattr(reply, name) == value)


def put(reply: Reply, fields: dict[str, Any]) -> None:
    """Set the columns. Links are written by `rows.link` once the row is saved.

    The number of files stands in the row itself, for the database to check.
    """
    if "attachments" in fields:
        reply.attachment_count = len(fields["attachments"])
    for name, value in fields.items():
        if name not in LINKS:
            setattr(reply, name, value)
