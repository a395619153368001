import pytest

from kb.models import Feedback
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


def at(article):
    return f"/api/v1/articles/{article.pk}/feedback/"


def test_a_visitor_votes(api):
    article = make_article(visibility="public")

    answer = api().post(at(article), {"helpful": True, "comment": "Fine"})

    assert (answer.status_code, answer.json()) == (201, {"helpful": True, "comment": "Fine"})
    shown = api().get(f"/api/v1/articles/{article.pk}/").json()
    assert shown["votes"] == {"helpful": 1, "not_helpful": 0}


def test_a_colleague_votes_on_what_they_read(api, alice):
    assert (
        api(alice, "articles:read").post(at(make_article()), {"helpful": False}).status_code == 201
    )
    assert api(alice).post(at(make_article(status="draft")), {"helpful": True}).status_code == 404
    own = make_article(status="draft", by=alice)
    assert api(alice).post(at(own), {"helpful": True}).status_code == 409


def test_a_visitor_cannot_vote_on_what_they_cannot_read(api):
    assert api().post(at(make_article()), {"helpful": True}).status_code == 404


@pytest.mark.parametrize(
    "sent", [{}, {"helpful": "yes"}, {"helpful": None}, {"helpful": True, "stars": 3}]
)
def test_a_vote_is_true_or_false(api, sent):
    article = make_article(visibility="public")

    assert api().post(at(article), sent).status_code == 400
    assert not Feedback.objects.exists()


def test_another_sites_page_casts_no_votes(api, settings):
    article = make_article(visibility="public")

    def vote(origin):
        return api().post(at(article), {"helpful": True}, headers={"Origin": origin}).status_code

    settings.CORS_ALLOWED_ORIGINS = ["https://shop.example"]
    assert vote("https://elsewhere.example") == 403
    assert vote("http://testserver") == 201
    assert vote("https://shop.example") == 201


def test_one_address_votes_so_often(api, settings):
    settings.RATE_LIMIT_ANONYMOUS = 300
    article = make_article(visibility="public")
    visitor = api()

    found = [visitor.post(at(article), {"helpful": True}).status_code for _ in range(11)]

    assert found == [201] * 10 + [429]
