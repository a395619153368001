import subprocess
import sys

import pytest

from responses.placeholders import (
    FIELDS,
    Known,
    PlaceholderError,
    labels_in,
    names_in,
    sample_values,
    validate,
)

KNOWN = Known(
    constants={"opening_hours"}, customs={"plan"}, article_exists={"retur", "bytte"}.__contains__
)


def problems_of(text):
    with pytest.raises(PlaceholderError) as refused:
        validate(text, KNOWN)
    return [(each.code, each.start, each.end) for each in refused.value.problems]


def test_these_fields_exist_and_no_others():
    assert sorted(FIELDS) == sorted(
        [
            "customer.first_name",
            "customer.last_name",
            "customer.name",
            "customer.email",
            "customer.phone",
            "customer.company",
            "agent.first_name",
            "agent.name",
            "agent.title",
            "agent.email",
            "team.name",
            "company.name",
            "company.phone",
            "company.email",
            "company.url",
            "company.address",
            "ticket.id",
            "ticket.subject",
            "ticket.url",
            "order.number",
            "order.date",
            "order.url",
            "product.name",
            "date.today",
        ]
    )


@pytest.mark.parametrize(
    "name", [*FIELDS, "constant.opening_hours", "custom.plan", "article:retur"]
)
def test_each_name_is_taken(name):
    validate(f"{{{{{name}}}}} {{{{{name}|x}}}} [[{{{{{name}}}}}|x]] {{{{?{name}}}}}", KNOWN)


@pytest.mark.parametrize(
    "name",
    [
        "customer",
        "customer.__class__",
        "customer.first_name.__class__",
        "settings.SECRET_KEY",
        "agent.password",
        "agent.first_name()",
        "Customer.Name",
        "constant.unknown",
        "constant.",
        "custom.opening_hours",
        "article:hidden",
        "article:retur.body",
        "article",
        "cursor.x",
        "0",
        "{customer.name",
        "customer.name\u200b",
        "for x in y",
    ],
)
def test_any_other_name_is_refused_with_its_place(name):
    text = f"Hej {{{{{name}}}}}."

    assert problems_of(text) == [("unknown_name", 4, len(text) - 1)]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{{team.name:dative}}", [("unknown_form", 0, 20)]),
        ("{{team.name:}}", [("unknown_form", 0, 14)]),
        ("{{team.name:Genitive}}", [("unknown_form", 0, 22)]),
        ("{{customer.email:genitive}}", [("form_not_allowed", 0, 27)]),
        ("{{date.today:genitive}}", [("form_not_allowed", 0, 23)]),
        ("{{cursor:genitive}}", [("unknown_name", 0, 19)]),
        ("{{article:retur:genitive}}", [("unknown_name", 0, 26)]),
        (
            "[[{{x}}|{{y}}]] {{}} {{team.name:z}} {{",
            [
                ("unknown_name", 2, 7),
                ("unknown_name", 8, 13),
                ("empty_name", 16, 20),
                ("unknown_form", 21, 36),
                ("unclosed", 37, 39),
            ],
        ),
    ],
)
def test_all_problems_are_told_at_once(text, problems):
    assert problems_of(text) == problems


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (
            "{{customer.firstname}}",
            "There is no field “customer.firstname”. Is “customer.first_name” meant?",
        ),
        ("{{zebra}}", "There is no field “zebra”."),
        ("{{customer.email:genitive}}", "“customer.email” has no form “genitive”."),
        ("{{", "“{{” is opened here and never closed."),
        ("{{%s}}", "There is no field “%s”."),
        (
            "[[Hej]]",
            r"A clause in [[ ]] needs a field. To show two brackets, write \[[.",
        ),
    ],
)
def test_a_problem_says_what_to_do(text, detail):
    with pytest.raises(PlaceholderError) as refused:
        validate(text, KNOWN)

    assert [each.detail for each in refused.value.problems] == [detail]


def test_names_and_labels_come_once_and_in_order():
    text = "[[{{order.number}} {{?b}}|{{team.name}}]] {{order.number|x}} {{?a}} {{?b}} {{cursor}}"

    assert names_in(text) == ("order.number", "team.name")
    assert labels_in(text) == ("b", "a")


@pytest.mark.parametrize("language", ["da", "nb", "nn", "sv", "en", "de"])
def test_the_sample_customer_has_every_value(language):
    samples = sample_values(language, KNOWN)

    assert set(samples) == {field.name for field in KNOWN.fields()} - {"date.today"}
    assert all(samples.values())


def test_it_can_be_used_without_settings():
    program = (
        "from responses.placeholders import FIELDS, Known, names_in, validate\n"
        "validate('{{customer.name:genitive}}', Known())\n"
        "print(names_in('{{customer.name}}'), len(FIELDS))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={}, check=True
    )

    assert done.stdout == "('customer.name',) 24\n"
