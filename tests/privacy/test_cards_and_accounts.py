import pytest

from privacy import Kind
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    "marked",
    [  # the issuers' numbers for tests
        "Kortet er ⟦4111 1111 1111 1111⟧ udløb 12/27",
        "⟦4111111111111111⟧",
        "⟦4111-1111-1111-1111⟧",
        "⟦4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1⟧",
        "⟦41 11 11 11 11 11 11 11⟧",
        "⟦4111.1111.1111.1111⟧",
        "⟦5555 5555 5555 4444⟧",
        "⟦2223 0031 2200 3222⟧",
        "⟦3782 822463 10005⟧",
        "⟦6011 1111 1111 1117⟧",
        "⟦3056 930902 5904⟧",
        "⟦4111\u00a01111\u20091111 1111⟧",
        "de 2 kort: 1 ⟦4111 1111 1111 1111⟧",
        "kort ⟦4571 0000 0000 0000⟧ med en tastefejl",
    ],
)
def test_finds_cards(marked):
    assert_found(marked, Kind.CARD)


@pytest.mark.parametrize("text", ["EAN 4006381333931", "9111111111111111", "1234567890123"])
def test_leaves_what_is_no_card(text):
    assert_found(text)


@pytest.mark.parametrize(
    "marked",
    [
        "IBAN ⟦DK50 0040 0440 1162 43⟧ tak",
        "⟦dk5000400440116243⟧",
        "⟦NO93 8601 1117 947⟧",
        "⟦SE45 5000 0000 0583 9825 7466⟧.",
        "⟦GB29 NWBK 6016 1331 9268 19⟧",
        "⟦DE89-3704-0044-0532-0130-00⟧",
        "iban: ⟦DK51 0040 0440 1162 43⟧",  # mistyped, after the word
    ],
)
def test_finds_ibans(marked):
    assert_found(marked, Kind.IBAN)


def test_leaves_an_iban_whose_check_fails():
    assert_found("model DK51 AB40 CD40 EF62 43")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("nb", "⟦8601.11.17947⟧"),
        ("nb", "konto ⟦8601 11 17947⟧"),
        ("nb", "kontonummer ⟦86011117947⟧"),
        ("nb", "Kontonr: ⟦8601.11.17948⟧"),
        ("da", "reg. nr. ⟦0000⟧ kontonr. ⟦0001162430⟧"),
        ("da", "Reg.nr.: ⟦0000⟧, konto: ⟦00011 62430⟧"),
        ("da", "min konto er ⟦0000-0001162430⟧"),
        ("sv", "clearing ⟦8327-9⟧ kontonummer ⟦000 456 789-0⟧"),
        ("sv", "bankgiro ⟦000-4567⟧"),
        ("sv", "plusgiro ⟦00 34 56-7⟧"),
        ("en", "account number ⟦00012345⟧"),
    ],
)
def test_finds_bank_accounts(language, marked):
    assert_found(marked, Kind.ACCOUNT, language=language)


@pytest.mark.parametrize(
    "text", ["din konto er slettet 20. maj", "kontoen er debiteret 1.299,00 kr", "konto 2026"]
)
def test_leaves_accounts_without_numbers(text):
    assert_found(text)
