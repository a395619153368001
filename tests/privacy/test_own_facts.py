import pytest

from privacy import Kind, find
from tests.privacy.marked import assert_found

OWN = [
    "Nordlyst Møbler",
    "+45 20 00 00 01",
    "hej@nordlyst.example",
    "Prøvevej 1\n0000 Prøveby",
    "DK50 0040 0440 1162 43",
    "0000 0001162430",
    "8601.11.17947",
]


@pytest.mark.parametrize(
    "text",
    [
        "Ring til os på 20 00 00 01",
        "Ring til os på 2000 0001, +4520000001 eller 0045 20000001",
        "Skriv til HEJ@nordlyst.example eller hej (at) nordlyst.example",
        "Betal til DK5000400440116243",
        "reg.nr. 0000 kontonr. 0001162430",
        "konto 8601 11 17947",
        "Hej Nordlyst  Møbler",
        "Vi bor på Prøvevej 1, 0000 Prøveby",
        "Hilsen\nNordlyst Møbler",
    ],
)
def test_our_own_facts_stay(text):
    assert_found(text, own=OWN, participants=["Nordlyst Møbler"])


def test_what_is_not_ours_goes():
    assert_found("Ring til ⟦20 00 00 02⟧, ikke 20 00 00 01", Kind.PHONE, own=OWN)
    assert_found("⟦mette@nordlyst.example⟧", Kind.EMAIL, own=OWN)


def test_a_customer_may_share_a_word_with_the_company():
    assert_found(
        "Fru ⟦Møbler⟧ fra Nordlyst Møbler", Kind.NAME, own=OWN, participants=["Ida Møbler"]
    )


def test_blank_facts_do_no_harm():
    assert len(find([(1, "", "20 00 00 00")], own=["", " ", "\n"])) == 1
