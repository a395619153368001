"""`reply:` in articles leads to a reply by its short code."""

from core.markup import render


def test_article_may_link_to_a_short_code():
    assert 'href="/r/k%C3%B8b"' in render("[køb](reply:køb)")
    assert "href" not in render("[x](reply:../settings/)")
