import pytest

from responses.hygiene.lacks import Lack, Variant, What, lacks

NAMED = "Hej {{customer.first_name|du}}, ordre {{order.number}}"


def variant(number, body, *, tone="neutral", subject="", files=0):
    return Variant(number, tone, subject, body, files)


def test_what_most_other_languages_have_is_lacking():
    found = lacks([variant(1, NAMED), variant(2, NAMED), variant(3, "Hej {{customer.first_name}}")])

    assert found == [
        Lack(3, What.FIELD, "order.number"),
        Lack(3, What.WAY_OUT, "customer.first_name"),
    ]


def test_of_two_each_lacks_what_the_other_has():
    found = lacks([variant(1, "{{?day}}", subject="Om"), variant(2, "{{order.date}}", files=1)])

    assert found == [
        Lack(1, What.FIELD, "order.date"),
        Lack(1, What.FILE),
        Lack(2, What.QUESTION),
        Lack(2, What.SUBJECT),
    ]


def test_one_that_says_more_is_no_measure_for_the_others():
    assert lacks([variant(1, "a"), variant(2, "b"), variant(3, "{{order.number}}", files=1)]) == []


def test_another_tone_may_say_less():
    assert lacks([variant(1, NAMED), variant(2, NAMED), variant(3, "Hej", tone="informal")]) == []


@pytest.mark.parametrize(
    "body",
    [
        "[[Hej {{customer.first_name}}|Hej]]",
        "Hej {{customer.first_name|du}}",
        "Hej[[ {{customer.first_name}}]]",
    ],
)
def test_each_way_of_going_on_without_a_value_is_one(body):
    needs, others = variant(1, "Hej {{customer.first_name}}"), [variant(2, body), variant(3, body)]

    assert lacks([needs, *others]) == [Lack(1, What.WAY_OUT, "customer.first_name")]


def test_each_language_has_an_article_of_its_own():
    assert lacks([variant(1, "{{article:retur}}"), variant(2, "{{article:return}}")]) == []
    assert lacks([variant(1, "{{article:retur}}"), variant(2, "x")]) == [
        Lack(2, What.FIELD, "article")
    ]


def test_text_that_cannot_be_read_is_passed_over():
    assert lacks([variant(1, "{{"), variant(2, "[[x")]) == []
