"""All numbers are of a 30th or 31st of February, so that nobody can have them."""

import pytest
from stdnum import luhn
from stdnum.dk import cpr

from privacy import Kind, national_numbers, scan
from tests.privacy.marked import assert_found
from tests.privacy.numbers import fodselsnummer

WITH_CHECK, WITHOUT_CHECK = "3002991232", "3002991234"
SWEDISH_WITH_CHECK, SWEDISH_WITHOUT_CHECK = "9902301234", "9902301235"


def test_the_numbers_below_are_what_they_are_called():
    assert cpr.checksum(WITH_CHECK) == 0 != cpr.checksum(WITHOUT_CHECK)
    assert luhn.is_valid(SWEDISH_WITH_CHECK)
    assert not luhn.is_valid(SWEDISH_WITHOUT_CHECK)


@pytest.mark.parametrize(
    "marked",
    [
        "Mit cpr er ⟦300299-1234⟧, tak",
        "⟦300299-1234⟧",
        "(⟦300299-1234⟧)",
        "født ⟦30.02.99-1234⟧.",
        "⟦30 02 99 - 1234⟧",
        "⟦310299/1234⟧",
        "ny type: ⟦610299-1234⟧",  # replacement numbers have 60 added to the day
        "uden streg ⟦3002991232⟧ med kontrolciffer",
        "uden streg ⟦0101991234⟧ fra 1. januar",
        "cpr-nummer ⟦3002991234⟧",
        "CPR: ⟦999999 9999⟧",
        "personnr. ⟦300299 1234⟧",
        "⟦3002991234⟧ er mit cpr-nummer",
        "CPR⟦3002991234⟧",
        "⟦300299\u20111234⟧",  # a dash that does not break
        "⟦300299\u22121234⟧",  # a minus
        "⟦300299\u00a0-\u00a01234⟧",
        "⟦30\u200b0299-1234⟧",
        "⟦３００２９９-１２３４⟧",
    ],
)
def test_finds_a_cpr_number(marked):
    assert_found(marked, Kind.CPR)


def test_finds_a_cpr_number_after_the_question_for_it():
    assert_found("⟦3002991234⟧", Kind.CPR, before="Hvad er dit CPR-nummer?")


@pytest.mark.parametrize(
    "text",
    [
        "varen 3002991234 er udsolgt",  # without check digit, without the word
        "Bestilt 30-02-2026 kl. 12.34",
        "pris 300299,1234",
        "3002991234567",
        "SN 44-300299-1234-7",
    ],
)
def test_leaves_what_only_looks_like_a_cpr_number(text):
    assert not national_numbers(text, language="da")


@pytest.mark.parametrize(
    ("added_to_day", "added_to_month"),
    [(0, 0), (40, 0), (0, 40), (0, 80), (0, 65), (40, 80)],
    ids=["plain", "D-number", "H-number", "Tenor", "NAV", "D-number in Tenor"],
)
@pytest.mark.parametrize("pattern", ["{}", "{:.6} {:.6>5}", "fnr. {}."])
def test_finds_a_fodselsnummer(added_to_day, added_to_month, pattern):
    digits = fodselsnummer(30 + added_to_day, 2 + added_to_month, 99)
    written = f"{digits[:6]} {digits[6:]}" if " {" in pattern else digits
    marked = pattern.split("{")[0] + f"⟦{written}⟧" + pattern.split("}")[-1]
    assert_found(marked, Kind.FODSELSNUMMER, language="nb")


@pytest.mark.parametrize(
    "marked",
    [
        "fødselsnummer ⟦30029912345⟧",
        "⟦30029912345⟧",  # the check digits change in 2032
        "⟦300299 12345⟧",
        "⟦30.02.99 12345⟧",
        "fodselsnummeret mitt er ⟦99999999999⟧",
        "D-nummer ⟦700299 12345⟧",
    ],
)
def test_finds_a_fodselsnummer_whose_check_fails(marked):
    assert_found(marked, Kind.FODSELSNUMMER, language="nb")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦990230-1234⟧",
        "⟦990230+1234⟧",
        "⟦19990230-1234⟧",
        "⟦199902301235⟧",
        "⟦9902301234⟧ med kontrollsiffra",
        "personnummer ⟦9902301235⟧",
        "samordningsnummer ⟦990290-1234⟧",
        "⟦20140230-1234⟧",
    ],
)
def test_finds_a_personnummer(marked):
    assert_found(marked, Kind.PERSONNUMMER, language="sv")


@pytest.mark.parametrize("text", ["org.nr 556016-0680", "loggat 202611211431"])
def test_leaves_what_only_looks_like_a_personnummer(text):
    assert not national_numbers(text, language="sv")


def test_finds_numbers_of_all_three_countries_in_an_english_text():
    text = "CPR 300299-1234, fnr 300299 12345, Swedish 990230-1234"
    assert [each.kind for each in national_numbers(text)] == [
        Kind.CPR,
        Kind.FODSELSNUMMER,
        Kind.PERSONNUMMER,
    ]


def test_a_replaced_number_is_not_found_again():
    assert not scan("[cpr-nummer 1] og [telefon 12] og [konto 3]", language="da")


def test_our_own_account_does_not_stop_a_text():
    text = "Betal til 3002.99.12345"
    assert not national_numbers(text.replace(".", ""), own=["30029912345"])
    assert national_numbers(text.replace(".", ""))
