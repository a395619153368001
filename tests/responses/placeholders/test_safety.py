"""What a customer, or somebody who writes replies, might try."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.placeholders import PlaceholderError, validate
from tests.responses.placeholders.rendering import FORMATS, KNOWN, rendered

SOURCE = (
    "Hej {{customer.name}}, **{{customer.name}}** og `{{customer.name}}`:\n"
    "{{customer.name}}\n\n> {{customer.name}}\n\n- {{customer.name}}\n\n"
    "[{{customer.name}}](https://example.com/?q={{customer.name}}) [spor]({{customer.name}})\n\n"
    "{{customer.name}}\n===\n\n| a |\n| - |\n| {{customer.name}} |"
)
HOSTILE = [
    "{{agent.email}}",
    "[[{{agent.email}}|x]]",
    "{{cursor}}",
    "{{?label}}",
    "{agent.email} %(a)s ${x} {0.__class__} {% x %}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></code><style>*{}</style>",
    "<!-- ",
    "](javascript:alert(1))",
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://example.net/p.png)",
    "&lt;b&gt; &amp; &#60; &copy",
    "**b** _i_ `c` ~~s~~ # h\n# h\n1. x\n- x\n> q\n    code\n```\nx\n```\n---\n===\n| a | b |",
    "\x02stx\x03 \ue0000\ue001 7000n0z",
    "x" * 10_000,
]


class Page(HTMLParser):
    """The tags, addresses and text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag != "br":
            self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, text):
        self.text += text


def shape(page):
    return Page(page).tags


def shape_without_links(page):
    return [tag for tag in shape(page) if tag != "a"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_adds_no_tag_and_no_address(value):
    harmless = Page(rendered(SOURCE, {"customer.name": "Mette"}).html)

    page = Page(rendered(SOURCE, {"customer.name": value}).html)

    assert page.tags == harmless.tags
    assert [name for name, _ in page.attributes] == [name for name, _ in harmless.attributes]
    for name, address in page.attributes:
        if name == "href":
            assert address.startswith("https://example.com/?q=") or ":" not in address


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_read_back_from_the_markdown_adds_nothing(value):
    source = SOURCE.replace("`{{customer.name}}`", "")
    markdown = rendered(source, {"customer.name": value}).markdown

    # An address typed as text becomes a link in any chat window; nothing else may.
    assert shape_without_links(FORMATS.to_html(markdown)) == shape_without_links(
        rendered(source, {"customer.name": "Mette"}).html
    )
    assert "{{" not in markdown
    assert "[[" not in markdown


@pytest.mark.parametrize("value", ["{{agent.email}}", "[[{{agent.email}}|x]]", "{{cursor}}"])
def test_a_value_is_never_expanded(value):
    done = rendered(
        "Hej {{customer.name}}", {"customer.name": value, "agent.email": "a@example.com"}
    )

    assert done.body == f"Hej {value}"
    assert done.html == f"<p>Hej {value}</p>"
    assert done.cursor is None


def test_a_script_is_text():
    done = rendered("Hej {{customer.name}}", {"customer.name": "<script>alert(1)</script>"})

    assert done.html == "<p>Hej &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert done.body == "Hej <script>alert(1)</script>"


def test_a_fallback_is_text_and_nothing_else():
    done = rendered("{{customer.name|<b> **x** [a](b) \\{{agent.email}}")

    assert done.body == "<b> **x** [a](b) {{agent.email"
    assert done.html == "<p>&lt;b&gt; **x** [a](b) {{agent.email</p>"


@pytest.mark.parametrize(
    "text",
    [
        "{{customer.__class__}}",
        "{{customer.name.__class__.__mro__}}",
        "{{settings.SECRET_KEY}}",
        "{{agent.password}}",
        "{{customer.name|{{settings.SECRET_KEY}}}}",
        "{{request.user}}",
        "{{constant.__class__}}",
    ],
)
def test_only_registered_names_can_be_saved_or_filled(text):
    with pytest.raises(PlaceholderError):
        validate(text, KNOWN)


@pytest.mark.parametrize("text", ["{name.__class__}", "{% debug %}", "${7*7}", "%(x)s", "{0}"])
def test_other_template_languages_are_text(text):
    validate(text, KNOWN)

    assert rendered("x", subject=text).subject == text


@pytest.mark.parametrize(
    ("source", "values", "href"),
    [
        (
            "[x]({{order.url}})",
            {"order.url": "https://e.dk/å?a=b&c=(d)"},
            "https://e.dk/å?a=b&c=%28d%29",
        ),
        ("[x]({{order.url}})", {"order.url": "javascript:alert(1)"}, "javascript%3Aalert%281%29"),
        ("[x]({{order.url}})", {"order.url": "\u00a0javascript:x"}, "javascript%3Ax"),
        ("[x][y]\n\n[y]: {{order.url}}", {"order.url": "https://e.dk/1"}, "https://e.dk/1"),
        ("[x](<{{order.url}}>)", {"order.url": "https://e.dk/1"}, "https://e.dk/1"),
        ("[x]({{company.url}}/retur)", {"company.url": "https://e.dk"}, "https://e.dk/retur"),
        (
            "[x]({{team.name}}{{order.url}})",
            {"team.name": "java", "order.url": "script:x"},
            "javascript%3Ax",
        ),
        ("[x]({{team.name|}}{{order.url}})", {"order.url": "javascript:x"}, "javascript%3Ax"),
        (
            "[x](mailto:{{customer.email}})",
            {"customer.email": "a+b@e.dk?bcc=c"},
            "mailto:a+b@e.dk%3Fbcc%3Dc",
        ),
        (
            "https://e.dk/{{order.number}}",
            {"order.number": "1/../2 <"},
            "https://e.dk/1%2F..%2F2%20%3C",
        ),
        ("<https://e.dk/{{order.number}}>", {"order.number": '"x'}, "https://e.dk/%22x"),
    ],
)
def test_a_value_in_an_address_stays_a_part_of_an_address(source, values, href):
    done = rendered(source, values)

    assert ("href", href) in Page(done.html).attributes
    assert href.removeprefix("mailto:") in done.body


@pytest.mark.parametrize("source", ["<{{order.url}}>", "<b {{order.url}}>", "a<{{order.url}}"])
def test_a_value_beside_an_angle_bracket_does_not_vanish(source):
    done = rendered(source, {"order.url": "https://e.dk"})

    assert "https://e.dk" in Page(done.html).text
    assert "https://e.dk" in done.body


TEXTS = st.text(min_size=1, max_size=40).filter(str.strip)
SIGNS = [*"()&;#*_`|\\1.->aå:!~=+'\" \n\t", "{{", "}}", "[[", "]]", "](", "<b>", "</", "//"]
SPICY = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)


@given(TEXTS | SPICY)
def test_any_value_comes_out_as_it_went_in(value):
    done = rendered("a {{customer.name}} b", {"customer.name": value}, strict=False)
    if done.unresolved:
        return

    seen = "\n".join(value.splitlines())
    seen = "".join(
        each for each in seen if each in "\n\t" or ord(each) >= 160 or 32 <= ord(each) < 127
    )
    assert done.body == f"a {seen} b"
    assert Page(done.html).text.replace("\n", "") == f"a {seen} b".replace("\n", "")
    assert shape(done.html) == ["p"]


@given(SPICY)
def test_the_markdown_shows_the_value_as_text(value):
    done = rendered("a {{customer.name}} b", {"customer.name": value}, strict=False)
    if done.unresolved:
        return

    page = Page(FORMATS.to_html(done.markdown))

    assert page.tags == ["p"]
    assert "".join(page.text.split()) == "".join(done.body.split())


@given(SPICY)
def test_a_value_at_the_start_of_a_line_begins_nothing(value):
    done = rendered("{{customer.name}}. b", {"customer.name": value}, strict=False)
    if done.unresolved:
        return

    page = Page(FORMATS.to_html(done.markdown))

    assert page.tags == ["p"]
    assert "".join(page.text.split()) == "".join(done.body.split())


@given(st.text(max_size=60) | SPICY)
def test_any_source_is_rendered_or_refused(source):
    try:
        done = rendered(source + " {{customer.name}}", {"customer.name": "Åse"}, strict=False)
    except PlaceholderError:
        return

    assert "Åse" in done.html or "{{" in source or "[[" in source
