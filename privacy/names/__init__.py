"""Which words are names: lists that come with the program, in lower case."""

from __future__ import annotations

from pathlib import Path


def _listed(name: str) -> frozenset[str]:
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


FIRST = _listed("first")  # also in lower case
WITH_CAPITAL = FIRST | _listed("capital")
CAREFUL = _listed("careful")
SURNAMES = _listed("surnames")
CAREFUL_SURNAMES = _listed("surnames_careful")
PLACES = _listed("places")
THINGS = _listed("things")
