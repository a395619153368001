"""Publishing at a time: judged when somebody reads, whatever the worker does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from core import jobs
from core.models import Change
from kb.models import PublishOverride, PublishPlan
from kb.services import articles, plans, publishing
from tests.kb.answers import at, errors
from tests.kb.factories import make_article, reword
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db
SOON = datetime(2030, 1, 2, 7, 0, tzinfo=UTC)
NATIONAL_NUMBER = "010190-1234"
AVOID = {
    "kind": "avoid",
    "severity": "error",
    "message": "Not this.",
    "parameters": {"words": ["blob"]},
}


@pytest.fixture
def editor(api, eva):
    return api(eva)


def planned(article, by, **asked):
    return publishing.publish(article, by=by, at=SOON, **asked)


def comes(article):
    """The time of its plan has come."""
    PublishPlan.objects.filter(article=article).update(at=timezone.now() - timedelta(seconds=1))


def test_a_time_to_come_is_kept_and_one_that_has_been_is_now(editor):
    later, now = make_article("Later", status="draft"), make_article("Now", status="draft")

    answer = editor.post(at(later, "publish/"), {"at": "2030-01-02T08:00:00+01:00"}).json()
    assert (answer["status"], answer["publish_at"]) == ("draft", "2030-01-02T07:00:00Z")
    assert answer["version"] == later.version + 1

    answer = editor.post(at(now, "publish/"), {"at": "2020-01-01T00:00:00Z"}).json()
    assert (answer["status"], answer["publish_at"]) == ("published", None)
    for wrong, code in (("soon", "invalid"), ("9999-12-31T23:59:59Z", "too_late")):
        assert errors(editor.post(at(later, "publish/"), {"at": wrong})) == [("/at", code)]


def test_an_editor_plans_on_the_page_in_the_time_of_the_house(client, eva):
    article = make_article("Later", status="draft", language="da", body=f"CPR {NATIONAL_NUMBER}")
    client.force_login(eva)
    address = f"/articles/{article.pk}/publish/later/"
    typed = {"at": "2030-01-02T08:00"}

    refused = client.post(address, typed)
    assert refused.status_code == 409
    assert f'action="{address}"' in refused.text
    assert 'name="at" value="2030-01-02T08:00:00+01:00"' in refused.text
    client.post(address, {"at": "2030-01-02T08:00:00+01:00", "reason": "A sample"})

    assert PublishPlan.objects.get().at == SOON
    assert "2030-01-02T08:00:00+01:00" in client.get("/articles/").text
    assert "is published by itself" in client.get(f"/articles/{article.pk}/").text
    client.post(f"/articles/{article.pk}/publish/take-back/")
    assert not PublishPlan.objects.exists()


def test_nobody_sees_it_before_and_everybody_from_its_minute_on(api, editor, eva):
    article = planned(make_article("Åbningstider", status="draft", visibility="public"), eva)
    visitor = api()
    assert visitor.get(at(article)).status_code == 404

    comes(article)

    answer = visitor.get(at(article))
    assert (answer.status_code, answer.json()["title"]) == (200, "Åbningstider")
    row = editor.get(at(article)).json()
    assert (row["status"], row["publish_at"]) == ("published", None)
    last = Change.objects.filter(type="article").order_by("sequence").last()
    assert (last.verb, last.actor_id) == ("published", eva.pk)


@pytest.mark.django_db(transaction=True)
def test_a_search_finds_it_though_no_worker_ran(client, eva):
    article = planned(make_article("Kvintessens", status="draft", visibility="public"), eva)
    address = "/api/v1/search/?q=kvintessens"
    assert client.get(address).json()["results"] == []

    comes(article)

    assert [row["id"] for row in client.get(address).json()["results"]] == [article.pk]


def test_what_was_planned_is_what_readers_get(editor, eva):
    article = reword(make_article("One"), by=eva, title="Two")
    planned(article, eva)
    reword(article, by=eva, title="Three")

    comes(article)

    row = editor.get(at(article)).json()
    assert (row["title"], row["published_revision"], row["revision"]) == ("Two", 2, 3)


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        (lambda article, by: publishing.publish(article, by=by), False),
        (lambda article, by: publishing.publish(article, by=by, revision=1), True),
        (lambda article, by: publishing.archive(article, by=by), False),
        (lambda article, by: articles.delete_article(article, by=by, version=None), False),
        (lambda article, by: plans.take_back(article, by=by), False),
        (lambda article, by: articles.change_article(article, by=by, version=None, body="y"), True),
    ],
)
def test_a_plan_ends_where_something_else_was_decided(alice, eva, step, kept):
    article = reword(make_article("One", status="draft", by=alice), by=eva, title="Two")
    planned(article, eva)

    step(article, eva)

    assert PublishPlan.objects.exists() == kept


def test_a_plan_is_changed_and_taken_back(editor):
    article = make_article(status="draft")
    editor.post(at(article, "publish/"), {"at": "2030-01-02T07:00:00Z"})
    answer = editor.post(at(article, "publish/"), {"at": "2031-01-02T07:00:00Z"}).json()
    assert answer["publish_at"] == "2031-01-02T07:00:00Z"

    taken_back = editor.delete(at(article, "publish/"))

    assert (taken_back.status_code, taken_back.json()["publish_at"]) == (200, None)
    again = editor.delete(at(article, "publish/")).json()
    assert again["version"] == taken_back.json()["version"] == article.version + 3


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"body": f"CPR {NATIONAL_NUMBER}"}, "personal_data"), ({"body": "A blob."}, "findings")],
)
def test_it_is_looked_at_when_it_is_planned(editor, eva, fields, code):
    make_entry(eva, rules=[AVOID])
    article = make_article(status="draft", language="da", **fields)
    asked = {"at": "2030-01-02T07:00:00Z"}

    refused = editor.post(at(article, "publish/"), asked)

    assert (refused.status_code, refused.json()["code"]) == (409, code)
    assert not PublishPlan.objects.exists()
    accepted = editor.post(at(article, "publish/"), {**asked, "override": {"reason": "A sample"}})
    assert accepted.json()["publish_at"] == "2030-01-02T07:00:00Z"
    comes(article)
    assert editor.get(at(article)).json()["status"] == "published"
    assert PublishOverride.objects.count() == 1


def test_what_the_guide_says_meanwhile_stops_it_and_goes_to_the_list_of_work(client, editor, eva):
    article = planned(make_article("Blob", status="draft", body="A blob.", language="da"), eva)
    make_entry(eva, rules=[AVOID])
    comes(article)

    answer = editor.get(at(article)).json()

    assert (answer["status"], answer["publish_at"]) == ("draft", None)
    client.force_login(eva)
    page = client.get("/todo/").text
    assert "Not published" in page
    assert "The writing guide says that something in it must change." in page
    publishing.publish(article, by=eva, override_reason="Its name")
    assert "Not published" not in client.get("/todo/").text


def test_the_worker_does_it_for_hours_when_nobody_calls(eva):
    article = planned(make_article(status="draft"), eva)
    comes(article)
    said = []

    jobs.run_due(said.append, all_of_them=True)

    article.refresh_from_db()
    assert article.status == "published"
    assert "due-articles: 1 published" in said
