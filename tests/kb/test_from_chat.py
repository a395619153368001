"""Articles submitted from a chat: colleagues use them, marked, before an editor has read them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kb.models import Article
from kb.services import articles, publishing
from search import finder
from tests.api import caller
from tests.kb.factories import make_article, titles

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def submitted(alice):
    return make_article(
        "Støvsugerfilter", status="in_review", visibility="public", by=alice, from_chat=True
    )


def found(user, text="støvsugerfilter"):
    return finder.find(user, text, types=["article"]).results


def test_agents_read_and_find_it_marked(submitted, bob):
    assert titles(Article.objects.visible_to(bob)) == ["Støvsugerfilter"]
    [hit] = found(bob)
    assert (hit["title"], hit["not_reviewed"]) == ("Støvsugerfilter", True)
    assert Article.objects.visible_to(bob).saying("stoevsugerfilter", bob).exists()


def test_visitors_do_not_whatever_it_is_meant_for(submitted):
    visitor = AnonymousUser()

    assert titles(Article.objects.visible_to(visitor)) == []
    assert found(visitor) == []
    assert caller().get("/api/v1/search/?q=stoevsugerfilter").json()["count"] == 0
    assert caller().get(f"/api/v1/articles/{submitted.pk}/").status_code == 404


def test_sent_back_it_is_its_authors_again(submitted, alice, bob, eva):
    publishing.return_to_draft(submitted, comment="More", by=eva)

    assert titles(Article.objects.visible_to(bob)) == []
    assert titles(Article.objects.visible_to(alice)) == ["Støvsugerfilter"]
    assert found(alice) == found(eva) == []


def test_published_the_mark_is_gone_and_visitors_find_it(submitted, eva, bob):
    publishing.publish(submitted, by=eva)

    assert "not_reviewed" not in found(bob)[0]
    assert [hit["title"] for hit in found(AnonymousUser())] == ["Støvsugerfilter"]


def test_a_changed_wording_is_found_at_once(submitted, alice, bob):
    articles.change_article(submitted, by=alice, version=None, title="Kaffefilter")

    assert [hit["title"] for hit in found(bob, "kaffefilter")] == ["Kaffefilter"]
    assert found(bob) == []


def test_other_drafts_in_review_stay_hidden(alice, bob):
    make_article("Støvsugerfilter", status="in_review", by=alice)

    assert titles(Article.objects.visible_to(bob)) == []
    assert found(bob) == found(alice) == []


def test_agents_read_it_and_change_it_not(submitted, bob):
    assert caller(bob).get(f"/api/v1/articles/{submitted.pk}/").status_code == 200
    refused = caller(bob).patch(
        f"/api/v1/articles/{submitted.pk}/", {"title": "x"}, HTTP_IF_MATCH="*"
    )

    assert refused.status_code == 403
