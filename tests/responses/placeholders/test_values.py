from datetime import date, datetime
from decimal import Decimal

import pytest

from responses.placeholders import ValuesError
from tests.responses.placeholders.rendering import rendered


def problems_of(values):
    with pytest.raises(ValuesError) as refused:
        rendered("Hej", values)
    return [(each.code, each.path) for each in refused.value.problems]


@pytest.mark.parametrize(
    "values",
    [
        {"customer": {"first_name": "Mette"}},
        {"customer.first_name": "Mette"},
        {"customer": {"first_name": "Mette", "last_name": None}, "order": None, "ticket": {}},
    ],
)
def test_values_may_be_nested_or_flat(values):
    assert rendered("Hej {{customer.first_name}}", values).body == "Hej Mette"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("77", "77"),
        (77, "77"),
        (0, "0"),
        (-1, "-1"),
        (12.5, "12.5"),
        (Decimal("12.50"), "12.50"),
        ("null", "null"),
        ("  Mette  ", "  Mette  "),
        ("a\x00b\x1b[0m", "ab[0m"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("\ud800", "\ufffd"),
        ("A\u202eB", "A\u202eB"),
    ],
)
def test_text_and_numbers_go_in(value, text):
    assert rendered("-{{order.number}}-", {"order.number": value}).body == f"-{text}-"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "5. maj 2026"),
        ("nb", "5. mai 2026"),
        ("nn", "5. mai 2026"),
        ("sv", "5 maj 2026"),
        ("en", "5 May 2026"),
        ("fi", "2026-05-05"),
    ],
)
@pytest.mark.parametrize("day", [date(2026, 5, 5), datetime(2026, 5, 5, 12)])
def test_a_date_is_written_out(day, language, text):
    assert rendered("{{order.date}}", {"order.date": day}, language=language).body == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "21. november 2026"),
        ("nb", "21. november 2026"),
        ("sv", "21 november 2026"),
        ("en", "21 November 2026"),
    ],
)
def test_today_is_known(language, text):
    assert rendered("{{date.today}}", language=language).body == text


def test_unknown_names_are_listed():
    values = {
        "customer": {"firstname": "x", "name": "y", "__class__": "z"},
        "settings.SECRET_KEY": "x",
        "constant": {"opening_hours": "9-17", "nope": "x"},
        "agent": "Ole",
        "article:retur": "x",
        "cursor": 1,
    }

    assert problems_of(values) == [
        ("unknown_value", ("customer", "firstname")),
        ("unknown_value", ("customer", "__class__")),
        ("unknown_value", ("settings.SECRET_KEY",)),
        ("unknown_value", ("constant", "nope")),
        ("unknown_value", ("agent",)),
        ("unknown_value", ("article:retur",)),
        ("unknown_value", ("cursor",)),
    ]


@pytest.mark.parametrize(
    "value", [{}, {"a": 1}, [], ["x"], True, False, float("nan"), float("inf"), 10**100]
)
def test_what_is_no_text_is_refused(value):
    assert problems_of({"customer": {"name": value}}) == [("not_text", ("customer", "name"))]
    assert problems_of({"customer.name": value}) == [("not_text", ("customer.name",))]


def test_an_answer_is_text_too():
    with pytest.raises(ValuesError) as refused:
        rendered("{{?a}}", answers={"a": ["x"], "b": "y"})

    assert [(each.code, each.path) for each in refused.value.problems] == [("not_text", ("a",))]


def test_what_the_caller_gives_goes_before_our_own_unless_it_is_missing():
    own = {"agent.name": "Ole Holm", "team": {"name": "Support"}}

    done = rendered(
        "{{agent.name}}, {{team.name}}", {"agent": {"name": None}, "team.name": "Salg"}, own=own
    )

    assert done.body == "Ole Holm, Salg"
