"""The aims of the design, on chats that are made anew from a fixed seed."""

import pytest

from privacy import Kind
from tests.privacy.measure import measure

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
