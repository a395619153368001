"""Numbers that go on in the next message."""

import pytest

from privacy import Kind, apply_to_transcript, find
from tests.privacy import numbers

C, A = "Mette", "Ole"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.PHONE, [(C, "mit nummer er ⟦2233⟧"), (C, "⟦4455⟧")]),
        (Kind.PHONE, [(C, "Ring på ⟦22 33⟧"), (A, "ja?"), (C, "⟦44 55⟧ tak")]),
        (Kind.PHONE, [(C, "⟦22⟧"), (C, "⟦33⟧"), (C, "⟦44⟧"), (C, "⟦55⟧")]),
        (Kind.CPR, [(C, "mit cpr er ⟦300299⟧"), (C, "og de sidste fire er ⟦1234⟧")]),
        (Kind.CPR, [(C, "⟦300299-⟧"), (C, "⟦1234⟧")]),
        (Kind.CARD, [(C, "kort ⟦4111 1111⟧"), (C, "⟦1111 1111⟧")]),
        (Kind.ACCOUNT, [(C, "kontonummer ⟦8601 11⟧"), (C, "⟦17947⟧")]),
    ],
)
def test_each_message_gets_its_part_and_all_the_same_number(kind, said):
    plain = [text.replace("⟦", "").replace("⟧", "") for _, text in said]
    lines = [(number, who, plain[number]) for number, (who, _) in enumerate(said)]
    found = [each for each in find(lines, [C, A], language="da") if each.kind is not Kind.NAME]
    assert {each.kind for each in found} == {kind}
    assert len({each.replacement for each in found}) == 1
    expected = [text.split("⟦")[1].split("⟧")[0] for _, text in said if "⟦" in text]
    assert [each.text for each in found] == expected
    assert all(lines[each.message][2][each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    "said",
    [
        [(C, "Den kostede 1299"), (C, "2026 var et godt år")],
        [(C, "jeg købte 2 i 2025"), (C, "3 i 2026")],
        [(C, "mit nummer er 2233"), (A, "4455 har vi ikke")],
        [(C, "ordre 22"), (C, "hej"), (A, "ja"), (A, "hvad"), (A, "så"), (C, "334455")],
    ],
)
def test_numbers_of_different_things_stay_apart(said):
    lines = [(number, who, text) for number, (who, text) in enumerate(said)]
    assert not [each for each in find(lines, language="da") if each.kind is not Kind.NAME]


def test_a_fodselsnummer_in_two_messages_is_gone():
    digits = numbers.fodselsnummer()
    lines = [(1, C, f"fødselsnr {digits[:6]}"), (2, C, digits[6:])]
    clean = apply_to_transcript(lines, find(lines, language="nb"))
    assert [text for *_, text in clean] == ["fødselsnr [fødselsnummer 1]", "[fødselsnummer 1]"]
