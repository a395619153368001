from datetime import date

import pytest

from kb.services.feedback import give_feedback
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    def as_user(user):
        client.force_login(user)
        return client

    return as_user


def test_visitors_are_asked_to_sign_in(client):
    article = make_article(visibility="public")

    for address in ("/articles/", f"/articles/{article.pk}/", "/articles/new/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address}")


def test_the_list_shows_what_the_user_may_read(signed_in, alice):
    make_article("Public", visibility="public")
    make_article("Draft", status="draft")
    make_article("Mine", status="draft", by=alice)

    page = signed_in(alice).get("/articles/").context["page"]

    assert sorted(map(str, page)) == ["Mine", "Public"]


def test_an_empty_list_says_what_it_is_for(signed_in, alice):
    assert "Write the first article" in signed_in(alice).get("/articles/").text
    assert "No article fits" in signed_in(alice).get("/articles/?q=nothing").text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=koeb", ["Køb"]),
        ("language=da", ["Køb"]),
        ("status=published&visibility=internal", ["Køb", "Sale"]),
        ("category=", ["Køb", "Sale"]),
        ("status=unknown", ["Køb", "Sale"]),
        ("page=99", ["Køb", "Sale"]),
        ("q=%00", ["Køb", "Sale"]),
    ],
)
def test_the_list_takes_the_filters_of_the_api(signed_in, alice, asked, found):
    make_article("Køb", language="da")
    make_article("Sale")

    page = signed_in(alice).get(f"/articles/?{asked}").context["page"]

    assert sorted(map(str, page)) == found


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    signed_in, eva, count, django_assert_num_queries
):
    client = signed_in(eva)
    for number in range(count):
        shelf = make_category()
        reword(make_article(tags=[f"t{number}"], category=shelf), by=eva)

    with django_assert_num_queries(8):
        client.get("/articles/")


@pytest.mark.parametrize(
    ("who", "status"), [("alice", 200), ("bob", 404), ("eva", 200), ("adam", 200)]
)
def test_a_draft_is_read_by_its_author_and_editors(
    signed_in, alice, bob, eva, adam, request, who, status
):
    article = make_article(status="draft", by=alice)
    client = signed_in(request.getfixturevalue(who))

    assert client.get(f"/articles/{article.pk}/").status_code == status


def test_markdown_is_rendered_and_script_is_not(signed_in, alice):
    article = make_article(body="## Steps\n\n**Do** <script>alert(1)</script>", tags=["x"])

    text = signed_in(alice).get(f"/articles/{article.pk}/").text

    assert "<strong>Do</strong>" in text
    assert "<script>alert" not in text


def test_readers_get_the_published_wording_and_editors_hear_of_the_other(signed_in, bob, eva):
    article = reword(make_article("Old"), by=eva, title="New")
    address = f"/articles/{article.pk}/"

    reader, editor = signed_in(bob).get(address).text, signed_in(eva).get(address).text
    assert ("Old" in reader, "New" in reader, "waits" in reader) == (True, False, False)
    assert "A newer wording waits" in editor
    assert "New" in signed_in(eva).get(f"{address}?revision=newest").text
    assert signed_in(bob).get(f"{address}?revision=newest").status_code == 403


def test_editors_see_votes_comments_and_what_is_due(signed_in, alice, eva):
    article = make_article(review_due=date(2020, 1, 1))
    give_feedback(article, helpful=False, comment="Which form?")

    assert "Which form?" in signed_in(eva).get(f"/articles/{article.pk}/").text
    assert "Due for review" in signed_in(eva).get(f"/articles/{article.pk}/").text
    assert "Which form?" not in signed_in(alice).get(f"/articles/{article.pk}/").text


def test_the_buttons_do_their_verbs(signed_in, alice, eva):
    article = make_article(status="draft", by=alice)

    def press(user, verb, **sent):
        answer = signed_in(user).post(f"/articles/{article.pk}/{verb}/", sent, follow=True)
        article.refresh_from_db()
        return answer.status_code, article.status

    assert press(alice, "submit") == (200, "in_review")
    assert press(eva, "return", comment="Shorter") == (200, "draft")
    assert "Shorter" in signed_in(alice).get(f"/articles/{article.pk}/").text
    assert press(alice, "publish") == (403, "draft")
    assert press(eva, "publish") == (200, "published")
    assert press(eva, "archive") == (200, "archived")
    assert press(eva, "restore") == (200, "draft")


def test_a_verb_is_never_a_link(signed_in, eva):
    article = make_article(status="draft")

    assert signed_in(eva).get(f"/articles/{article.pk}/publish/").status_code == 405


def test_what_a_service_refuses_is_said(signed_in, eva):
    article = make_article()

    text = signed_in(eva).post(f"/articles/{article.pk}/submit/", follow=True).text

    assert "Only a draft goes to review." in text


def test_an_author_deletes_an_unread_draft(signed_in, alice):
    article = make_article("Gone", status="draft", by=alice)

    answer = signed_in(alice).post(f"/articles/{article.pk}/delete/", follow=True)

    assert answer.redirect_chain[-1][0] == "/articles/"
    assert answer.status_code == 200


def test_categories_are_kept_by_editors(signed_in, alice, eva):
    client = signed_in(eva)
    sent = {"name": "Køb", "language": "da", "position": "1", "parent": ""}
    assert client.post("/articles/categories/", sent).status_code == 302
    refused = client.post("/articles/categories/", sent)
    assert (refused.status_code, "of this name here" in refused.text) == (400, True)
    shelf = make_category("Held")
    make_article(category=shelf)
    assert "not empty" in client.post(f"/articles/categories/{shelf.pk}/delete/", follow=True).text
    changed = {"name": "Kept", "language": "da", "position": "", "parent": "", "version": "1"}
    assert client.post(f"/articles/categories/{shelf.pk}/", changed).status_code == 302
    stale = client.post(f"/articles/categories/{shelf.pk}/", changed | {"name": "x"})
    assert stale.status_code == 400

    client = signed_in(alice)
    assert "Kept" in client.get("/articles/categories/").text
    assert client.post("/articles/categories/", sent).status_code == 403
    assert client.get(f"/articles/categories/{shelf.pk}/").status_code == 403
