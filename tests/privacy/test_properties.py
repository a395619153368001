"""What holds for any text at all."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy import (
    Kind,
    add,
    apply,
    apply_to_transcript,
    find,
    national_numbers,
    replace_known,
    scan,
)
from privacy.kinds import REPLACEMENT, replacement

WRITTEN = """Mette Sørensen SOERENSEN mette's 20 00 00 00 20000000 +45 +47 0045 (0)70 300299-1234
    300299 3002991234 30029912345 4111 1111 1111 1111 4111111111111111 DK50 0040 0440 1162 43
    8601.11.17947 mette@example.dk (at) snabel-a example.dk cpr konto reg.nr. ordrenr. #4711 kl.
    20.00-22.00 1.299,00 kr. 🙂 👋🏽 ３００２９９ mvh hej jeg hedder , . -"""
STRANGE = [" ", "\u00a0", "\u200b", "\u2011", "e\u0301", "ﬁ", "½", "\ud800", "\n", "𝟙𝟚", "ﷺ"]
PIECES = st.sampled_from([*WRITTEN.split(), *STRANGE])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)
SECRETS = [
    "300299-1234", "300299 12345", "30029912345", "990230-1234", "4111 1111 1111 1111",
    "4111111111111111", "20 00 00 00", "20000000", "+45 00 00 00 00", "070-174 06 05",
    "8601.11.17947", "DK50 0040 0440 1162 43",
]  # fmt: skip
# No words: "version" or "kr" before a number rightly makes it another one.
WORDS = st.text("xyzæøåΩж漢🙂,;:!?(«»\u00a0 ", max_size=30)
LONG = 8  # shorter ones may stand in a replacement: [kort 1]
COUNTED = re.compile(r" \d+\]")


def wide(secret):
    return "".join(chr(ord("０") + int(sign)) if sign.isdigit() else sign for sign in secret)


def spaced(secret):
    return secret.replace(" ", "\u00a0").replace("-", "\u2011")


def split(secret):
    return "\u200b".join(secret)


def clean(text):
    """Without the numbers of the replacements."""
    return COUNTED.sub("", text)


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(TEXTS, max_size=4))
def test_places_cut_the_exact_text_in_order_without_overlaps(texts):
    messages = [(number, "customer", text) for number, text in enumerate(texts)]
    redactions = find(messages, ["Mette Sørensen"], ["20 00 00 01"], "da")
    for number, _, text in messages:
        place = 0
        for each in [one for one in redactions if one.message == number]:
            assert place <= each.start < each.end <= len(text)
            assert text[each.start : each.end] == each.text
            place = each.end
    assert redactions == sorted(redactions, key=lambda each: (each.message, each.start))
    assert redactions == find(messages, ["Mette Sørensen"], ["20 00 00 01"], "da")
    assert add(messages, [("Mette", redactions[0].kind)], redactions) if redactions else True


@settings(max_examples=300, deadline=None)
@given(
    before=WORDS,
    secret=st.sampled_from(SECRETS),
    disguise=st.sampled_from([str, wide, spaced, split]),
    after=WORDS,
)
def test_no_digit_of_a_secret_is_left(before, secret, disguise, after):
    text = f"{before} {disguise(secret)} {after}"
    redactions = scan(text, language="da")
    assert not any(character.isdecimal() for character in clean(apply(text, redactions)))
    assert apply(text, redactions, keep=[each.id for each in redactions]) == text


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_redacted_text_holds_no_national_number(text):
    assert not national_numbers(apply(text, national_numbers(text)))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, companies=st.booleans())
def test_what_is_replaced_is_never_found_again(text, companies):
    once = apply(text, scan(text, ["Mette Sørensen"], language="da", companies=companies))
    again = scan(once, ["Mette Sørensen"], language="da", companies=companies)
    inside = [match.span() for match in REPLACEMENT.finditer(once)]
    assert not [
        each for each in again for start, end in inside if each.start < end and start < each.end
    ]
    twice = apply(once, again)
    assert apply(twice, scan(twice, ["Mette Sørensen"], language="da")).count("[") >= once.count(
        "["
    )


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(list(Kind)),
    number=st.integers(1, 99),
    language=st.sampled_from(["da", "nb", "nn", "sv", "en"]),
    before=st.sampled_from(["", "min nabo ", "ordrenr. ", "cpr ", "Hej ", "kontonummer ", "\n"]),
)
def test_a_replacement_is_nobodys(kind, number, language, before):
    text = f"{before}{replacement(kind, number, language)} er her"
    assert scan(text, ["Mette Sørensen"], language=language, companies=True) == []


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_a_chat_is_clean_of_national_numbers_after_one_pass(texts):
    lines = [(number, "customer", text) for number, text in enumerate(texts)]
    clean = apply_to_transcript(lines, find(lines, language="da"))
    assert not any(national_numbers(text, language="da") for _, _, text in clean)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_known_replacements_take_every_text_out(text):
    redactions = scan(text, ["Mette Sørensen"])
    result = replace_known(text, redactions)
    for each in redactions:
        whole = rf"(?<![^\W_]){re.escape(each.text)}(?![^\W_])"
        assert len(each.text) < LONG or not re.search(whole, result)


CROWDED = [
    "Hej, jeg er Mette Sørensen. Ring på 20 00 00 00, ordrenummer 482913, pris 1.299,00 kr.\n",
    "1 ", "5", "00 ", "+45 20 00 00 00 ", "a@", "a.", " ", "mvh ", "1-", "4444 ", "DK50 ", "\u200b",
    "e\u0301", "jeg hedder ", "(at) ", "ordrenr er ", "310299-1234 ", "Mette ", "mvh Mette\n",
    "Storgata 4, 0184 Oslo ", "A ", "Aa Bb ", "M. ", "12 Baker ", "Navn: ", "> Fra: ", "min nabo ",
    "https://x.dk/?a=b&", "pin ", "konto ", "22\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", CROWDED)
def test_time_grows_with_length_alone(piece):
    """Four times the text may take up to eight times as long; the square would be sixteen."""
    short, long = (_seconds((piece * 20_000)[:length]) for length in (5_000, 20_000))
    assert long < 8 * short + 0.1


def _seconds(text):
    def once():
        start = time.process_time()
        scan(text, ["Mette Sørensen"], ["20 00 00 01"], "da")
        return time.process_time() - start

    return min(once() for _ in range(3))
