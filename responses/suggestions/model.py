"""What all uses together say, learned by the background job: a small linear model.

Each feature has a place in a room of a few dimensions, and so has each group of replies; a
conversation is the sum of its features. That keeps it small with thousands of replies. Kept as
bytes of plain arrays, never as a pickle.
"""

import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count

import numpy as np
from numpy.typing import NDArray

from responses.suggestions.nearest import Lesson

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

DIMENSIONS = 64
FEWEST = 2
"""A feature in fewer conversations is not learned."""
MOST_FEATURES = 60_000
_TURNS = 3
_FEWEST_STEPS, _BATCH = 300, 64
_STEP, _BIAS_STEP = 0.1, 0.01
_SEED = 20


class Unreadable(Exception):
    """The bytes are no model of this version."""


@dataclass(frozen=True)
class Model:
    """Places of known features and groups, both in ascending order of their numbers."""

    features: Numbers
    places: Floats
    groups: Numbers
    directions: Floats
    bias: Floats

    def shares(
        self, asked: Sequence[int], most: int = 50, hidden: Collection[int] = ()
    ) -> dict[int, float]:
        """Group → how likely it comes next; the likeliest, those that are `hidden` left out.

        Empty where no feature is known.
        """
        known = _rows(self.features, np.array(asked, np.int64))
        if not len(known) or not len(self.groups):
            return {}
        said = self.places[known].sum(0) / np.sqrt(np.float32(len(known)))
        heights = self.directions @ said + self.bias
        if hidden:
            heights[np.isin(self.groups, list(hidden))] = -np.inf
        likely = np.exp(heights - heights.max())
        likely /= likely.sum()
        best = np.argsort(-likely, kind="stable")[:most]
        return dict(zip(self.groups[best].tolist(), likely[best].tolist(), strict=True))

    def to_bytes(self) -> bytes:
        out = BytesIO()
        np.savez_compressed(
            out,
            features=self.features.astype(np.uint32),
            places=self.places.astype(np.float16),
            groups=self.groups,
            directions=self.directions.astype(np.float16),
            bias=self.bias,
        )
        return out.getvalue()

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Model":
        """Raises Unreadable."""
        try:
            with np.load(BytesIO(stored), allow_pickle=False) as arrays:
                return cls(
                    features=arrays["features"].astype(np.int64),
                    places=arrays["places"].astype(np.float32),
                    groups=arrays["groups"].astype(np.int64),
                    directions=arrays["directions"].astype(np.float32),
                    bias=arrays["bias"].astype(np.float32),
                )
        except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise Unreadable(str(error)) from error


def train(lessons: Sequence[Lesson]) -> Model:
    """A model of these uses. The same uses give the same model."""
    vocabulary = _vocabulary(lessons)
    rows = [_rows(vocabulary, each.features) for each in lessons]
    kept = [at for at, each in enumerate(rows) if len(each)]
    groups, targets = np.unique([lessons[at].group for at in kept], return_inverse=True)
    trainer = _Trainer(len(vocabulary), len(groups))
    trainer.learn([rows[at] for at in kept], targets)
    return Model(vocabulary, trainer.places, groups, trainer.directions, trainer.bias)


def _vocabulary(lessons: Sequence[Lesson]) -> Numbers:
    if not lessons:
        return np.zeros(0, np.int64)
    flat = np.concatenate([each.features for each in lessons])
    found, counts = np.unique(flat, return_counts=True)
    often = np.argsort(-counts, kind="stable")[:MOST_FEATURES]
    return np.sort(found[often[counts[often] >= FEWEST]])


def _rows(vocabulary: Numbers, features: Numbers) -> Numbers:
    """Where these features stand, the unknown ones left out."""
    if not len(vocabulary):
        return np.zeros(0, np.int64)
    at = np.minimum(np.searchsorted(vocabulary, features), len(vocabulary) - 1)
    return at[vocabulary[at] == features]


class _Trainer:
    """Steps down the slope, each place with a step of its own (Adagrad)."""

    def __init__(self, features: int, groups: int) -> None:
        self.chance = np.random.default_rng(_SEED)
        start = self.chance.normal(scale=0.1, size=(features, DIMENSIONS))
        self.places = start.astype(np.float32)
        self.directions = np.zeros((groups, DIMENSIONS), np.float32)
        self.bias = np.zeros(groups, np.float32)
        self._walked = np.full(features, 1e-6, np.float32)
        self._turned = np.full((groups, 1), 1e-6, np.float32)

    def learn(self, rows: Sequence[Numbers], targets: Numbers) -> None:
        """A few turns over all; more of them where there is little."""
        if not rows:
            return
        steps = 0
        for turn in count(1):
            order = self.chance.permutation(len(rows))
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                self._step([rows[at] for at in batch], targets[batch])
                steps += 1
            if turn >= _TURNS and steps >= min(_FEWEST_STEPS, 20 * turn):
                return

    def _step(self, rows: Sequence[Numbers], targets: Numbers) -> None:
        lengths = np.array([len(each) for each in rows])
        flat = np.concatenate(rows)
        scale = (1 / np.sqrt(lengths)).astype(np.float32)[:, None]
        said = np.add.reduceat(self.places[flat], np.append(0, np.cumsum(lengths)[:-1])) * scale
        wrong = _softmax(said @ self.directions.T + self.bias)
        wrong[np.arange(len(rows)), targets] -= 1
        back = (wrong @ self.directions) * scale
        self._turn(wrong.T @ said, wrong.sum(0))
        self._walk(flat, np.repeat(back, lengths, axis=0))

    def _turn(self, slope: Floats, bias: Floats) -> None:
        self._turned += (slope**2).mean(1, keepdims=True)
        self.directions -= _STEP * slope / np.sqrt(self._turned)
        self.bias -= _BIAS_STEP * bias

    def _walk(self, flat: Numbers, slopes: Floats) -> None:
        order = np.argsort(flat, kind="stable")
        moved, starts = np.unique(flat[order], return_index=True)
        slope = np.add.reduceat(slopes[order], starts)
        self._walked[moved] += (slope**2).mean(1)
        self.places[moved] -= _STEP * slope / np.sqrt(self._walked[moved])[:, None]


def _softmax(heights: Floats) -> Floats:
    heights = heights - heights.max(1, keepdims=True)
    likely: Floats = np.exp(heights)
    likely /= likely.sum(1, keepdims=True)
    return likely
