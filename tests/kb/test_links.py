"""Links between articles: where they lead whom, and which of them are dead."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb.models import ArticleLink
from kb.services import publishing
from kb.services.links import without_link
from tests.api import caller
from tests.factories import make_user
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


def prose(page):
    """The text of an article out of its page."""
    return page.text.split('class="prose"')[1].split(">", 1)[1].split("</article>")[0]


def dead():
    return sorted(link.fault for link in ArticleLink.objects.read().broken())


@pytest.fixture
def danish(eva):
    return make_article("Returret", visibility="public", language="da", body="# Frist\n\n# Pris")


@pytest.mark.parametrize(
    "address",
    [
        "article:{id}",
        "article:{slug}",
        "/articles/{id}/",
        "/help/da/{slug}/",
        "/help/sv/{slug}",
        "http://testserver/articles/{id}/",
        "http://testserver/help/da/{slug}/",
    ],
)
def test_every_spelling_leads_visitors_to_the_help_centre_and_colleagues_to_the_page(
    client, alice, danish, address
):
    address = address.format(id=danish.pk, slug=danish.slug)
    body = f"[her]({address}#Frist) []({address}) <b>"
    article = make_article(visibility="public", language="da", body=body)

    page = client.get(article.public_url)
    assert f'<a href="{danish.public_url}#h-frist">her</a>' in prose(page)
    assert f'<a href="{danish.public_url}">Returret</a>' in prose(page)
    client.force_login(alice)
    page = client.get(f"/articles/{article.pk}/")
    assert f'<a href="/articles/{danish.pk}/#h-frist">her</a>' in prose(page)
    assert dead() == []


def test_the_reader_gets_the_version_in_their_language(client, danish):
    norwegian = make_article(
        "Angrerett", visibility="public", language="nb", translation_of=danish, body="# Tid"
    )
    article = make_article(
        visibility="public", language="da", body=f"[x](article:{danish.pk}#h-frist)"
    )
    client.force_login(make_user(language="nb"))

    assert f'<a href="/articles/{norwegian.pk}/">x</a>' in prose(
        client.get(f"/articles/{article.pk}/")
    )
    client.logout()
    assert f'<a href="{danish.public_url}#h-frist">x</a>' in prose(client.get(article.public_url))


def test_what_a_reader_may_not_see_is_no_link_and_has_no_title(client, alice, eva):
    internal = make_article("Bonus of the staff")
    draft = make_article("Plans for spring", status="draft")
    body = "\n\n".join(
        [
            f"[one](article:{internal.pk}) []({internal.get_absolute_url()})",
            f"http://testserver/help/en/{internal.slug}/ [two](article:{draft.slug})",
            "[retur](reply:retur) [list](/replies/) [other](https://example.org/articles/1/)",
        ]
    )
    article = make_article(visibility="public", body=body)

    shown = prose(client.get(article.public_url))
    assert [shown.count(text) for text in ("<a ", "example.org", "onus", "lans for")] == [
        1,
        1,
        0,
        0,
    ]
    assert all(word in shown for word in ("one", "two", "retur"))
    client.force_login(alice)
    page = prose(client.get(f"/articles/{article.pk}/"))
    assert f'<a href="/articles/{internal.pk}/">Bonus of the staff</a>' in page
    assert "two</p>" in page
    assert '<a href="/r/retur?fill=1">retur</a>' in page


def test_a_link_is_dead_as_soon_as_its_readers_cannot_follow_it(eva, danish):
    def leading(address, **fields):
        return make_article(address, body=f"[x]({address})", **fields)

    internal = make_article()
    leading(f"article:{danish.pk}")
    leading(f"/help/da/{danish.slug}/#h-frist", visibility="public")
    leading(f"article:{internal.pk}", visibility="public")
    leading("article:999999")
    leading("reply:nothing")
    assert dead() == ["internal", "removed", "reply"]

    reword(danish, by=eva, body="# Price")
    publishing.publish(danish, by=eva)
    assert dead() == ["anchor", "internal", "removed", "reply"]
    publishing.archive(danish, by=eva)
    assert dead() == [*("archived", "archived", "internal", "removed", "reply")]


def test_a_link_leads_to_what_is_written_after_it():
    make_article(body="[x](article:later-on#h-one)")
    assert dead() == ["removed"]

    make_article("Later on", body="# One")

    assert dead() == []


def test_dead_links_are_in_the_list_of_work_and_go_with_one_click(client, alice, eva):
    target = make_article("Old price")
    article = make_article(body=f"See [the price](article:{target.pk}) first.")
    client.force_login(eva)
    page = client.get(f"/articles/{target.pk}/").text
    assert all(words in page for words in ("What links here", "Archive anyway"))
    publishing.archive(target, by=eva)
    [link] = ArticleLink.objects.all()

    listed = client.get("/todo/?kind=hidden_link").text
    assert "Leads to an article in the archive: Old price" in listed
    assert "Dead links" in client.get(f"/articles/{article.pk}/").text
    client.post(f"/articles/links/{link.pk}/take-out/")

    article.refresh_from_db()
    assert article.wording.body == "See the price first."
    assert not ArticleLink.objects.exists()
    client.force_login(alice)
    assert "Old price" not in client.get("/todo/").text


def test_only_those_who_see_an_article_learn_that_it_links_here(client, alice, eva):
    target = make_article("Price", visibility="public")
    make_article("Secret plan", status="draft", body=f"[x](article:{target.pk})")
    newer = make_article("Known text")
    reword(newer, by=eva, title="Known text", body=f"[x](article:{target.pk})")

    def told(user):
        client.force_login(user)
        page = client.get(f"/articles/{target.pk}/").text
        return [title for title in ("Secret plan", "Known text") if title in page]

    assert (told(alice), told(eva)) == ([], ["Secret plan", "Known text"])


def test_a_dead_link_does_not_say_what_an_agent_may_not_know(client, alice, eva):
    hidden = make_article("Plans for spring", status="draft")
    body = f"[a](article:{hidden.pk}) [b](article:999999)"
    draft = make_article(status="draft", by=alice, body=body)

    def told(user):
        client.force_login(user)
        page = client.get(f"/articles/{draft.pk}/").text
        return (page.count("no such article for colleagues"), page.count("Plans for spring"))

    assert (told(alice), told(eva)) == ((2, 0), (0, 1))


@pytest.mark.parametrize(("who", "status"), [("bob", 404), ("alice", 302), ("eva", 302)])
def test_a_link_is_taken_out_by_those_who_see_its_article(client, request, alice, who, status):
    article = make_article(status="draft", by=alice, body="[x](article:999999)")
    client.force_login(request.getfixturevalue(who))

    answer = client.post(f"/articles/links/{article.links.get().pk}/take-out/")

    assert answer.status_code == status
    article.refresh_from_db()
    assert article.newest.body == ("x" if status == 302 else "[x](article:999999)")


def test_the_api_gives_the_source_as_it_is(alice):
    article = make_article(body="[x](article:1)")

    assert caller(alice).get(f"/api/v1/articles/{article.pk}/").json()["body"] == "[x](article:1)"


def test_a_page_asks_no_more_for_three_links_than_for_one(client):
    def asked(count):
        targets = [make_article(visibility="public") for _ in range(count)]
        body = " ".join(f"[x](article:{target.pk})" for target in targets)
        article = make_article(visibility="public", body=body)
        client.get(article.public_url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.public_url)
        return len(queries)

    assert asked(3) == asked(1)


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("[a](article:1) [b](article:12)", "a [b](article:12)"),
        ('![a](<article:1> "t")', "a"),
        ("`x` [a][1]\n\n[1]: article:1", "`x` [a][1]\n\n[1]: article:1"),
    ],
)
def test_a_link_taken_out_leaves_its_words(source, left):
    assert without_link(source, "article:1") == left


def test_a_bare_address_is_taken_out_whole():
    source = (
        "See http://testserver/articles/1/ or <http://testserver/articles/1/>, not /articles/1/."
    )

    assert without_link(source, "http://testserver/articles/1/") == "See  or , not /articles/1/."


def test_the_list_of_work_asks_no_more_for_three_dead_links_than_for_one(client, eva):
    def asked(count):
        for _ in range(count):
            make_article(body="[x](article:999999)")
        client.get("/todo/?kind=hidden_link")
        with CaptureQueriesContext(connection) as queries:
            client.get("/todo/?kind=hidden_link")
        return len(queries)

    client.force_login(eva)
    assert asked(1) == asked(2)
