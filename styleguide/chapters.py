"""The guide as a book: its chapters, and in which language it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.vocabulary import LANGUAGE_NAMES, content_languages
from styleguide.models import StyleEntry, StyleEntryQuerySet, Topic


@dataclass
class Chapter:
    """A topic with its advice."""

    topic: str
    title: Any
    entries: list[StyleEntry] = field(default_factory=list)


def of(entries: Iterable[StyleEntry], marks: Mapping[int, str]) -> list[Chapter]:
    """Chapters in the order of the topics, without the empty ones; each entry with its mark."""
    found = {topic.value: Chapter(topic.value, topic.label) for topic in Topic}
    for entry in entries:
        entry.mark = marks.get(entry.pk, "")  # type: ignore[attr-defined]  # for the page alone
        found[entry.topic].entries.append(entry)
    return [chapter for chapter in found.values() if chapter.entries]


def languages(seen: StyleEntryQuerySet) -> list[tuple[str, Any]]:
    """Languages in which there is advice, in the order of the product."""
    written = set(seen.order_by().values_list("language", flat=True).distinct())
    return [
        (code, LANGUAGE_NAMES.get(code, code)) for code in content_languages() if code in written
    ]


def asked(parameters: Any, known: list[tuple[str, Any]], own: str) -> Any:
    """The parameters, in the reader's own language where none is named and some advice has it."""
    wanted = parameters.copy()
    if "language" not in wanted and own in dict(known):
        wanted["language"] = own
    return wanted
