"""The aims of the design, on chats that are made anew from a fixed seed."""

import random

import pytest

from privacy import Kind, apply_to_transcript, find
from tests.privacy.blind import measure as blind
from tests.privacy.measure import measure
from tests.privacy.transcripts import OWN, make_chat

DIRECT = [
    Kind.EMAIL, Kind.PHONE, Kind.ACCOUNT, Kind.CPR, Kind.FODSELSNUMMER, Kind.PERSONNUMMER,
]  # fmt: skip


@pytest.fixture(scope="module")
def score():
    score = measure(600)
    print(f"\n{score}")
    return score


@pytest.mark.parametrize("kind", [Kind.CARD, Kind.IBAN])
def test_numbers_with_a_check_are_all_found(score, kind):
    assert score.recall(kind) == 1


@pytest.mark.parametrize("kind", DIRECT)
def test_direct_identifiers_are_found(score, kind):
    assert score.recall(kind) >= 0.995


def test_names_are_found(score):
    assert score.recall(Kind.NAME) >= 0.99
    assert score.recall("free name") >= 0.9


def test_addresses_are_found(score):
    assert score.recall(Kind.ADDRESS) >= 0.95


def test_little_else_is_found(score):
    assert score.precision >= 0.97


def test_what_is_clean_stays_as_it_is():
    chance = random.Random(3)
    for chat in (make_chat(chance) for _ in range(100)):
        found = find(chat.messages, chat.participants, OWN, chat.language)
        clean = apply_to_transcript(chat.messages, found)
        assert find(clean, chat.participants, OWN, chat.language) == []


@pytest.fixture(scope="module")
def judged():
    """Chats of others, those that were never read while the detector was made."""
    return [*blind.measure(seen=False)]


# By kind: what has to be found. Lower than what the design aims at where it is not reached:
# numbers of orders have no shape, and only their words tell.
FLOORS = {
    "email": 0.995, "phone": 0.995, "account": 0.97, "cpr": 1, "fodselsnummer": 1,
    "personnummer": 1, "card": 1, "iban": 1, "link": 0.95, "plate": 0.98, "name": 0.98,
    "other_name": 0.9, "address": 0.98, "order": 0.88,
}  # fmt: skip


@pytest.mark.parametrize(("kind", "least"), FLOORS.items())
def test_what_others_wrote_is_found(judged, kind, least):
    labels = sum(score.labels[kind] for score in judged)
    assert labels >= 20
    assert sum(score.found[kind] for score in judged) >= least * labels


def test_little_that_others_wrote_is_taken_wrongly(judged):
    taken = sum(score.redactions.total() for score in judged)
    assert sum(score.right.total() for score in judged) >= 0.97 * taken
