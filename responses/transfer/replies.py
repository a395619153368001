"""Replies out of files of other tools."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from core import events
from core.models import Tag
from core.text import fold, slug
from core.transfer import LineError, Options, Row, Summary, choice, names, text
from core.vocabulary import Channel, Sharing, Stage, Tone
from responses.models import Kind, Reply, ReplyChannel, Shortcut, VariantGroup
from responses.placeholders import Known, adopted
from responses.services.checks import LENGTHS, LONGEST_TAG
from responses.services.names import known_fields
from responses.services.shortcuts import shortcut_rows

BATCH = 500
STAFF = "staff"
UNFIT_IN_SHORTCUT = re.compile(r"[^\w.\-]+")
COLUMNS = ("kind", "title", "subject", "body", "tone", "stage", "when_to_use", "precondition")


@dataclass
class CleanReply:
    """A row that can be written; `columns` are the reply's own, `shortcut` a wish."""

    line: int
    external_id: str
    language: str
    shortcut: str
    columns: dict[str, Any]
    channels: list[str]
    tags: list[str]


class ReplyImporter:
    """Replies for all colleagues, of nobody. A short code is taken where it is still free.

    Placeholders of other tools become ours, or questions to the agent.
    """

    fields = frozenset(
        {*COLUMNS, "external_id", "language", "label", "shortcut", "channels", "tags"} - {"kind"}
    )

    def clean(self, row: Row) -> CleanReply:
        title = _one_line(row, "title", required=True)
        subject = _one_line(row, "subject")
        stage = choice(row, "stage", known=["", *Stage.values], default="")
        channels = names(row, "channels", longest=10)
        for channel in channels:
            if channel not in Channel.values:
                raise LineError(row.line, f"channels: “{channel}” is not known here.")
        return CleanReply(
            line=row.line,
            external_id=_one_line(row, "external_id") or slug(title),
            language=row.fields["language"],
            shortcut=_shortcut(_one_line(row, "shortcut") or _label(row)),
            columns={
                "kind": Kind.PREDEFINED if subject else Kind.CANNED,
                "title": title,
                "subject": subject,
                "body": text(row, "body", longest=LENGTHS["body"], required=True),
                "tone": choice(row, "tone", known=Tone.values, default=Tone.NEUTRAL),
                "stage": stage or None,
                "when_to_use": text(row, "when_to_use", longest=LENGTHS["when_to_use"]),
                "precondition": text(row, "precondition", longest=LENGTHS["precondition"]),
            },
            channels=channels,
            tags=names(row, "tags", longest=LONGEST_TAG),
        )

    def write(self, rows: Sequence[CleanReply], options: Options) -> Summary:
        _refuse_repeated(rows)
        known = known_fields()
        summary = Summary()
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            for row in batch:
                _adopt(row, known)
            _write_batch(batch, options, summary)
            options.advance(len(batch))
        return summary


def _write_batch(batch: Sequence[CleanReply], options: Options, summary: Summary) -> None:
    stored = {
        (reply.external_id, reply.language): reply
        for reply in Reply.objects.filter(
            source=options.source, external_id__in=[row.external_id for row in batch]
        ).for_listing()
    }
    new = [row for row in batch if (row.external_id, row.language) not in stored]
    _create(new, options)
    summary.created += len(new)
    _keep_what_is_the_groups(list(stored.values()), batch)
    _keep_what_files_need(stored.values(), batch)
    differing = []
    for row in batch:
        reply = stored.get((row.external_id, row.language))
        if reply is not None and _differs(reply, row):
            differing.append((reply, row))
    _change(differing)
    summary.updated += len(differing)
    summary.unchanged += len(batch) - len(new) - len(differing)


def _keep_what_is_the_groups(stored: list[Reply], batch: Sequence[CleanReply]) -> None:
    """A reply that has got variants here keeps what these share; its wording still comes in."""
    grouped = (
        Reply.objects.order_by().values("group").annotate(count=Count("pk")).filter(count__gt=1)
    )
    groups = [reply.group_id for reply in stored]
    several = set(grouped.filter(group__in=groups).values_list("group", flat=True))
    kept = {(each.external_id, each.language): each for each in stored if each.group_id in several}
    for row in batch:
        if reply := kept.get((row.external_id, row.language)):
            row.columns |= {"kind": reply.kind, "stage": reply.stage, "tone": reply.tone}
            row.tags = [tag.name for tag in reply.tags.all()]
            if reply.kind == Kind.CANNED:
                row.columns["subject"] = ""


def _create(rows: Sequence[CleanReply], options: Options) -> None:
    groups = VariantGroup.objects.bulk_create([VariantGroup() for _row in rows])
    replies = [
        Reply(
            group=group,
            source=options.source,
            external_id=row.external_id,
            language=row.language,
            shared_with=Sharing.STAFF,
            status=options.status,
            **row.columns,
        )
        for group, row in zip(groups, rows, strict=True)
    ]
    _take_free_shortcuts(replies, rows)
    for reply in replies:
        reply.fold()
    saved = bulk_create_with_history(replies, Reply, default_change_reason="imported")
    Shortcut.objects.bulk_create(row for reply in saved for row in shortcut_rows(reply, []))
    _link(saved, rows)
    events.record_many("reply", [reply.pk for reply in saved], "created")


def _keep_what_files_need(stored: Iterable[Reply], batch: Sequence[CleanReply]) -> None:
    """A reply that was given files here stays predefined, whatever its line says."""
    with_files = {(each.external_id, each.language) for each in stored if each.attachment_count}
    for row in batch:
        if (row.external_id, row.language) in with_files:
            row.columns["kind"] = Kind.PREDEFINED


def _change(differing: Sequence[tuple[Reply, CleanReply]]) -> None:
    replies = [reply for reply, _row in differing]
    rows = [row for _reply, row in differing]
    for reply, row in differing:
        reply.version += 1
        reply.updated_at = timezone.now()
        if (reply.subject, reply.body) != (row.columns["subject"], row.columns["body"]):
            reply.worded_at = reply.updated_at
        for name, value in row.columns.items():
            setattr(reply, name, value)
        reply.fold()
    columns = [*COLUMNS, "version", "updated_at", "worded_at", "folded", "folded_title"]
    bulk_update_with_history(replies, Reply, columns, default_change_reason="imported")
    ReplyChannel.objects.filter(reply__in=replies).delete()
    Reply.tags.through.objects.filter(reply__in=replies).delete()
    _link(replies, rows)
    events.record_many("reply", [reply.pk for reply in replies], "changed")


def _link(replies: Sequence[Reply], rows: Sequence[CleanReply]) -> None:
    """Channels and tags of replies that have none yet."""
    every = list(dict.fromkeys(name for row in rows for name in row.tags))
    tags = {tag.folded: tag for tag in Tag.objects.named(every)}
    pairs = list(zip(replies, rows, strict=True))
    ReplyChannel.objects.bulk_create(
        ReplyChannel(reply=reply, channel=channel)
        for reply, row in pairs
        for channel in dict.fromkeys(row.channels)
    )
    through = Reply.tags.through
    through.objects.bulk_create(
        through(reply=reply, tag=tags[key])
        for reply, row in pairs
        for key in dict.fromkeys(map(fold, row.tags))
    )


def _take_free_shortcuts(replies: Sequence[Reply], rows: Sequence[CleanReply]) -> None:
    """Set the codes that nobody has, first come first served; the others go without."""
    keys = {fold(row.shortcut) for row in rows}
    held = Shortcut.objects.filter(holder=STAFF, key__in=keys)
    taken = set(held.values_list("key", "language", "tone"))
    for reply, row in zip(replies, rows, strict=True):
        place = (fold(row.shortcut), reply.language, reply.tone)
        if row.shortcut and place not in taken:
            taken.add(place)
            reply.shortcut = row.shortcut


def _differs(reply: Reply, row: CleanReply) -> bool:
    own = {name: getattr(reply, name) for name in COLUMNS}
    tags = {tag.folded for tag in reply.tags.all()}
    channels = set(reply.channels)
    return (own, tags, channels) != (row.columns, set(map(fold, row.tags)), set(row.channels))


def _adopt(row: CleanReply, known: Known) -> None:
    for name in ("subject", "body"):
        row.columns[name] = adopted(row.columns[name], known)
    if len(row.columns["subject"]) > LENGTHS["subject"]:
        raise LineError(row.line, "subject: too long with the placeholders named as here.")


def _refuse_repeated(rows: Sequence[CleanReply]) -> None:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        line = first.setdefault((row.external_id, row.language), row.line)
        if line != row.line:
            raise LineError(row.line, f"id “{row.external_id}” stands in line {line} already.")


def _one_line(row: Row, name: str, *, required: bool = False) -> str:
    value = text(row, name, longest=LENGTHS[name], required=required).strip()
    if len(value.splitlines()) > 1:
        raise LineError(row.line, f"{name}: one line is expected.")
    return value


def _label(row: Row) -> str:
    label = row.fields.get("label")
    return label if isinstance(label, str) and len(label) <= LENGTHS["shortcut"] else ""


def _shortcut(wish: str) -> str:
    return UNFIT_IN_SHORTCUT.sub("-", wish.strip()).strip("-")
