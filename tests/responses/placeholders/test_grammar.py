import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.placeholders import PlaceholderError, parse
from responses.placeholders.parts import Ask, Clause, Cursor, Gap, Literal


def gap(name, form=None, fallback=None, position=None):
    return Gap(name, form, fallback, position)


def problems_of(text):
    with pytest.raises(PlaceholderError) as refused:
        parse(text)
    return [(each.code, each.start, each.end) for each in refused.value.problems]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{{customer.name}}", Gap("customer.name", None, None, (0, 17))),
        ("{{ customer.name }}", Gap("customer.name", None, None, (0, 19))),
        ("{{team.name:genitive}}", Gap("team.name", "genitive", None, (0, 22))),
        ("{{team.name|os}}", Gap("team.name", None, "os", (0, 16))),
        ("{{team.name:genitive|vores}}", Gap("team.name", "genitive", "vores", (0, 28))),
        ("{{team.name | os, a|b }}", Gap("team.name", None, "os, a|b", (0, 24))),
        ("{{team.name|}}", Gap("team.name", None, "", (0, 14))),
        ("{{team.name|a:b}}", Gap("team.name", None, "a:b", (0, 17))),
        (r"{{team.name|\{{x}}", Gap("team.name", None, "{{x", (0, 18))),
        ("{{article:saadan-gor-du}}", Gap("article:saadan-gor-du", None, None, (0, 25))),
        ("{{article:x|vores hjælp}}", Gap("article:x", None, "vores hjælp", (0, 25))),
        ("{{?Ordrenummer}}", Ask("Ordrenummer", None, (0, 16))),
        ("{{? Hvornår: dag og tid | i morgen }}", Ask("Hvornår: dag og tid", "i morgen", (0, 37))),
        ("{{cursor}}", Cursor((0, 10))),
    ],
)
def test_a_field_is_read(text, part):
    assert parse(text) == (part,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hej",
        "{ [ } ] | a|b",
        "{customer.name}",
        "- [ ] og - [x]",
        "[text](https://example.com)",
        "![billede](a.png)",
        "{% if %} %(name)s ${name} #{name} <%= name %>",
        'et }} og et ]] alene: {"a": {"b": 1}} a[b[0]]',
        "åæø 🌸\n\r\n\t",
    ],
)
def test_everything_else_is_text(text):
    assert parse(text) == ((Literal(text),) if text else ())


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        (r"\{{customer.name}}", "{{customer.name}}"),
        (r"\[[Hej|Hi]]", "[[Hej|Hi]]"),
        (r"a \{{ b \[[ c", "a {{ b [[ c"),
        (r"\{ \[ \\ \a", r"\{ \[ \\ \a"),
        (r"\\{{", r"\{{"),
    ],
)
def test_a_backslash_makes_double_brackets_text(text, literal):
    assert parse(text) == (Literal(literal),)


def test_a_clause_is_split_at_its_first_own_bar():
    clause = "[[Hej {{customer.first_name|du}}, a|Hej | med dig]]"

    (part,) = parse(clause)

    assert part == Clause(
        parts=(
            Literal("Hej "),
            Gap("customer.first_name", None, "du", (6, 32)),
            Literal(", a"),
        ),
        otherwise=(Literal("Hej | med dig"),),
        position=(0, len(clause)),
    )


def test_space_in_a_clause_stays():
    (part,) = parse("[[ for {{order.number}} | i dag ]]")

    assert part.parts[0] == Literal(" for ")
    assert part.parts[-1] == Literal(" ")
    assert part.otherwise == (Literal(" i dag "),)


def test_a_clause_may_hold_links_lines_and_questions():
    (part,) = parse("[[Se [ordren]({{order.url}})\n\n{{?dato}}|Se {{company.url}}]]")

    assert [type(each) for each in part.parts] == [Literal, Gap, Literal, Ask]
    assert [type(each) for each in part.otherwise] == [Literal, Gap]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{{", [("unclosed", 0, 2)]),
        ("Hej {{customer.name", [("unclosed", 4, 6)]),
        ("[[Hej {{customer.name}}", [("unclosed", 0, 2)]),
        ("🌸å {{customer.name}", [("unclosed", 3, 5)]),
        ("{{a og {{b}}", [("unclosed", 0, 2)]),
        ("[[a og [[{{b}}]]", [("unclosed", 0, 2)]),
        ("{{a|{{b}}}}", [("nested", 4, 6)]),
        ("{{a|[[b]]}}", [("nested", 4, 6)]),
        ("[[{{a}} [[{{b}}]]]]", [("nested", 8, 10)]),
        ("{{}}", [("empty_name", 0, 4)]),
        ("{{  }}", [("empty_name", 0, 6)]),
        ("{{|x}}", [("empty_name", 0, 6)]),
        ("{{:genitive}}", [("empty_name", 0, 13)]),
        ("{{?}}", [("empty_name", 0, 5)]),
        ("{{? |x}}", [("empty_name", 0, 8)]),
        ("{{article:}}", [("empty_name", 0, 12)]),
        ("{{cursor|x}}", [("fallback_not_allowed", 0, 12)]),
        ("[[Hej]]", [("no_field", 0, 7)]),
        ("[[]]", [("no_field", 0, 4)]),
        ("[[Hej {{cursor}}|{{customer.name}}]]", [("no_field", 0, 36)]),
        (
            "{{}} [[ {{?}} {{a|{{b}}}} {{",
            [
                ("empty_name", 0, 4),
                ("unclosed", 5, 7),
                ("empty_name", 8, 13),
                ("nested", 18, 20),
                ("unclosed", 26, 28),
            ],
        ),
    ],
)
def test_every_problem_is_found_at_its_place(text, problems):
    assert problems_of(text) == problems


@pytest.mark.parametrize(
    "unit",
    ["{{", "[[", "}}", "]]", "|", "{{a}}", "{{a|", "[[{{a}}|", "[[{{a}}]]", "\\{{", "{{?a|["],
)
def test_time_grows_with_the_length(unit):
    def seconds(length):
        text = unit * (length // len(unit))
        start = time.process_time()
        with suppress(PlaceholderError):
            parse(text)
        return time.process_time() - start

    short = min(seconds(20_000) for _ in range(3))

    long = min(seconds(200_000) for _ in range(3))

    assert long < 40 * max(short, 0.002)


def test_a_hundred_problems_are_enough():
    assert len(problems_of("{{" * 1000)) == 100


SIGNS = st.lists(
    st.sampled_from(
        ["{{", "}}", "[[", "]]", "|", "\\", ":", "?", "cursor", "a", " ", "{", "[", "å"]
    )
).map("".join)


@given(SIGNS)
def test_any_text_is_read_or_refused_with_places_inside_it(text):
    try:
        parse(text)
    except PlaceholderError as refused:
        places = [(each.start, each.end) for each in refused.problems]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text().filter(lambda text: "{{" not in text and "[[" not in text))
def test_text_without_double_brackets_stays_as_it_is(text):
    assert parse(text) == ((Literal(text),) if text else ())


@given(st.text(alphabet=st.characters(exclude_characters="\\")))
def test_any_text_can_be_written_with_backslashes(text):
    escaped = text.replace("{{", r"\{{").replace("[[", r"\[[")

    assert "".join(part.text for part in parse(escaped)) == text
