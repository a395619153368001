import pytest

from responses.placeholders import Link, MissingValues
from tests.responses.placeholders.rendering import rendered

GREETING = "[[Hej {{customer.first_name}}|Hej]] 👋"
PRESENT = ["Mette", "Anne Mette", "Lars", "Max", "Liz", "METTE", "Øyvind", "åse", "van der Berg"]
MISSING = [None, "", " ", "\t\n", "\u00a0", "\u200b", "\ufeff\u2060", "\u00ad", "\u3164", "\x00"]


@pytest.mark.parametrize("name", [*PRESENT, "x" * 10_000, "{{agent.email}}", "[[x]]", "**b**"])
def test_a_value_goes_in_unchanged(name):
    done = rendered(GREETING, {"customer.first_name": name}, subject="Til {{customer.first_name}}")

    assert done.body == f"Hej {name} 👋"
    assert done.subject == f"Til {name}"
    assert done.guessed == {}


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_value_drops_its_clause_or_takes_the_fallback(name):
    values = {"customer": {"first_name": name}}

    assert rendered(GREETING, values).body == "Hej 👋"
    assert rendered("Hej {{customer.first_name|du}}!", values).body == "Hej du!"
    assert rendered("Hej[[ {{customer.first_name}}]]!", values).body == "Hej!"
    assert rendered("Hej{{customer.first_name|}}!", values).body == "Hej!"


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_value_without_fallback_is_an_error(name):
    values = {"customer": {"first_name": name}}

    with pytest.raises(MissingValues) as refused:
        rendered("Hej {{customer.first_name}}", values)

    assert refused.value.unresolved == ["customer.first_name"]


def test_everything_missing_is_named_once_and_in_order():
    body = (
        "{{order.number}} {{?dato}} [[{{ticket.id}}|{{team.name}}]] {{ticket.id}} {{order.date|x}}"
    )

    with pytest.raises(MissingValues) as refused:
        rendered(body, {}, subject="{{ticket.id}}")

    assert refused.value.unresolved == ["ticket.id", "order.number", "?dato", "team.name"]
    assert refused.value.asks == [{"label": "dato", "fallback": None}]


def test_gaps_show_where_it_is_not_strict():
    done = rendered("**{{order.number}}** {{?a*b*}}", {}, subject="{{ticket.id}}", strict=False)

    assert done.subject == "⟦ticket.id⟧"
    assert done.body == "⟦order.number⟧ ⟦a*b*⟧"
    assert done.html == "<p><strong>⟦order.number⟧</strong> ⟦a*b*⟧</p>"
    assert done.markdown == r"**⟦order.number⟧** ⟦a\*b\*⟧"
    assert done.unresolved == ["ticket.id", "order.number", "?a*b*"]


def test_a_constant_that_is_gone_since_the_reply_was_saved_is_missing():
    assert rendered("{{constant.gone}}", strict=False).unresolved == ["constant.gone"]
    assert rendered("[[{{constant.gone}}|uden]]").body == "uden"


@pytest.mark.parametrize(
    ("values", "body"),
    [
        ({"order.number": 7, "order.date": "i går"}, "Ordre 7 fra i går"),
        ({"order.number": 7}, "Din ordre"),
        ({"order.date": "i går"}, "Din ordre"),
        ({}, "Din ordre"),
    ],
)
def test_a_clause_needs_all_its_values(values, body):
    clause = "[[Ordre {{order.number}} fra {{order.date}}|Din ordre]]"

    assert rendered(clause, values).body == body


def test_a_fallback_in_a_clause_counts_as_a_value():
    clause = "[[Ordre {{order.number}} til {{customer.company|jer}}|Din ordre]]"

    assert rendered(clause, {"order.number": 7}).body == "Ordre 7 til jer"
    assert rendered(clause, {}).body == "Din ordre"


def test_the_other_side_of_a_clause_may_have_fields_too():
    clause = "[[Hej {{customer.first_name}}|Kære {{customer.company|kunde}}]]"

    assert rendered(clause, {"customer.company": "DSB"}).body == "Kære DSB"
    assert rendered(clause, {}).body == "Kære kunde"


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Mette Sørensen", "Mette"),
        ("Øyvind", "Øyvind"),
        ("METTE SØRENSEN", "METTE"),
        ("  Anne-Mette  Holm ", "Anne-Mette"),
        ("D’Arcy Holm", "D’Arcy"),
        ("A\u030ase Holm", "A\u030ase"),
        ("Sørensen, Mette", None),
        ("Dr. Holm", None),
        ("mette@example.com", None),
        ("+45 00 00 00 00", None),
        ("{{agent.email}}", None),
        (" ", None),
    ],
)
def test_the_first_word_of_the_name_serves_as_first_name(name, guess):
    done = rendered(GREETING, {"customer.name": name})

    assert done.body == (f"Hej {guess} 👋" if guess else "Hej 👋")
    assert done.guessed == ({"customer.first_name": guess} if guess else {})


def test_a_guess_is_inflected_and_only_named_where_it_is_used():
    name = {"customer.name": "Lars Holm"}

    assert rendered("{{customer.first_name:genitive}} sag", name).body == "Lars’ sag"
    assert rendered("{{customer.name}}", name).guessed == {}


def test_a_given_first_name_is_no_guess():
    done = rendered("{{customer.first_name}}", {"customer": {"name": "A B", "first_name": "C"}})

    assert (done.body, done.guessed) == ("C", {})


def test_asks_are_listed_in_order_answered_or_not():
    done = rendered(
        "{{?ordrenummer}} {{?dag|i morgen}} {{?ordrenummer}}", answers={"ordrenummer": "77"}
    )

    assert done.body == "77 i morgen 77"
    assert done.asks == [
        {"label": "ordrenummer", "fallback": None},
        {"label": "dag", "fallback": "i morgen"},
    ]


def test_an_unanswered_question_drops_its_clause():
    assert rendered("Tak[[ for {{?hvad}}]].").body == "Tak."
    assert rendered("Tak[[ for {{?hvad}}]].", answers={"hvad": "ros"}).body == "Tak for ros."


@pytest.mark.parametrize(
    ("body", "plain", "cursor"),
    [
        ("Hej", "Hej", None),
        ("Hej {{cursor}} du", "Hej  du", 4),
        ("👋 {{customer.first_name}} {{cursor}}.", "👋 Åse .", 6),
        ("**Hej** {{cursor}}{{cursor}}x", "Hej x", 4),
        ("[[{{order.number}} {{cursor}}|uden {{cursor}}!]]", "uden !", 5),
        ("[[{{order.number}} {{cursor}}|uden]]", "uden", None),
    ],
)
def test_the_cursor_is_counted_in_code_points_of_the_plain_text(body, plain, cursor):
    done = rendered(body, {"customer.first_name": "Åse"})

    assert (done.body, done.cursor) == (plain, cursor)


def test_a_cursor_on_a_line_of_its_own_leaves_no_empty_paragraph():
    done = rendered("Hej\n\n{{cursor}}\n\nHilsen Ole")

    assert done.html == "<p>Hej</p>\n<p>Hilsen Ole</p>"
    assert done.body[done.cursor :].strip() == "Hilsen Ole"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85", "\n\n"])
def test_the_subject_is_one_line_of_plain_text(line_break):
    done = rendered(
        "x",
        {"product.name": f"Stol{line_break}Bcc: a@example.com"},
        subject=f"**Om**{line_break}{{{{product.name}}}} {{{{cursor}}}}{{{{article:x}}}}",
        article=lambda slug: Link("Retur", "https://example.com/r"),
    )

    assert done.subject == "**Om** Stol Bcc: a@example.com Retur"


def test_an_article_is_its_title_and_public_link():
    done = rendered(
        "Se {{article:retur}} eller [her]({{article:retur}}).",
        article={"retur": Link("Retur *nu*", "https://example.com/help/retur")}.get,
    )

    assert done.body == (
        "Se Retur *nu*: https://example.com/help/retur eller her: https://example.com/help/retur."
    )
    assert done.markdown == (
        r"Se [Retur \*nu\*](https://example.com/help/retur)"
        " eller [her](https://example.com/help/retur)."
    )
    assert done.html.count('href="https://example.com/help/retur"') == 2
    assert ">Retur *nu*</a>" in done.html


def test_an_article_that_is_not_public_is_missing():
    assert rendered("{{article:x}}", strict=False).unresolved == ["article:x"]
    assert rendered("[[Se {{article:x}}|Spørg os]]").body == "Spørg os"


def test_the_three_spellings_of_a_body():
    done = rendered(
        "# Om ordre {{order.number}}\n\n- **{{product.name}}**\n- [spor]({{order.url}})\n",
        {
            "order": {"number": "10_4_2", "url": "https://example.com/o?a=1&b=2"},
            "product": {"name": "Stol <3> & bord"},
        },
    )

    assert done.markdown == (
        "# Om ordre 10_4_2\n\n- **Stol &lt;3&gt; & bord**\n"
        "- [spor](https://example.com/o?a=1&amp;b=2)\n"
    )
    assert "Om ordre 10_4_2</h" in done.html
    assert "<strong>Stol &lt;3&gt; &amp; bord</strong>" in done.html
    assert 'href="https://example.com/o?a=1&amp;b=2"' in done.html
    assert "Stol <3> & bord" in done.body
    assert "spor: https://example.com/o?a=1&b=2" in done.body


def test_lines_of_a_value_stay_lines():
    done = rendered("{{company.address}}", {"company.address": "Vej 1\n\n- By\n"})

    assert done.body == "Vej 1\n\n- By"
    assert done.html == "<p>Vej 1<br>\n<br>\n- By</p>"
    assert done.markdown == "Vej 1  \n\\- By"


def test_fields_in_code_are_filled():
    done = rendered("`kode {{order.number}}`", {"order.number": "a_<b>*c*"})

    assert done.html == "<p><code>kode a_&lt;b&gt;*c*</code></p>"
    assert done.markdown == "`kode a_<b>*c*`"
