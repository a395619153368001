import pytest

from responses.hygiene.mentions import articles_in


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Se {{article:retur}} og [her]({{article:bytte}}).", ("retur", "bytte")),
        ("Se https://svar.example/help/da/retur/ nu", ("retur",)),
        ("[her](/help/nb/slik-returnerer-du)", ("slik-returnerer-du",)),
        ("{{article:retur}} https://x.example/help/da/retur/", ("retur",)),
        ("https://x.example/help/da/ og /help/da/category/retur/", ()),
        ("{{ /help/da/retur/", ("retur",)),
        ("", ()),
    ],
)
def test_articles_a_text_leads_to(text, slugs):
    assert articles_in(text) == slugs
