"""The published guide as the checker takes it: read once for each change, in every process."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from json import dumps, loads
from typing import NamedTuple

from django.db import connection

from accounts.models import User
from styleguide.checker import Context, Finding, Guide, Rule
from styleguide.checker.examples import Failing, failing_examples
from styleguide.models import StyleEntry


class _Kept(NamedTuple):
    stamp: object
    guide: Guide


_kept = _Kept(None, Guide(()))


def check_draft(
    text: str,
    *,
    by: User,
    language: str,
    channel: str | None = None,
    stage: str | None = None,
    customer_text: str | None = None,
) -> list[Finding]:
    """What the guide says about a text that `by` writes. Nothing of it is kept."""
    teams = frozenset(by.team_ids)
    return current().check(text, Context(language, channel, stage, customer_text, teams))


def current() -> Guide:
    """The rules of all published advice, whichever process changed them. One cheap query."""
    global _kept
    stamp = _stamp()
    kept = _kept
    if kept.stamp != stamp:
        # Read after the stamp: what is newer than it is read again with the next check.
        entries = StyleEntry.objects.published().for_reading().order_by("pk")
        kept = _kept = _Kept(stamp, Guide(rules_of(entries)))
    return kept.guide


def published_stamp() -> str:
    """Names the advice that counts now: another one after every change of it, in every process."""
    rows = StyleEntry.objects.published().order_by("pk").values_list("pk", "version")
    return blake2b(repr(list(rows)).encode(), digest_size=16).hexdigest()


def rules_of(entries: Iterable[StyleEntry]) -> list[Rule]:
    """The rules of these entries; a finding names rule and entry by number."""
    return [
        Rule(
            kind=rule.kind,
            parameters=rule.parameters,
            severity=rule.severity,
            message=rule.message,
            exceptions=tuple(rule.exceptions),
            key=rule.pk,
            entry=entry.pk,
            language=entry.language,
            channels=frozenset(entry.channels),
            stages=frozenset(entry.stages),
            teams=frozenset(team.pk for team in entry.teams.all()),
        )
        for entry in entries
        for rule in entry.rules.all()
    ]


def failing_in(entry: StyleEntry) -> list[Failing]:
    """The examples of an entry that its rules do not bear out, as they were saved."""
    parts = {name: entry.parts.get(name, []) for name in ("examples", "rules")}
    return _failing(dumps(parts), entry.language)


@lru_cache(maxsize=2_000)
def _failing(parts: str, language: str | None) -> list[Failing]:
    read = loads(parts)
    return failing_examples(read["examples"], read["rules"], language)


def _stamp() -> object:
    """Differs after every committed change; a plain maximum would miss what commits late."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), SUM(id), SUM(version), MAX(updated_at),"
            " (SELECT COUNT(*) FROM styleguide_styleentry_teams) FROM styleguide_styleentry"
        )
        return cursor.fetchone()
