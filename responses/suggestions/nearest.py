"""Earlier uses in conversations like this one: what was said there. Learns with every use at once.

A use is a group of replies (its variants are one answer), who used it, and the features of the
conversation before it. Two conversations are near when they share features that tell replies
apart; a feature that comes with every reply weighs next to nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from responses.suggestions.features import ASKED, LITTLE, SHAPE

Numbers = NDArray[np.int64]
Weights = NDArray[np.floating[Any]]

NEIGHBOURS = 60
OWN_TEAM = 4.0
"""A use by the asker's team counts as so many of others."""
# What a feature is worth before there is anything to learn it from, and for how many uses.
_WORTH_AT_FIRST = 50
_SURE_AFTER = 2.0  # uses with a feature, before it is believed half
_OFTEN = 3
_SHARPNESS = 4.0
_SURE_OF_PARTS = 3.0
_PARTS = 0.27  # features of one message say much the same
_STORED = np.dtype("<u4")
# Rebuilding takes a moment: what is newer than the last time stands apart.
_AT_ONCE, _NEWEST = 2_000, 500


class Lesson(NamedTuple):
    """What a use teaches."""

    group: int
    user: int
    features: Numbers


def lesson(group: int, user: int | None, stored: bytes) -> Lesson:
    """With features as `packed` wrote them."""
    return Lesson(group, user or 0, np.frombuffer(stored, _STORED).astype(np.int64))


def packed(features: Sequence[int]) -> bytes:
    return np.array(features, _STORED).tobytes()


@dataclass(frozen=True)
class Votes:
    """What earlier uses say: group → share, and of the nearest uses how many.

    `alike`: how near the nearest are, 0 to 1; `familiar`: how many of the words that wait for an
    answer were asked before, 0 to 1; `told`: how many such words there are.
    """

    shares: dict[int, float] = field(default_factory=dict)
    uses: dict[int, int] = field(default_factory=dict)
    alike: float = 0.0
    familiar: float = 1.0
    told: int = 0


class _Segment:
    """Some uses with the list of those that have each feature."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.groups = np.array([each.group for each in lessons], np.int64)
        self.users = np.array([each.user for each in lessons], np.int64)
        lengths = [len(each.features) for each in lessons]
        flat = np.concatenate([each.features for each in lessons]) if lessons else _none()
        owners = np.repeat(np.arange(len(lessons)), lengths)
        order = np.argsort(flat, kind="stable")
        self.owners = owners[order]
        self.places = _none()  # of each use's group among all that are known; set by Nearest
        self.vocabulary, self.starts = np.unique(flat[order], return_index=True)
        self.ends = np.append(self.starts[1:], len(flat))

    def place(self, feature: int) -> int:
        at = int(np.searchsorted(self.vocabulary, feature))
        known = at < len(self.vocabulary) and self.vocabulary[at] == feature
        return at if known else -1

    def having(self, feature: int) -> Numbers:
        """Numbers of the uses with this feature."""
        at = self.place(feature)
        return self.owners[self.starts[at] : self.ends[at]] if at >= 0 else _none()

    def lengths(self, weights: Weights) -> Weights:
        """The weight of all features of each use; `weights` of the vocabulary."""
        each = np.repeat(weights, self.ends - self.starts)
        return np.bincount(self.owners, each, len(self.groups)) + 1e-9


class Nearest:
    """All uses that are remembered. `learn` adds to them."""

    def __init__(self, lessons: Sequence[Lesson] = ()) -> None:
        self.lessons = list(lessons)
        self._build()

    def learn(self, lessons: Sequence[Lesson]) -> None:
        self.lessons += lessons
        newer = len(self.lessons) - len(self._base.groups)
        if len(self.lessons) <= _AT_ONCE or newer > _NEWEST:
            self._build()
        else:
            self._set_newest(self.lessons[-newer:])

    def votes(
        self, asked: Sequence[int], colleagues: Collection[int], hidden: Collection[int] = ()
    ) -> Votes:
        """What uses in conversations like this one say, those of `hidden` groups left out."""
        weighed = [(each, self._weight(each)) for each in asked]
        near = self._near(weighed, hidden)
        if not len(near.groups):
            return Votes()
        favour = _favour(near.users, colleagues)
        strength = (near.alike / near.alike[0]) ** _SHARPNESS * favour
        by_near = _shares(near.groups, strength)
        by_parts = self._by_parts(weighed, colleagues, hidden)
        groups = by_near.keys() | by_parts.keys()
        shares = {each: (by_near.get(each, 0.0) + by_parts.get(each, 0.0)) / 2 for each in groups}
        found, counts = np.unique(near.groups, return_counts=True)
        uses = dict(zip(found.tolist(), counts.tolist(), strict=True))
        told = [each for each in asked if each >= ASKED]
        alike = float(near.alike[:3].mean())
        return Votes(shares, uses, alike, self._familiar(told), len(told))

    def _familiar(self, told: Sequence[int]) -> float:
        if not told:
            return 1.0
        enough = min(_OFTEN, 1 + len(self.lessons) // 100)
        known = [sum(len(s.having(each)) for s, _ in self._segments()) for each in told]
        return sum(count >= enough for count in known) / len(told)

    # --- Who is near ------------------------------------------------------------------------------

    def _near(self, weighed: Sequence[tuple[int, float]], hidden: Collection[int]) -> "_Near":
        whole = sum(weight for _, weight in weighed) + 1e-9
        parts = []
        for segment, lengths in self._segments():
            shared = np.zeros(len(segment.groups))
            for feature, weight in weighed:
                shared[segment.having(feature)] += weight
            shared /= np.sqrt(lengths * whole)
            if hidden:
                shared[np.isin(segment.groups, list(hidden))] = 0.0
            best = _highest(shared, NEIGHBOURS)
            parts.append((shared[best], segment.groups[best], segment.users[best]))
        alike, groups, users = (np.concatenate(each) for each in zip(*parts, strict=True))
        order = _highest(alike, NEIGHBOURS)
        order = order[alike[order] > 0]
        return _Near(alike[order], groups[order], users[order])

    def _segments(self) -> list[tuple[_Segment, Weights]]:
        return [(self._base, self._lengths), (self._newest, self._newest_lengths)]

    # --- What each feature says by itself ---------------------------------------------------------

    def _by_parts(
        self,
        weighed: Sequence[tuple[int, float]],
        colleagues: Collection[int],
        hidden: Collection[int],
    ) -> dict[int, float]:
        groups, prior = self._known, self._prior
        favours = [_favour(each.users, colleagues) for each, _ in self._segments()]
        said = np.log(prior)
        for feature, weight in weighed:
            counts = np.zeros(len(groups))
            for (segment, _), favour in zip(self._segments(), favours, strict=True):
                having = segment.having(feature)
                counts += np.bincount(segment.places[having], favour[having], len(groups))
            if total := counts.sum():
                told = (counts + _SURE_OF_PARTS * prior) / (total + _SURE_OF_PARTS)
                said += _PARTS * weight * np.log(told / prior)
        said[np.isin(groups, list(hidden))] = -np.inf
        likely = np.exp(said - said.max())
        likely /= likely.sum()
        best = _highest(likely, NEIGHBOURS)
        return dict(zip(groups[best].tolist(), likely[best].tolist(), strict=True))

    # --- Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self._base = _Segment(self.lessons)
        self._trust = len(self.lessons) / (len(self.lessons) + _WORTH_AT_FIRST)
        told = _telling(self._base)
        self._weights = self._trust * told + (1 - self._trust) * _worth(self._base.vocabulary)
        self._lengths = self._base.lengths(self._weights)
        self._set_newest([])

    def _set_newest(self, lessons: Sequence[Lesson]) -> None:
        self._newest = _Segment(lessons)
        weights = np.array([self._weight(int(each)) for each in self._newest.vocabulary])
        self._newest_lengths = self._newest.lengths(weights)
        every = np.concatenate([self._base.groups, self._newest.groups])
        self._known, counts = np.unique(every, return_counts=True)
        self._prior = counts / max(1, len(every))
        for segment, _ in self._segments():
            segment.places = np.searchsorted(self._known, segment.groups)

    def _weight(self, feature: int) -> float:
        at = self._base.place(feature)
        return float(self._weights[at] if at >= 0 else _worth(np.array([feature]))[0])


class _Near(NamedTuple):
    """The nearest uses, the nearest first."""

    alike: Weights
    groups: Numbers
    users: Numbers


def _worth(features: Numbers) -> Weights:
    """By what kind of feature it is."""
    return np.where(features < SHAPE, 0.1, np.where(features < LITTLE, 0.25, 1.0))


def _telling(segment: _Segment) -> Weights:
    """How much each feature tells of which reply comes: its information about the groups."""
    if not len(segment.groups):
        return np.zeros(0)
    known, places, counts = np.unique(segment.groups, return_inverse=True, return_counts=True)
    prior = counts / len(places)
    sizes = segment.ends - segment.starts
    features = np.repeat(np.arange(len(sizes)), sizes)
    pairs, together = np.unique(features * len(known) + places[segment.owners], return_counts=True)
    of_feature, of_group = pairs // len(known), pairs % len(known)
    total = sizes[of_feature] + _SURE_AFTER
    share = (together + _SURE_AFTER * prior[of_group]) / total
    information = np.bincount(of_feature, share * np.log(share / prior[of_group]), len(sizes))
    absent = 1 - np.bincount(of_feature, prior[of_group], len(sizes))
    left = _SURE_AFTER / (sizes + _SURE_AFTER)
    information += absent * left * np.log(left)
    return np.maximum(information, 0.0)


def _favour(users: Numbers, colleagues: Collection[int]) -> Weights:
    return np.where(np.isin(users, list(colleagues)), OWN_TEAM, 1.0)


def _highest(values: Weights, most: int) -> Numbers:
    """Where the highest stand, the highest first; the earlier of equals first."""
    if len(values) > 4 * most:
        cut = np.partition(values, len(values) - most)[len(values) - most]
        above = np.flatnonzero(values >= cut)
        return above[np.argsort(-values[above], kind="stable")][:most]
    return np.argsort(-values, kind="stable")[:most]


def _shares(groups: Numbers, strength: Weights) -> dict[int, float]:
    found, places = np.unique(groups, return_inverse=True)
    sums = np.bincount(places, strength)
    return dict(zip(found.tolist(), (sums / sums.sum()).tolist(), strict=True))


def _none() -> Numbers:
    return np.zeros(0, np.int64)
