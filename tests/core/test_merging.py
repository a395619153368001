import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.merging import merge

LINES = some.lists(some.sampled_from("abcde"), max_size=12).map("\n".join)


def kinds(merged):
    return [each.kind for each in merged.stretches]


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "text", "conflicts"),
    [
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC", 0),
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd", 0),
        ("a\nb", "a\nx\nb", "a\nx\nb", "a\nx\nb", 0),
        ("a\nb", "a\r\nb", "a\nB", "a\nB", 0),
        ("a\nb\nc", "a\nthey\nc", "a\nme\nc", "a\nthey\nme\nc", 1),
        ("a\nb\nc", "a\nc", "a\nme\nc", "a\nme\nc", 1),
        ("", "they", "me", "they\nme", 1),
        ("a\n", "a\nthey\n", "a\nme\n", "a\nthey\nme\n", 1),
    ],
)
def test_what_both_changed_stands_in_the_merged_text(base, theirs, mine, text, conflicts):
    merged = merge(base, theirs, mine)

    assert (merged.text, merged.conflicts) == (text, conflicts)


@given(LINES, LINES)
def test_where_one_changed_nothing_the_other_wins(base, changed):
    assert merge(base, changed, base).text == merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed


@given(LINES, LINES, LINES)
def test_every_line_of_the_three_has_its_place(base, theirs, mine):
    merged = merge(base, theirs, mine)

    def whole(name):
        return "\n".join(line for each in merged.stretches for line in getattr(each, name))

    assert (whole("base"), whole("theirs"), whole("mine")) == (base, theirs, mine)
    assert merged.conflicts == kinds(merged).count("conflict")


def test_texts_too_long_to_compare_are_one_conflict():
    base = "\n".join(map(str, range(3_000)))

    merged = merge(base, f"{base}\nthey", f"me\n{base}")

    assert kinds(merged) == ["conflict"]
    assert merged.text == f"{base}\nthey\nme\n{base}"
