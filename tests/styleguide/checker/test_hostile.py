"""Whatever a text holds, a check ends, and its findings lie where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styleguide.checker import Context, Guide
from tests.styleguide.checker.ask import rule

SIGNS = st.text(
    alphabet="aeikrnte .,!?…:;()[]{}<>|*_`~#-\\\"“”«»’'@/\n😀🙂0Å\ue000\ue001", max_size=60
)
PIECES = st.sampled_from(
    [
        *("[[", "]]", "{{", "}}", "{{customer.first_name|du}}", "[[Hej {{agent.name}}|Hej]]"),
        *("nej", "vores politik", "benytte", "kan ikke", "https://a.dk/nej_nej", "a@b.dk"),
        *("```\nnej\n```", "`nej`", "> nej\n", "- nej\n", "| nej | nej |\n", "\n\n", "nej nej"),
    ]
)
TEXTS = st.lists(SIGNS | PIECES, max_size=8).map("".join)
GUIDE = Guide(
    [
        rule("avoid", words=["nej", "vores politik", "kan … ikke"], exceptions=["quote", "code"]),
        rule("prefer", **{"from": ["benytte"], "to": ["bruge"]}, exceptions=["name", "url"]),
        rule("limit", words=["!"], max=1),
        rule("require_after", when=["nej"], then=["men"]),
        rule("length", unit="sentence_words", min=2, max=4),
        rule("length", unit="words", max=6),
        rule("length", unit="sentences", max=2),
        rule("ask", when=["kan ikke"]),
        rule("repeat", unit="word"),
        rule("repeat", unit="sentence"),
        rule("pattern", pattern=r"(?i)\bn\w+\b|[!?]{2,}"),
        rule("tone", of="emoji"),
        rule("term", term="RMA", say="retur"),
    ]
)


@pytest.mark.parametrize(
    "piece",
    [
        *("!", ".", "?!", "-", "`", "` ", "*", "_", "|", "[", "](", "{{", "[[", "]]", "<", "<a"),
        *("\n", " ", "\t", "> ", "- ", "#", "\\", "“", '"', "'", "«", "nej ", "nej men ", "a."),
        *("a@", "www.", "http://", "[[nej|", "kan ", "kan … ikke ", ". ", ") ", "😀", ":)", "a\n"),
        *("~", "---"),
    ],
)
def test_long_texts_of_one_kind_end_too(piece):
    """No time is asserted: what is not linear takes minutes here."""
    text = piece * (40_000 // len(piece)) + "x"

    GUIDE.check(text, Context("da", customer_text="Hvor er den?"))


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_findings_lie_where_they_say(text):
    found = GUIDE.check(text, Context("da", customer_text="Hvor er den?"))

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert found == sorted(found, key=lambda each: (each.start, each.end))
