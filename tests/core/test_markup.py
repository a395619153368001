"""What readers get of a Markdown source: safe HTML, or text without marks."""

import re
import time

import pytest

from core import markup
from core.markup import Lead, addresses, headings, links, plain, render

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<style>*{background:url(//evil.example)}</style>",
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="//evil.example"><button>x</button></form>',
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    '<base href="//evil.example/">',
    '<div style="position:fixed">x</div>',
    "<!-- --><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](java\u200bscript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.com/1)",
    "[x](view-source:javascript:alert(1))",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[1]\n\n[1]: <javascript:alert(1)> 'title'",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://tracker.example/pixel.png)",
    '[x](https://a.example "><script>alert(1)</script>")',
    "[x](https://a.example/'onmouseover=alert(1))",
    '[x](https://a.example/"onmouseover=alert(1)//)',
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    '```"><script>\nalert(1)</script>\n```',
    '# x {: onclick="alert(1)" }',
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "> <script>alert(1)</script>",
    "\x02klzzwxh:0000\x03<script>alert(1)</script>",
    "\ue0000\ue001<script>alert(1)</script>",
    "{{<script>alert(1)</script>}}",
    "[[<img src=x onerror=alert(1)>|]]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
TAG = re.compile(r"<(/?)([^\s>/]+)([^>]*)>")
ATTRIBUTE = re.compile(r' (?:href="([^"]*)"|rel="noopener nofollow"|id="h-[a-z0-9-]+"|align="\w+")')


@pytest.mark.parametrize("source", ATTACKS)
def test_nothing_in_a_source_can_act(source):
    for _, tag, attributes in TAG.findall(render(source)):
        assert tag in markup.rendering.TAGS
        assert ATTRIBUTE.sub("", attributes) == ""
        for address in ATTRIBUTE.findall(attributes):
            assert re.match(r"(https?://(a|tracker)\.example|$)", address)


def test_markup_of_every_kind():
    source = (
        "# Retur\n\nHej **Mette**, her er _din_ `kode`.\n\n"
        "1. Først\n2. Så\n\n> Citat\n\n| Vare | Pris |\n|---|--:|\n| Kop | 49 |\n\n"
        "```\n<b>\n```\n\n---"
    )
    assert render(source) == (
        '<h2 id="h-retur">Retur</h2>\n'
        "<p>Hej <strong>Mette</strong>, her er <em>din</em> <code>kode</code>.</p>\n"
        "<ol>\n<li>Først</li>\n<li>Så</li>\n</ol>\n"
        "<blockquote>\n<p>Citat</p>\n</blockquote>\n"
        '<table>\n<thead>\n<tr>\n<th>Vare</th>\n<th align="right">Pris</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>Kop</td>\n<td align="right">49</td>\n</tr>\n</tbody>\n</table>\n'
        "<pre><code>&lt;b&gt;\n</code></pre>\n<hr>"
    )


def test_html_is_shown_as_typed_but_for_a_line_break():
    assert render("<b>fed</b><br/>ny linje") == "<p>&lt;b&gt;fed&lt;/b&gt;<br>\nny linje</p>"


@pytest.mark.parametrize(
    ("source", "levels"),
    [("## a\n\n### b", [2, 3]), ("# a\n\n## b", [2, 3]), ("###### a\n\n# b", [6, 2])],
)
def test_headings_stand_below_the_title_of_the_page(source, levels):
    assert [each.level for each in headings(render(source))] == levels


def test_headings_have_anchors_of_their_own():
    html = render("## Køb & *retur*\n\n## Køb & retur\n\n## {{team.name}}")

    assert [(each.id, each.text) for each in headings(html)] == [
        ("h-koeb-retur", "Køb & retur"),
        ("h-koeb-retur-2", "Køb & retur"),
        ("h-text", "{{team.name}}"),
    ]


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("[x](https://a.dk/?a=1&b=2)", '<a href="https://a.dk/?a=1&amp;b=2" OUTSIDE>x</a>'),
        ("[x](/help/da/)", '<a href="/help/da/">x</a>'),
        ("[x](#h-retur)", '<a href="#h-retur">x</a>'),
        ("[x](mailto:hej@example.com)", '<a href="mailto:hej@example.com">x</a>'),
        ("[x](tel:+4512345678)", '<a href="tel:+4512345678">x</a>'),
        ("[x](nowhere:abc)", "x"),
        ("![Kop](https://a.dk/kop.png)", '<a href="https://a.dk/kop.png" OUTSIDE>Kop</a>'),
        ("https://a.dk/b_c_d.", '<a href="https://a.dk/b_c_d" OUTSIDE>https://a.dk/b_c_d</a>.'),
        ("[https://a.dk](https://a.dk)", '<a href="https://a.dk" OUTSIDE>https://a.dk</a>'),
    ],
)
def test_links_lead_only_where_they_may(source, link):
    expected = link.replace("OUTSIDE", 'rel="noopener nofollow"')

    assert render(source) == f"<p>{expected}</p>"


def test_a_scheme_of_our_own_is_asked_where_it_leads(monkeypatch):
    monkeypatch.setattr(links, "_resolvers", {})
    links.register("reply", lambda short: f"/r/{short}" if short == "retur" else None)

    assert render("[a](reply:retur) [b](reply:gone)") == '<p><a href="/r/retur">a</a> b</p>'


@pytest.mark.parametrize(
    "source",
    [
        "{{customer.first_name}}",
        "{{customer.first_name|ven_af_huset}}",
        "[[Hej **{{customer.name}}**|Hej]]",
        "[[a|b]]",
        r"\{{cursor}}",
        r"\[[ikke en klausul]]",
        "{{?hvad_mangler|*intet*}}",
    ],
)
def test_placeholders_stay_as_typed(source):
    assert render(f"_Før_ {source} efter") == f"<p><em>Før</em> {source} efter</p>"
    assert plain(f"_Før_ {source} efter") == f"Før {source} efter"


def test_lists_may_follow_a_text_and_nest_by_two():
    assert render("Vi mangler:\n- navn\n  1. for\n- ordre\n\nTak") == (
        "<p>Vi mangler:</p>\n<ul>\n<li>navn<ol>\n<li>for</li>\n</ol>\n</li>\n"
        "<li>ordre</li>\n</ul>\n<p>Tak</p>"
    )


def test_a_year_at_the_start_of_a_line_is_no_list():
    assert render("Det var i\n2024. Et godt år") == "<p>Det var i\n2024. Et godt år</p>"


def test_code_inside_an_item():
    assert "<pre><code>x\n</code></pre>" in render("1. a\n\n   ```\n   x\n   ```\n2. b")


def test_new_lines_count_where_asked_for():
    assert render("a\nb", line_breaks=True) == "<p>a<br>\nb</p>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Retur\n\nHej **Mette**,\nher _er_ `kode_n`.", "Retur\n\nHej Mette,\nher er kode_n."),
        ("a\n\n\n\n\nb\n\n", "a\n\nb"),
        ("Titel\n=====\nTekst", "Titel\nTekst"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("* a\n+ b\n  - c\n1. d\n2) e", "- a\n- b\n  - c\n1. d\n2) e"),
        ("> citat\n> > mere", "citat\nmere"),
        ("[Vilkår](https://a.dk/b)", "Vilkår: https://a.dk/b"),
        ("[https://a.dk](https://a.dk) <https://b.dk>", "https://a.dk https://b.dk"),
        ("[skriv](mailto:a@b.dk) [a@b.dk](mailto:a@b.dk)", "skriv: a@b.dk a@b.dk"),
        ("[retur](reply:retur) [her](/help/da/) [op](#top)", "retur her op"),
        ("[a][1] [1][]\n\n[1]: https://a.dk", "a: https://a.dk 1: https://a.dk"),
        ("[a](javascript:alert(1))", "a"),
        ("![Kop](https://a.dk/k.png)", "Kop: https://a.dk/k.png"),
        ("| a | **b** |\n|---|:-:|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("```js\nlet **a**;\n\n```\nefter", "let **a**;\n\nefter"),
        ("a\n\n    kode *x*\n\nb", "a\n\nkode *x*\n\nb"),
        ("``a ` b`` `", "a ` b `"),
        (r"\*ikke\* 5 \> 4", "*ikke* 5 > 4"),
        ("snake_case_name og __init__", "snake_case_name og init"),
        ("2 * 3 * 4 og **halv", "2 * 3 * 4 og **halv"),
        ("***begge*** **a *b* c**", "begge a b c"),
        ("Tom &amp; Jerry &lt;3 AT&T &copy=1", "Tom & Jerry <3 AT&T &copy=1"),
        ("a<br>b <b>c</b>", "a\nb <b>c</b>"),
        ("{{a_b}} _{{c_d}}_", "{{a_b}} {{c_d}}"),
        ("[følg]({{order.url}})", "følg: {{order.url}}"),
        ("[x] [ ] [", "[x] [ ] ["),
        ("a\r\nb\rc", "a\nb\nc"),
        ("- [ ] tjek", "- [ ] tjek"),
        ("Hej 👋\n\nÅse", "Hej 👋\n\nÅse"),
        ("", ""),
    ],
)
def test_plain_text(source, text):
    assert plain(source) == text


def test_plain_text_for_an_index_has_no_addresses():
    assert plain("[Vilkår](https://a.dk/b)", addresses=False) == "Vilkår"


def test_a_placeholder_leads_nowhere_yet():
    assert render("[følg]({{order.url}}) <{{order.url}}>") == "<p>følg &lt;{{order.url}}&gt;</p>"


HOSTILE = [
    *("[", "![", "[a](", "](", "[a][b] ", "[[", "[[a|", "{{", "{{a}}", "*", "_", "**a *b", "***"),
    *("`", "`` ` ", "```\n", "~~~\na\n", ">", "> ", "<", "<a", "<http://a", "<!--", "<![CDATA["),
    *("- ", "1. ", "- a\n", "- a\n    - b\n", "  - a\n", "# a\n", "a\n===\n", "---\n", "|", "| a "),
    *(
        "\n",
        "\t",
        "a  \n",
        "    a\n",
        "\\",
        "&",
        "&amp;",
        "\x00",
        "\x02",
        "\ue000",
        "https://a.b/ ",
    ),
    *("[a]: b\n", "![a](b ", "[a](<b", '[a](b "', "(", "\n>", "> - a\n", "a@b.", "<a@b.c>"),
]


@pytest.mark.parametrize("read", [render, plain])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(read, piece):
    source = piece * (200_000 // len(piece))

    started = time.process_time()
    read(source)

    # A quadratic reader needs minutes for these.
    assert time.process_time() - started < 5


@pytest.mark.parametrize("read", [render, plain])
def test_a_megabyte_is_read(read):
    source = "Dette er en **helt** almindelig tekst med [et link](https://a.dk/x).\n\n" * 14_700

    assert len(read(source)) > 600_000


def test_what_is_too_heavy_is_shown_as_typed():
    source = "[" * 20_000 + "<script>"

    assert render(source) == f'<pre class="is-source">{"[" * 20_000}&lt;script&gt;</pre>'


def test_anchors_are_given_once_whatever_the_headings_are_called():
    made = render("# Køb\n\n# Køb\n\n# Køb 2\n\n# Ærø & Åse\n\n# ???\n\n# ???")

    assert [heading.id for heading in headings(made)] == [
        *("h-koeb", "h-koeb-2", "h-koeb-2-2", "h-aeroe-aase", "h-text", "h-text-2")
    ]


def test_a_reader_decides_where_links_lead():
    leads = {"article:1": Lead("/one/", "One & all"), "/two/": Lead(None, "Two"), "x:y": Lead(None)}
    source = "[](article:1) [said](article:1) [**/two/**](/two/) [a](x:y) [b](/three/) `[c](/two/)`"

    made = render(source, leader=leads.get)

    assert made == (
        '<p><a href="/one/">One &amp; all</a> <a href="/one/">said</a> Two a '
        '<a href="/three/">b</a> <code>[c](/two/)</code></p>'
    )
    assert addresses(source) == ["article:1", "/two/", "x:y", "/three/"]
