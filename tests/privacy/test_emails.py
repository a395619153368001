from itertools import pairwise

import pytest

from privacy import Kind, find
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    "marked",
    [
        "Skriv til ⟦mette.s+retur@example.com⟧.",
        "<⟦METTE@EXAMPLE.COM⟧>",
        "⟦o'brien@example.co.uk⟧, tak",
        "⟦søren@blåbær.example⟧",
        "⟦mette_s-84@mail.example.dk⟧;⟦ole@example.dk⟧",
        "⟦mette (at) example.com⟧",
        "⟦mette[at]example[dot]com⟧",
        "⟦mette (a) example.se⟧",
        "⟦mette snabel-a example.dk⟧",
        "⟦mette snabela example.dk⟧",
        "⟦mette snabel-a example punktum dk⟧",
        "⟦mette krøllalfa example punktum no⟧",
        "⟦mette punktum hansen krøllalfa example punktum no⟧",
        "⟦mette alfakrøll example.no⟧",
        "⟦mette @ example.com⟧",
        "⟦mette＠example．com⟧",
        "⟦met\u200bte@example.com⟧",
        "min mail er ⟦mette@gmail⟧ hilsen",
        "⟦20000000@example.com⟧",
    ],
)
def test_finds_addresses(marked):
    assert_found(marked, Kind.EMAIL)


@pytest.mark.parametrize(
    "text",
    ["følg os på @replybook", "2 stk @ 40 kr", "@", "I bought it at power.dk", "a@b", "x@1.2"],
)
def test_leaves_what_is_no_address(text):
    assert not find([(1, "customer", text)])


def test_a_sign_that_is_several_belongs_to_one_place():
    text = "20 00 00 0¼@0.AA"
    found = find([(1, "customer", text)])
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_an_address_has_one_number_however_it_is_disguised():
    text = "mette@example.dk, METTE (at) example.dk, mette snabel-a example punktum dk"
    redactions = find([(1, "customer", text)], language="nb")
    assert [each.replacement for each in redactions] == ["[e-post 1]"] * 3
