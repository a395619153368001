import pytest
from django.contrib.auth.models import AnonymousUser

from core.services.tags import rename_tag
from kb.models import Article
from kb.search import ArticleIndex
from kb.services import articles, publishing
from search import finder
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db(transaction=True)

index = ArticleIndex()


def found(user, text, **options):
    return [hit["title"] for hit in finder.find(user, text, types=["article"], **options).results]


def test_only_published_wordings_are_documents(eva):
    shelf = make_category()
    body = '**Pak** {{varen}} [her](https://x.example/a_(b) "Titel") <b>nu</b> (ja)'
    published = make_article("Retur", summary="Kort", body=body, tags=["post"], category=shelf)
    reword(published, by=eva, title="Waiting")
    for status in ("draft", "in_review", "archived"):
        make_article(status=status, visibility="public")

    [document] = index.documents()

    assert (document.type, document.id, document.language) == ("article", published.pk, "en")
    assert document.title == "Retur"
    assert document.body.split() == ["Kort", "**Pak**", "varen", "[her]", "nu", "(ja)", "post"]
    assert document.labels == {"staff"}
    assert document.facets == {("tag", "post"), ("category", str(shelf.pk))}


def test_public_ones_are_found_by_all(eva):
    make_article(visibility="public")

    assert next(index.documents()).labels == {"public", "staff"}


def test_documents_of_some_ids(eva):
    first, second = make_article(), make_article()

    assert [document.id for document in index.documents([second.pk])] == [second.pk]
    assert first.pk != second.pk


@pytest.mark.parametrize("count", [1, 3])
def test_documents_come_in_a_steady_number_of_queries(eva, count, django_assert_num_queries):
    for number in range(count):
        make_article(tags=[f"t{number}"])

    with django_assert_num_queries(4):
        assert len(list(index.documents())) == count


def test_everybody_finds_exactly_their_articles(alice, eva):
    make_article("Retur public", visibility="public")
    make_article("Retur internal")
    make_article("Retur draft", status="draft", visibility="public", by=alice)

    assert found(AnonymousUser(), "retur") == ["Retur public"]
    assert sorted(found(alice, "retur")) == ["Retur internal", "Retur public"]
    assert sorted(found(eva, "retur")) == ["Retur internal", "Retur public"]


def test_what_is_published_is_found_by_the_next_request_and_withdrawn_is_not(alice, eva):
    article = make_article("Kvittering", status="draft")
    assert found(alice, "kvittering") == []

    publishing.publish(article, by=eva)
    assert found(alice, "kvittering") == ["Kvittering"]
    assert found(AnonymousUser(), "kvittering") == []

    articles.change_article(article, by=eva, version=None, visibility="public")
    assert found(AnonymousUser(), "kvittering") == ["Kvittering"]

    publishing.archive(article, by=eva)
    assert found(alice, "kvittering") == []


def test_a_waiting_wording_is_not_found(alice, eva):
    reword(make_article("Old"), by=eva, title="Unspoken")

    assert found(eva, "unspoken") == []


def test_a_renamed_tag_is_found(alice, eva):
    article = make_article("Title", tags=["porto"])

    rename_tag(article.tags.get(), name="fragt", by=eva)

    assert found(alice, "fragt") == ["Title"]


def test_words_in_double_braces_are_text(alice, eva):
    make_article("Command", body="Type `am start -n {{com.example.app}}`")

    assert found(alice, "com.example.app") == ["Command"]


def test_visitors_are_led_to_the_help_centre(alice, eva):
    article = make_article("Retur", visibility="public")

    def url(user):
        return finder.find(user, "retur").results[0]["url"]

    assert url(AnonymousUser()) == "/help/en/retur/"
    assert url(alice) == f"/articles/{article.pk}/"


def test_the_help_centre_searches_its_language(client, eva):
    make_article("Returlabel", language="da", visibility="public", body="Find din <b>label</b>")
    make_article("Returetikett", language="nb", visibility="public")
    make_article("Retur intern", language="da")

    page = client.get("/help/da/search/?q=retur")

    assert [hit["title"] for hit in page.context["found"].results] == ["Returlabel"]
    assert "<b>label" not in page.text
    nothing = client.get("/help/da/search/?q=%3Cscript%3E")
    assert "<script>" not in nothing.text
    assert client.get("/help/da/search/?q=%00").status_code == 200


def test_the_index_sees_what_the_queryset_shows(alice, eva):
    make_article("One")

    assert list(index.visible_to(alice)) == list(Article.objects.visible_to(alice))
