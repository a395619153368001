import time

import pytest

from core.differences import difference, side_by_side


def spoken(old, new):
    """Each line as its kind and its pieces with + and -."""
    signs = {"added": "+", "removed": "-", "same": ""}
    return [
        (line.kind, line.count)
        if line.kind == "gap"
        else (line.kind, "|".join(signs[piece.kind] + piece.text for piece in line.pieces))
        for line in difference(old, new)
    ]


def test_texts_that_are_alike_differ_in_nothing():
    assert difference("a\nb", "a\nb") == []
    assert difference("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("Hej Mette", "Hej Åse", [("changed", "Hej |-Mette|+Åse")]),
        ("", "new", [("added", "+new")]),
        ("old", "", [("removed", "-old")]),
        ("a\nb", "a\nnew\nb", [("same", "a"), ("added", "+new"), ("same", "b")]),
        (
            "quite another line",
            "x1 y2 z3",
            [("removed", "-quite another line"), ("added", "+x1 y2 z3")],
        ),
    ],
)
def test_it_names_the_words(old, new, lines):
    assert spoken(old, new) == lines


def test_what_took_its_place_stands_beside_it():
    rows = side_by_side("quite another line\nsame\nwords gone", "x1 y2 z3\nsame\nnew\nmore")

    def texts(pieces):
        return "".join(piece.text for piece in pieces)

    assert [(row.kind, texts(row.before), texts(row.after)) for row in rows] == [
        ("changed", "quite another line", "x1 y2 z3"),
        ("same", "same", "same"),
        ("changed", "words gone", "new"),
        ("added", "", "more"),
    ]


def test_long_stretches_of_the_same_are_left_out():
    same = "\n".join(f"line {number}" for number in range(20))

    assert spoken(f"{same}\nold x", f"{same}\nnew x") == [
        ("gap", 18),
        ("same", "line 18"),
        ("same", "line 19"),
        ("changed", "-old|+new| x"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x\n" * 10_000, "y\n" * 10_000),
        ("a b " * 100_000, "b a " * 100_000),
        ("\n".join(map(str, range(9_000))), "\n".join(map(str, range(9_000, 0, -1)))),
        (
            "\n".join(str(n % 40) for n in range(1_900)),
            "\n".join(str(n % 37) for n in range(1_900)),
        ),
    ],
)
def test_no_text_makes_anybody_wait(old, new):
    started = time.perf_counter()

    assert difference(old, new)

    assert time.perf_counter() - started < 5
