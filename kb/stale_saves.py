"""Somebody saved first: what both made of the wording that the writer began with, put together.

Nothing is stored here. The form comes back with the two merged; the next save keeps it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.differences import Line, Piece, difference
from core.merging import CONFLICT, MINE, SAME, Merged, Stretch, merge
from kb.beginnings import FACTS, Beginning, facts_of
from kb.forms import ArticleForm
from kb.models import Article
from kb.services.wordings import WORDING


@dataclass(frozen=True)
class Place:
    """One place that somebody changed, with what each made of it."""

    kind: str
    theirs: list[Line]
    mine: list[Line]


@dataclass(frozen=True)
class Part:
    """Title, summary or text, where it changed."""

    name: str
    label: str
    places: list[Place]
    typed: str
    conflicts: int


@dataclass(frozen=True)
class Fact:
    """Something beside the wording that somebody else changed meanwhile."""

    label: str
    taken: bool  # False: the writer changed it too, and keeps theirs


@dataclass(frozen=True)
class StaleSave:
    current: Article
    parts: list[Part]
    facts: list[Fact]

    @property
    def conflicts(self) -> int:
        return sum(part.conflicts for part in self.parts)


def merge_into(form: ArticleForm, current: Article) -> StaleSave:
    """Fill the form with both changes, ready to be saved on top of `current`."""
    beginning = form.beginning
    merged = _merged_wordings(form, current, beginning)
    facts = dict(_facts(form, current, beginning))
    typed = {name: form.cleaned_data[name] for name in merged}
    taken = {name: facts_of(current)[name] for name, fact in facts.items() if fact.taken}
    form.begin_again(
        {
            **{name: _text(name, each, typed[name]) for name, each in merged.items()},
            **taken,
            "version": current.version,
            "began": Beginning.of(current, beginning.source).written(),
        }
    )
    form.file_ids = _files(form.file_ids, current.attachment_ids, beginning.files)
    parts = [_part(form, name, each, typed[name]) for name, each in merged.items()]
    return StaleSave(current, [part for part in parts if part.places], list(facts.values()))


def _merged_wordings(
    form: ArticleForm, current: Article, beginning: Beginning
) -> dict[str, Merged]:
    began = current.revisions.filter(number=beginning.revision).first()
    merged = {}
    for name in WORDING:
        theirs, mine = getattr(current.newest, name), form.cleaned_data[name]
        # Who does not say what they began with changed all that differs.
        base = getattr(began, name) if began is not None else None
        merged[name] = merge(base, theirs, mine) if base is not None else _unlike(theirs, mine)
    return merged


def _unlike(theirs: str, mine: str) -> Merged:
    if theirs == mine:
        return merge(mine, mine, mine)
    return Merged((Stretch(CONFLICT, (), tuple(theirs.split("\n")), tuple(mine.split("\n"))),))


def _text(name: str, merged: Merged, typed: str) -> str:
    """A title is one line: where both changed it, the writer's stands. So it does where nobody
    knows what the writer changed."""
    whole = len(merged.stretches) == 1 and not merged.stretches[0].base
    if merged.conflicts and (name == "title" or whole):
        return typed
    return merged.text


def _part(form: ArticleForm, name: str, merged: Merged, typed: str) -> Part:
    places = [_place(each) for each in merged.stretches if each.kind != SAME]
    # What the writer alone changed is no news where nobody else changed anything.
    if all(place.kind == MINE for place in places):
        places = []
    return Part(name, str(form.fields[name].label), places, typed, merged.conflicts)


def _place(stretch: Stretch) -> Place:
    base, theirs, mine = ("\n".join(each) for each in (stretch.base, stretch.theirs, stretch.mine))
    if not stretch.base and stretch.kind == CONFLICT:
        base = theirs
    return Place(stretch.kind, _marked(base, theirs), _marked(base, mine))


def _marked(base: str, text: str) -> list[Line]:
    """The text with its changes marked; whole where it has none."""
    plain = [Line(SAME, (Piece(SAME, line),)) for line in text.split("\n") if text]
    return difference(base, text) or plain


def _facts(form: ArticleForm, current: Article, beginning: Beginning) -> Iterator[tuple[str, Any]]:
    """Those that somebody else changed, and whether the writer left them alone."""
    if not beginning.facts:
        return
    now = facts_of(current)
    for name in FACTS:
        began = beginning.facts.get(name, "")
        theirs = "" if now[name] is None else str(now[name])
        if theirs == began:
            continue
        mine = str(form.data.get(name, ""))
        if mine != theirs:
            yield name, Fact(str(form.fields[name].label), taken=mine == began)


def _files(mine: list[int], theirs: list[int], began: list[int]) -> list[int]:
    """What both left where it was, and what either added."""
    kept = [each for each in theirs if each in mine or each not in began]
    return kept + [each for each in mine if each not in began and each not in theirs]
