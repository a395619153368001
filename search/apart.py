"""Finding each type by itself, so that thousands of articles do not crowd out the one reply; what
is dear is done once for all of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.candidates import visible_candidates
from search.documents import Results
from search.finder import Search, new
from search.lookup import Shelf
from search.ranking import ENOUGH, Candidate, Wish
from search.registry import Asker


@dataclass(frozen=True)
class Part:
    """Of one type: best first, before anything is read for showing, and what was looked for."""

    wish: Wish
    candidates: list[Candidate]
    did_you_mean: str | None = None


@dataclass(frozen=True)
class Apart:
    """Type → what was found of it."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    degraded: bool = False


def find_apart(
    user: Asker, text: str, *, types: Collection[str], prefer: str | None = None
) -> Apart:
    """As `finder.find` for each of these types alone. `text` says something."""
    return _Apart(user, text, types, {}, prefer).found(list(types))


class _Apart(Search):
    def found(self, types: Sequence[str]) -> Apart:
        shelf, parts = self._answered(lambda shelf: self._parts(shelf, types))
        return Apart(parts, shelf.degraded)

    def _parts(self, shelf: Shelf, types: Sequence[str]) -> dict[str, Part]:
        self._expand(shelf)
        parts = self._asked(shelf, types)
        few = [type for type in types if len(parts[type].candidates) < ENOUGH]
        if few and self.typed and not self.wish.is_long:
            parts |= self._with_slips(shelf, {type: parts[type] for type in few})
        return parts

    def _with_slips(self, shelf: Shelf, parts: Mapping[str, Part]) -> dict[str, Part]:
        """With what is found when every word may be a slip."""
        before = self.wish
        self._expand(shelf, bold=True)
        if self.wish == before:
            return {}
        more = self._asked(shelf, list(parts))
        return {type: self._joined(part, more[type]) for type, part in parts.items()}

    def _joined(self, part: Part, more: Part) -> Part:
        candidates = part.candidates + new(more.candidates, beside=part.candidates)
        return Part(self.wish, candidates, self._meant(candidates))

    def _asked(self, shelf: Shelf, types: Sequence[str]) -> dict[str, Part]:
        query = self._query()
        hits = [
            hit
            for type in types
            for hit in shelf.ask(replace(query, facets=(frozenset([("type", type)]),)))
        ]
        seen = visible_candidates(self.user, Results(tuple(hits)), each=True)
        return {type: self._part([c for c in seen if c.hit.type == type]) for type in types}

    def _part(self, candidates: Sequence[Candidate]) -> Part:
        kept = self._best(candidates)
        return Part(self.wish, kept, self._meant(kept))
