import pytest

from privacy import Kind, find
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    "marked",
    [
        "Ring på ⟦12 34 56 78⟧ i dag",
        "tlf. ⟦12345678⟧",
        "Tlf⟦12345678⟧",
        "mobil:⟦1234 5678⟧",
        "⟦20000000⟧",
        "⟦20 00 00 00⟧ eller ⟦20 00 00 01⟧",
        "⟦20 00 00 00⟧/⟦20 00 00 01⟧",
        "⟦2000 0000⟧",
        "⟦20.00.00.00⟧",
        "⟦20-00-00-00⟧",
        "⟦+45 00 00 00 00⟧",
        "⟦+4500000000⟧",
        "⟦0045 00 00 00 00⟧",
        "⟦45 00 00 00 00⟧",
        "(⟦+45) 00 00 00 00⟧",
        "⟦20\u00a000\u00a000\u00a000⟧",
        "⟦２０ ００ ００ ００⟧",
        "⟦20 00\u200b 00 00⟧",
    ],
)
def test_finds_danish_numbers(marked):
    found = marked.replace("(⟦", "⟦(")
    assert_found(found, Kind.PHONE)


@pytest.mark.parametrize(
    "marked",
    [
        "Ring meg på ⟦400 00 000⟧",
        "⟦40000000⟧",
        "⟦+47 400 00 000⟧",
        "⟦+47 40 00 00 00⟧",
        "⟦0047 40000000⟧",
        "⟦47 400 00 000⟧ er mobilen min".replace("⟦47 ", "mobil ⟦47 "),
    ],
)
def test_finds_norwegian_numbers(marked):
    assert_found(marked, Kind.PHONE, language="nb")


@pytest.mark.parametrize(
    "marked",
    [  # numbers that Sweden keeps for films and books
        "Ring ⟦070-174 06 05⟧",
        "⟦0701740605⟧",
        "⟦070 1740605⟧",
        "⟦08-465 004 00⟧",
        "⟦+46 70 174 06 05⟧",
        "⟦+46 (0)70-174 06 05⟧",
        "⟦0046701740605⟧",
    ],
)
def test_finds_swedish_numbers(marked):
    assert_found(marked, Kind.PHONE, language="sv")


@pytest.mark.parametrize(
    "marked",
    [
        "call ⟦+44 7700 900123⟧ after five",
        "⟦07700 900123⟧",
        "⟦+49 151 23456789⟧",
        "⟦+1 (202) 555-0123⟧",
        "⟦+358 50 1234567⟧, thanks",
        "⟦0044 7700 900123⟧",
    ],
)
def test_finds_numbers_from_abroad(marked):
    assert_found(marked, Kind.PHONE, language="en")


@pytest.mark.parametrize(
    "text",
    [
        "CVR 20000000",
        "CVR-nr.: 20 00 00 00".replace(" 00 00 00", "000000"),
        "Org.nr. 987 654 321",
        "varenummer 20000000",
        "artikel 20000000",
        "pris 20000000 kr.",
        "kr. 20000000",
        "20.000.000,00 kr",
        "20000000 stk",
        "den 20112026",
        "den 20261120",
        "20-11-2026",
        "2026-11-20 10:15:00",
        "kl. 20.00-22.00",
        "10-16, lør 10-14",
        "uge 47, 48 og 49",
        "03-01-16 03-01-17",
        "tlf. lukket 2026-12-24",
        "8100..8490",
        "2020-2023",
        "192.168.10.20",
        "1.299,00 kr",
        "2000-0000-0000",
        "AB20000000",
        "v2.10.15",
        "112",
        "postnr 2100",
    ],
)
def test_leaves_other_numbers(text):
    redactions = find([(1, "customer", text)], language="da")
    assert not [each for each in redactions if each.kind is Kind.PHONE]


def test_a_phone_has_one_number_however_it_is_written():
    text = "20 00 00 00, 20000000, +45 2000 0000, 0045 20000000"
    redactions = find([(1, "customer", text)], language="da")
    assert [each.replacement for each in redactions] == ["[telefon 1]"] * 4
