import pytest
from django.contrib.auth.models import AnonymousUser

from kb.models import Article
from kb.services import publishing
from tests.kb.answers import ARTICLES, at, errors
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db

NEW = {
    "title": "Hvordan returnerer jeg en vare?",
    "summary": "Kort",
    "body": "Læg **alt** i.\r\n",
    "language": "da_DK",
    "visibility": "public",
    "tags": ["retur"],
    "attachments": [],
    "review_due": "2027-01-31",
    "translation_of": None,
    "source": "",
    "external_id": "",
    "change_note": "first version",
}


def test_a_new_article_is_answered_with_all_it_is(api, eva, settings):
    shelf = make_category()
    answer = api(eva).post(ARTICLES, {**NEW, "category": shelf.pk})
    article = Article.objects.get()

    assert answer.status_code == 201
    assert answer["Location"] == at(article)
    assert answer["ETag"] == f'"article-{article.pk}-1"'
    shown = answer.json()
    assert all(shown.pop(name).endswith("Z") for name in ("created_at", "updated_at"))
    assert shown == {
        "id": article.pk,
        "slug": "hvordan-returnerer-jeg-en-vare",
        "title": "Hvordan returnerer jeg en vare?",
        "summary": "Kort",
        "body": "Læg **alt** i.\r\n",
        "language": "da",
        "category": shelf.pk,
        "visibility": "public",
        "status": "draft",
        "tags": ["retur"],
        "attachments": [],
        "review_due": "2027-01-31",
        "translation_of": None,
        "source": "",
        "external_id": "",
        "version": 1,
        "revision": 1,
        "published_revision": None,
        "publish_at": None,
        "reviewed_at": None,
        "follows": None,
        "owner": eva.pk,
        "translations": [],
        "outdated": False,
        "votes": {"helpful": 0, "not_helpful": 0},
        "findings": None,
        "url": f"/articles/{article.pk}/",
        "public_url": None,
    }


def test_what_is_left_out_gets_its_default(api, alice):
    alice.language = "nb"
    alice.save()
    shown = api(alice).post(ARTICLES, {"title": "T", "body": "B"}).json()

    assert [shown[name] for name in ("status", "visibility", "category", "language")] == [
        "draft",
        "internal",
        None,
        "nb",
    ]


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ({"body": "B"}, [("/title", "required")]),
        ({"title": "", "body": ""}, [("/title", "blank"), ("/body", "blank")]),
        ({"title": "T", "body": "B", "colour": 1}, [("/colour", "unknown_field")]),
        ({"title": 7, "body": "B"}, [("/title", "wrong_type")]),
        ({"title": "T", "body": "B" * 1_000_001}, [("/body", "max_length")]),
        ({"title": "T", "body": "B", "language": "xx"}, [("/language", "unknown_language")]),
        ({"title": "T", "body": "B", "category": 999}, [("/category", "does_not_exist")]),
        ({"title": "T", "body": "B", "attachments": [12]}, [("/attachments", "unknown")]),
        ({"title": "T", "body": "B", "status": "gone"}, [("/status", "invalid_choice")]),
        ({"title": "T", "body": "B", "review_due": "soon"}, [("/review_due", "invalid")]),
        ({"title": "T", "body": "B", "translation_of": 9}, [("/translation_of", "does_not_exist")]),
        ({"title": "T\nU", "body": "B"}, [("/title", "one_line")]),
    ],
)
def test_what_cannot_be_taken_is_pointed_at(api, eva, sent, found):
    answer = api(eva).post(ARTICLES, sent)

    assert (answer.status_code, errors(answer)) == (400, found)
    assert not Article.objects.exists()


def test_a_hidden_article_is_no_source_of_a_translation(api, alice):
    hidden = make_article(status="draft")

    answer = api(alice).post(ARTICLES, {"title": "T", "body": "B", "translation_of": hidden.pk})

    assert errors(answer) == [("/translation_of", "does_not_exist")]


def test_publishing_at_once_takes_the_right_and_the_scope(api, alice, eva):
    sent = {"title": "T", "body": "B", "status": "published"}

    assert api(alice).post(ARTICLES, sent).status_code == 403
    refused = api(eva, "articles:write").post(ARTICLES, sent)
    assert (refused.status_code, refused.json()["code"]) == (403, "insufficient_scope")
    assert api(eva).post(ARTICLES, sent).json()["status"] == "published"


def test_get_change_patch_works(api, eva):
    article = make_article("Old", status="draft", tags=["a"])
    client = api(eva)
    read = client.get(at(article))

    sent = {**read.json(), "title": "New", "change_note": "why"}
    answer = client.patch(at(article), sent, headers={"If-Match": read["ETag"]})

    assert (answer.status_code, answer.json()["title"]) == (200, "New")
    assert answer["ETag"] == f'"article-{article.pk}-{article.version + 1}"'
    assert answer.json()["revision"] == 2


def test_a_patch_needs_the_tag_it_started_from(api, eva):
    article = make_article("Old", status="draft")
    client = api(eva)
    assert client.patch(at(article), {"title": "New"}).status_code == 428

    reword(article, by=eva, title="Theirs")
    answer = client.patch(
        at(article), {"title": "New"}, headers={"If-Match": f'"article-{article.pk}-1"'}
    )

    assert (answer.status_code, answer.json()["current"]["title"]) == (412, "Theirs")
    assert (
        client.patch(at(article), {"title": "New"}, headers={"If-Match": "*"}).json()["title"]
        == "New"
    )


def test_while_a_newer_wording_waits_the_plain_tag_changes_nothing(api, eva):
    article = reword(make_article("Old"), by=eva, title="New")
    client = api(eva)

    plain = client.get(at(article))
    assert plain.json()["title"] == "Old"
    assert plain["ETag"] == f'"article-{article.pk}-{article.version}-p"'
    refused = client.patch(at(article), {"title": "X"}, headers={"If-Match": plain["ETag"]})
    assert (refused.status_code, refused.json()["current"]["title"]) == (412, "New")

    newest = client.get(at(article, "?revision=newest"))
    assert newest.json()["title"] == "New"
    assert newest["ETag"] == f'"article-{article.pk}-{article.version}"'
    done = client.patch(at(article), {"title": "X"}, headers={"If-Match": newest["ETag"]})
    assert (done.status_code, done.json()["title"]) == (200, "X")


def test_if_none_match_spares_the_body(api, eva):
    article = make_article()
    client = api(eva)
    tag = client.get(at(article))["ETag"]

    assert client.get(at(article), headers={"If-None-Match": tag}).status_code == 304
    reword(article, by=eva)
    assert client.get(at(article), headers={"If-None-Match": tag}).status_code == 200


def test_the_newest_wording_is_for_editors_and_the_author(api, alice, bob, eva):
    article = reword(make_article("Old", by=alice, visibility="public"), by=eva, title="New")
    asked = at(article, "?revision=newest")

    assert api(eva).get(asked).json()["title"] == "New"
    assert api(alice).get(asked).json()["title"] == "New"
    assert api(bob).get(asked).status_code == 403
    assert api().get(asked).status_code == 401
    assert api(eva).get(at(article, "?revision=2")).status_code == 400


def test_a_stale_patch_shows_nothing_of_it_to_others(api, bob, eva):
    article = reword(make_article("Old"), by=eva, title="Secret")

    for headers in ({}, {"If-Match": '"article-1-1"'}, {"If-Match": "*"}):
        answer = api(bob).patch(at(article), {"title": "x"}, headers=headers)
        assert (answer.status_code, "Secret" in answer.text) == (403, False)


def test_history_is_for_editors_and_the_author(api, alice, bob, eva):
    article = reword(make_article("One", by=alice), by=eva, title="Two", change_note="why")
    asked = at(article, "revisions/")

    shown = api(eva).get(asked).json()
    assert shown["count"] == 2
    first = shown["results"][0]
    assert first.pop("created_at").endswith("Z")
    assert first == {
        "number": 2,
        "title": "Two",
        "summary": "",
        "body": "What to **do**.",
        "author": eva.pk,
        "change_note": "why",
        "major": False,
        "overrides": [],
    }
    assert api(alice).get(asked).status_code == 200
    assert api(bob).get(asked).status_code == 403
    assert api().get(asked).status_code == 401
    hidden = make_article(status="draft")
    assert api(bob).get(at(hidden, "revisions/")).status_code == 404


def test_visitors_read_what_is_public_and_nothing_else(api, eva):
    public = make_article("Public", visibility="public")
    internal = make_article("Internal")
    reword(public, by=eva, title="Waiting")
    visitor = api()

    shown = visitor.get(ARTICLES).json()
    assert [row["title"] for row in shown["results"]] == ["Public"]
    assert shown["results"][0]["owner"] is None
    assert shown["results"][0]["public_url"] == "/help/en/public/"
    assert visitor.get(at(public)).json()["title"] == "Public"
    assert visitor.get(at(internal)).status_code == 404
    assert visitor.post(ARTICLES, {}).status_code == 401


def test_a_withdrawn_article_is_gone_with_the_next_request(api, eva):
    article = make_article(visibility="public")
    publishing.archive(article, by=eva)

    assert api().get(at(article)).status_code == 404


def test_translations_are_named_as_far_as_they_are_seen(api, alice, eva):
    english = make_article(language="en")
    danish = make_article(language="da", translation_of=english, status="draft")

    assert api(eva).get(at(english)).json()["translations"] == [{"id": danish.pk, "language": "da"}]
    assert api(eva).get(at(danish)).json()["translation_of"] == english.pk
    assert api(alice).get(at(english)).json()["translations"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    api, alice, eva, count, django_assert_num_queries
):
    client = api(alice)
    client.get(ARTICLES)
    for number in range(count):
        source = make_article(tags=[f"t{number}"], category=make_category())
        make_article(language="da", translation_of=source)
        reword(source, by=eva, major=True)

    with django_assert_num_queries(8):
        assert client.get(ARTICLES).json()["count"] == 2 * count


def test_anonymous_sees_what_the_queryset_says(api):
    make_article(visibility="public")

    shown = api().get(ARTICLES).json()["results"]

    assert [row["id"] for row in shown] == [
        each.pk for each in Article.objects.visible_to(AnonymousUser())
    ]
