import pytest

from kb.models import Article
from tests.kb.answers import at, errors
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


def test_status_is_changed_by_verbs_alone(api, eva):
    article = make_article(status="draft")

    answer = api(eva).patch(at(article), {"status": "published"}, headers={"If-Match": "*"})

    assert (answer.status_code, answer.json()["status"]) == (200, "draft")


def test_deleting_archives_or_removes(api, alice, eva):
    published, draft = make_article(), make_article(by=alice, status="draft")

    assert api(eva).delete(at(published)).status_code == 428
    assert api(eva).delete(at(published), headers={"If-Match": "*"}).status_code == 204
    assert api(alice).delete(at(draft), headers={"If-Match": "*"}).status_code == 204

    assert [(each.pk, each.status) for each in Article.objects.all()] == [
        (published.pk, "archived")
    ]


def test_the_way_from_draft_to_readers_and_back(api, alice, eva):
    article = make_article(by=alice, status="draft")
    author, editor = api(alice), api(eva)

    def after(client, verb, sent=None):
        answer = client.post(at(article, f"{verb}/"), sent or {})
        assert answer.status_code == 200, answer.json()
        assert answer["ETag"] == f'"article-{article.pk}-{answer.json()["version"]}"'
        return answer.json()["status"]

    assert after(author, "submit") == "in_review"
    assert after(editor, "return", {"comment": "Shorter"}) == "draft"
    assert after(author, "submit") == "in_review"
    assert after(editor, "publish", {"override": {"reason": "known"}}) == "published"
    assert after(editor, "archive") == "archived"
    assert after(editor, "restore") == "draft"


def test_verbs_take_no_other_fields_and_known_numbers(api, eva):
    article = make_article()
    client = api(eva)

    assert errors(client.post(at(article, "archive/"), {"at": "now"})) == [("/at", "unknown_field")]
    assert errors(client.post(at(article, "publish/"), {"revision": 9})) == [
        ("/revision", "unknown")
    ]
    assert client.post(at(article, "submit/"), {}).status_code == 409


def test_an_earlier_wording_is_published_or_restored_by_its_number(api, eva):
    article = reword(make_article("One"), by=eva, title="Two")
    client = api(eva)

    assert client.post(at(article, "publish/"), {}).json()["published_revision"] == 2
    assert client.post(at(article, "publish/"), {"revision": 1}).json()["published_revision"] == 1
    restored = client.post(at(article, "restore/"), {"revision": 1}).json()
    assert (restored["revision"], restored["title"], restored["status"]) == (3, "One", "published")
