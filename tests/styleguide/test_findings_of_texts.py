"""What replies and articles tell of the guide's findings: over the API, on pages, in lists."""

import pytest

from kb.models import PublishOverride
from kb.services.articles import change_article
from responses.models import ReplyOverride
from styleguide.services import keeping
from tests.kb.factories import make_article
from tests.responses.factories import make_shared
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

BAD = "Desværre er varen udsolgt."
MARK = "Must change"


@pytest.fixture
def guide(eva):
    return make_entry(eva, rules=[a_rule(severity="error", parameters=INSTEAD)])


INSTEAD = {"words": ["desværre"], "use": ["beklager"]}


def test_publishing_is_refused_with_the_findings_until_a_reason_is_given(api, eva, guide):
    made = {"body": BAD, "language": "da", "title": "Udsolgt"}
    for path in ("replies", "articles"):
        pk = api(eva).post(f"/api/v1/{path}/", made, format="json").json()["id"]
        publish = f"/api/v1/{path}/{pk}/publish/"

        refused = api(eva).post(publish)

        assert (refused.status_code, refused.json()["code"]) == (409, "findings")
        assert [
            (each["field"], each["text"], each["severity"], each["entry"], each["replacements"])
            for each in refused.json()["findings"]
        ] == [("body", "Desværre", "error", guide.pk, ["Beklager"])]
        override = {"override": {"reason": "A quote"}}
        assert api(eva).post(publish, override, format="json").json()["status"] == "published"

    reply, article = ReplyOverride.objects.get(), PublishOverride.objects.get()
    assert (reply.reason, article.reason) == ("A quote", "A quote")
    history = api(eva).get(f"/api/v1/replies/{reply.reply_id}/history/").json()["results"]
    assert [each["override"] and each["override"]["reason"] for each in history] == [
        "A quote",
        None,
    ]
    revisions = api(eva).get(f"/api/v1/articles/{article.revision.article_id}/revisions/")
    assert revisions.json()["results"][0]["overrides"][0]["by"] == eva.pk


def test_what_is_written_published_or_changed_takes_a_reason_too(api, eva, guide):
    made = {"body": BAD, "language": "da", "title": "Udsolgt", "status": "published"}
    reason = {"override": {"reason": "A quote"}}
    for path in ("replies", "articles"):
        url = f"/api/v1/{path}/"
        assert api(eva).post(url, made, format="json").json()["code"] == "findings"
        assert api(eva).post(url, made | reason, format="json").status_code == 201

    reply = ReplyOverride.objects.get().reply
    url, match = f"/api/v1/replies/{reply.pk}/", {"HTTP_IF_MATCH": "*"}
    changed = {"body": BAD + " Igen."}
    assert api(eva).patch(url, changed, format="json", **match).json()["code"] == "findings"
    assert api(eva).patch(url, changed | reason, format="json", **match).status_code == 200


def test_texts_tell_their_open_findings(api, alice, eva, guide):
    reply = make_shared(eva, body=BAD, language="da", override_reason="A quote")
    url = f"/api/v1/replies/{reply.pk}/"
    assert api(alice).get(url).json()["findings"] is None

    keeping.keep_up()

    assert api(alice).get(url).json()["findings"] == {"error": 1, "warning": 0, "suggestion": 0}
    found = api(alice).get(f"{url}findings/").json()["findings"]
    assert [(each["field"], each["start"], each["end"], each["entry"]) for each in found] == [
        ("body", 0, 8, guide.pk)
    ]


def test_what_is_found_in_a_wording_that_waits_is_for_those_who_may_read_it(
    api, client, alice, eva, guide
):
    article = make_article("Udsolgt", body="Den kommer.", language="da", visibility="public")
    change_article(article, by=eva, version=None, body=BAD)
    keeping.keep_up()
    url = f"/api/v1/articles/{article.pk}/"

    assert api(eva).get(url).json()["findings"]["error"] == 1
    assert len(api(eva).get(f"{url}findings/").json()["findings"]) == 1
    for user in (alice, None):
        assert api(user).get(url).json()["findings"] is None
    assert api(alice).get(f"{url}findings/").json() == {"findings": []}
    client.force_login(alice)
    assert MARK not in client.get("/articles/").content.decode()
    client.force_login(eva)
    assert MARK in client.get("/articles/").content.decode()


def test_pages_refuse_ask_for_a_reason_and_show_it_in_the_history(client, eva, guide):
    reply = make_shared(eva, body=BAD, language="da", status="draft")
    article = make_article("Udsolgt", body=BAD, language="da", status="draft")
    client.force_login(eva)
    for path in (f"/replies/{reply.pk}/", f"/articles/{article.pk}/"):
        refused = client.post(f"{path}publish/")

        assert refused.status_code == 409
        page = refused.content.decode()
        assert "Say it another way." in page
        assert 'name="reason"' in page
        assert client.post(f"{path}publish/", {"reason": "It is a quote"}).status_code == 302
        assert "It is a quote" in client.get(f"{path}history/").content.decode()


def test_an_editor_that_changes_what_is_published_is_asked_in_the_form(client, eva, guide):
    reply = make_shared(eva, title="Udsolgt", body="Den kommer.", language="da")
    client.force_login(eva)
    sent = {"title": "Udsolgt", "body": BAD, "language": "da", "tone": "neutral"}
    sent |= {"shared_with": "staff", "version": reply.version}

    refused = client.post(f"/replies/{reply.pk}/edit/", sent)

    assert refused.status_code == 409
    page = refused.content.decode()
    assert 'name="override_reason"' in page
    assert BAD in page
    sent |= {"override_reason": "A quote"}
    assert client.post(f"/replies/{reply.pk}/edit/", sent).status_code == 302
    assert ReplyOverride.objects.get().reason == "A quote"


def test_save_and_publish_saves_and_says_why_it_is_not_published(client, eva, guide):
    client.force_login(eva)
    sent = {"title": "Udsolgt", "body": BAD, "language": "da", "then": "publish"}

    for path, more in (
        ("replies", {"tone": "neutral", "shared_with": "staff"}),
        ("articles", {"visibility": "internal"}),
    ):
        refused = client.post(f"/{path}/new/", sent | more)

        assert refused.status_code == 409, path
        assert "Saved, and not published." in refused.content.decode()
        assert 'name="reason"' in refused.content.decode()


@pytest.mark.parametrize(
    "path", ["/replies/", "/articles/", "/api/v1/replies/", "/api/v1/articles/"]
)
def test_lists_with_marks_need_as_many_queries_for_three_as_for_one(
    client, eva, guide, path, django_assert_max_num_queries
):
    def one_more():
        make_shared(eva, body=BAD, language="da", override_reason="A quote")
        make_article("Udsolgt", body=BAD, language="da", status="draft")
        keeping.keep_up()
        with django_assert_max_num_queries(50) as asked:
            answer = client.get(path)
        assert MARK in answer.content.decode() or '"error":1' in answer.content.decode()
        return len(asked)

    client.force_login(eva)
    client.get(path)
    first = one_more()
    one_more()
    assert one_more() == first
