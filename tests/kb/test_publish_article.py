import pytest

from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from core.models import Change
from kb.models import Article
from kb.services import articles, publishing
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


def last_verb():
    return Change.objects.order_by("sequence").last().verb


def test_an_author_sends_a_draft_to_review_and_an_editor_publishes_it(alice, eva):
    article = make_article("One", by=alice, status="draft")

    submitted = publishing.submit(article, by=alice)
    assert (submitted.status, last_verb()) == ("in_review", "submitted")

    published = publishing.publish(submitted, by=eva)
    assert (published.status, last_verb()) == ("published", "published")
    assert published.published_revision == published.newest_revision
    assert published.version == article.version + 2


def test_an_editor_sends_it_back_with_a_comment(alice, eva):
    article = make_article(by=alice, status="in_review")

    returned = publishing.return_to_draft(article, comment="Shorter", by=eva)

    assert (returned.status, returned.review_comment) == ("draft", "Shorter")
    assert publishing.submit(returned, by=alice).review_comment == ""


def test_an_earlier_revision_can_be_published(eva):
    article = reword(make_article("One"), by=eva, title="Two")
    article = publishing.publish(article, by=eva)
    assert str(article) == "Two"

    article = publishing.publish(article, by=eva, revision=1)

    assert (str(article), article.newest.title, article.waits) == ("One", "Two", True)


def test_publishing_what_is_published_changes_nothing(eva):
    article = make_article()

    assert publishing.publish(article, by=eva).version == article.version


def test_another_articles_revision_cannot_be_published(eva):
    reword(make_article(), by=eva)

    with pytest.raises(Invalid) as refused:
        publishing.publish(make_article(), by=eva, revision=2)
    assert list(refused.value.errors) == ["revision"]


def test_archiving_takes_it_from_readers_and_restoring_makes_a_draft(eva):
    article = publishing.archive(make_article(), by=eva)
    assert (article.status, article.published_revision) == ("archived", None)

    article = publishing.restore(article, by=eva)
    assert (article.status, article.was_published) == ("draft", True)


def test_restoring_a_revision_makes_its_wording_the_newest(eva):
    article = reword(make_article("One"), by=eva, title="Two")

    article = publishing.restore_revision(article, revision=1, by=eva)

    assert (article.newest.number, article.newest.title, article.status) == (3, "One", "published")
    assert publishing.restore_revision(article, revision=1, by=eva).newest.number == 3


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("published", "submit"),
        ("archived", "submit"),
        ("draft", "return_to_draft"),
        ("published", "return_to_draft"),
        ("archived", "publish"),
        ("draft", "restore"),
        ("published", "restore"),
    ],
)
def test_a_verb_that_does_not_fit_the_status_is_a_conflict(eva, status, verb):
    article = make_article(status=status)
    more = {"comment": ""} if verb == "return_to_draft" else {}

    with pytest.raises(Conflict):
        getattr(publishing, verb)(article, by=eva, **more)


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("return_to_draft", {"comment": ""}),
        ("publish", {}),
        ("archive", {}),
        ("restore", {}),
    ],
)
def test_agents_do_not_do_what_editors_do(alice, verb, more):
    article = make_article(by=alice, status="in_review")

    with pytest.raises(NotAllowed):
        getattr(publishing, verb)(article, by=alice, **more)


def test_a_verb_on_another_version_is_stale(eva):
    article = make_article(status="draft")

    with pytest.raises(Stale):
        publishing.publish(article, by=eva, version=article.version + 1)


def test_ones_own_draft_that_nobody_read_is_removed(alice):
    article = make_article(by=alice, status="draft", tags=["x"])

    articles.delete_article(article, by=alice, version=article.version)

    assert not Article.objects.exists()
    assert last_verb() == "deleted"


def test_anything_else_is_archived(alice, eva):
    theirs = make_article(by=alice, status="draft")
    published = make_article(by=eva)

    for article in (theirs, published):
        articles.delete_article(article, by=eva, version=None)

    assert list(Article.objects.values_list("status", flat=True)) == ["archived", "archived"]


def test_agents_take_away_nothing_else(alice, bob):
    for article in (make_article(by=alice, status="draft"), make_article(by=bob)):
        with pytest.raises(NotAllowed):
            articles.delete_article(article, by=bob, version=None)
