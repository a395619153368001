"""The rows of an entry's rules: a rule that stays keeps its number, whatever changes around it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import F

from styleguide.models import Rule, StyleEntry

_COLUMNS = ("kind", "severity", "message", "parameters", "exceptions")
_OUT_OF_THE_WAY = 1_000_000

Given = Mapping[str, Any]


def write_rules(entry: StyleEntry, given: Sequence[Given]) -> None:
    """Make the entry's rules what is given, in that order.

    A row is the rule whose `id` it has, else the one that says the same, else one of its kind.
    """
    existing = list(entry.rules.all())
    rules = _matched(existing, given)
    kept = {rule.pk for rule in rules if rule is not None}
    entry.rules.exclude(pk__in=kept).delete()
    # Places are unique at every moment.
    entry.rules.update(position=F("position") + _OUT_OF_THE_WAY)
    changed, new = [], []
    for place, (rule, row) in enumerate(zip(rules, given, strict=True)):
        if rule is None:
            new.append(Rule(entry=entry, position=place, **without_id(row)))
            continue
        rule.position = place
        for name in _COLUMNS:
            setattr(rule, name, row[name])
        changed.append(rule)
    Rule.objects.bulk_update(changed, ["position", *_COLUMNS])
    Rule.objects.bulk_create(new)


def without_id(row: Given) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def _matched(existing: Sequence[Rule], given: Sequence[Given]) -> list[Rule | None]:
    """For each row the rule that it is, each rule once."""
    left = list(existing)
    found: list[Rule | None] = [None] * len(given)
    for fits in (_has_id, _says_the_same, _is_of_the_kind):
        for place, row in enumerate(given):
            if found[place] is None and (rule := _first(left, row, fits)):
                found[place] = rule
                left.remove(rule)
    return found


def _first(rules: Sequence[Rule], row: Given, fits: Callable[[Rule, Given], bool]) -> Rule | None:
    return next((rule for rule in rules if fits(rule, row)), None)


def _has_id(rule: Rule, row: Given) -> bool:
    return rule.pk == row.get("id")


def _says_the_same(rule: Rule, row: Given) -> bool:
    return all(getattr(rule, name) == row[name] for name in _COLUMNS)


def _is_of_the_kind(rule: Rule, row: Given) -> bool:
    return bool(rule.kind == row["kind"])
