"""YAML with the line of everything in it, made of nothing but texts, lists and mappings.

Nothing is constructed: no tags, no references, no numbers or dates guessed from what somebody
typed (`no` is the word). So no file can do more than say something wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from django.utils.translation import gettext as _

DEEPEST = 12
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AS_IT_IS = (None, "!", "tag:yaml.org,2002:str")

Path = tuple[str | int, ...]


class NotYaml(Exception):
    """What stops one from reading on, and at which line."""

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(detail)
        self.line = line
        self.detail = detail


@dataclass
class Lined:
    """What a file says; `lines` has the line, from 1, of each path such as ("entries", 2)."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Lined:
    """Raises NotYaml."""
    lined = Lined()
    try:
        events = yaml.parse(text, Loader=_LOADER)
        lined.value = _document(events, lined.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line + 1 if mark else 1, str(error.problem or error)) from None
    except yaml.YAMLError as error:
        raise NotYaml(1, str(error)) from None
    return lined


def _document(events: Iterator[Any], lines: dict[Path, int]) -> Any:
    value = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and () in lines:
            raise NotYaml(_line(event), _("A file is one document."))
        if isinstance(event, yaml.NodeEvent):
            value = _node(event, events, (), lines)
    return value


def _node(event: Any, events: Iterator[Any], path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = _line(event)
    _refuse_extras(event)
    if len(path) > DEEPEST:
        raise NotYaml(_line(event), _("This is nested too deeply."))
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, path, lines)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, lines)
    is_plain = event.implicit[0]
    return None if is_plain and event.value in _NOTHING else event.value


def _sequence(events: Iterator[Any], path: Path, lines: dict[Path, int]) -> list[Any]:
    found: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        found.append(_node(event, events, (*path, len(found)), lines))
    return found


def _mapping(events: Iterator[Any], path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise NotYaml(_line(event), _("A name has to stand here."))
        _refuse_extras(event)
        name = event.value
        if name in found:
            raise NotYaml(_line(event), _("“%s” stands here twice.") % name[:80])
        found[name] = _node(next(events), events, (*path, name), lines)
        lines[(*path, name)] = _line(event)
    return found


def _refuse_extras(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise NotYaml(_line(event), _("References (& and *) are not read here."))
    if event.tag not in _AS_IT_IS:
        raise NotYaml(_line(event), _("Tags are not read here."))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
