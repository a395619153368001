"""Author and reviewer: what they say to each other, and texts that are looked at again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kb.review_forms import months_from_today
from kb.services import publishing, reviews
from tests.kb.answers import at, errors
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(alice):
    return make_article("Retur", status="in_review", by=alice, body="Send den.", language="da")


def said(client, article):
    rows = client.get(at(article, "comments/")).json()["results"]
    return [(row["revision"], row["step"], row["comment"], row["by"]) for row in rows]


def test_a_conversation_is_kept_with_who_and_which_wording(api, alice, eva, draft):
    author, editor = api(alice), api(eva)

    editor.post(at(draft, "return/"), {"comment": "Hvor lang tid?"})
    reword(draft, by=alice, body="Send den inden 14 dage.")
    author.post(at(draft, "submit/"), {"comment": "Skrevet nu."})
    made = editor.post(at(draft, "comments/"), {"comment": " Godt. "})

    talk = [
        (1, "returned", "Hvor lang tid?", eva.pk),
        (2, "submitted", "Skrevet nu.", alice.pk),
        (2, "commented", "Godt.", eva.pk),
    ]
    assert made.status_code == 201
    assert said(author, draft) == said(editor, draft) == talk
    assert errors(editor.post(at(draft, "comments/"), {"comment": " "})) == [("/comment", "blank")]


@pytest.mark.parametrize("count", [1, 3])
def test_a_conversation_takes_as_many_queries_for_three_as_for_one(
    api, eva, draft, count, django_assert_num_queries
):
    for _ in range(count):
        reviews.comment(draft, comment="x", by=eva)
    editor = api(eva)
    said(editor, draft)

    with django_assert_num_queries(7):
        assert len(said(editor, draft)) == count


def test_the_reviewer_sees_what_changed_since_it_was_sent_back(client, alice, eva, draft):
    publishing.return_to_draft(draft, comment="Hvor lang tid?", by=eva)
    reword(draft, by=alice, title="Retur", body="Send den inden 14 dage.")
    publishing.submit(draft, by=alice, comment="Skrevet nu.")
    client.force_login(eva)

    page = client.get(f"/articles/{draft.pk}/").text

    assert "What changed since revision 1 was sent back" in page
    assert "<ins> inden 14 dage</ins>" in page
    assert "Waits for review: Skrevet nu." in client.get("/todo/").text


def test_the_author_is_told_and_answers(client, alice, eva, draft):
    client.force_login(eva)
    client.post(f"/articles/{draft.pk}/return/", {"comment": "Hvor lang tid?"})
    client.force_login(alice)

    assert "Sent back: Hvor lang tid?" in client.get("/todo/").text
    page = client.get(f"/articles/{draft.pk}/")
    assert "Answer to the editor" in page.text
    client.post(f"/articles/{draft.pk}/submit/", {"comment": "14 dage."})

    assert [each.comment for each in draft.review_comments.all()] == ["Hvor lang tid?", "14 dage."]


def test_what_was_said_is_for_its_author_and_editors(client, bob, eva, alice):
    article = make_article(by=alice)
    reviews.comment(article, comment="Between us", by=eva)
    client.force_login(bob)

    assert "Between us" not in client.get(f"/articles/{article.pk}/").text
    assert client.post(f"/articles/{article.pk}/comments/", {"comment": "x"}).status_code == 403


def test_a_newer_wording_shows_what_changes_for_readers(client, eva):
    article = reword(make_article("One", body="Old words."), by=eva, title="One", body="New words.")
    client.force_login(eva)

    page = client.get(f"/articles/{article.pk}/?revision=newest").text

    assert "What changes for readers" in page
    assert "<ins>New</ins>" in page


def test_a_text_found_right_is_looked_at_later(api, client, eva):
    article = make_article(review_due=timezone.localdate())
    client.force_login(eva)

    page = client.get(f"/articles/{article.pk}/").text
    assert "Still right. Look again in" in page
    client.post(f"/articles/{article.pk}/still-right/", {"months": "12"})

    article.refresh_from_db()
    assert (article.review_due, article.reviewed_by) == (months_from_today(12), eva)
    assert "Found right by" in client.get(f"/articles/{article.pk}/").text
    editor = api(eva)
    row = editor.post(at(article, "still-right/"), {"review_due": "2031-05-01"}).json()
    assert (row["review_due"], row["reviewed_at"] is not None) == ("2031-05-01", True)
    half_a_year = str(timezone.localdate() + timedelta(days=180))
    assert editor.post(at(article, "still-right/"), {}).json()["review_due"] == half_a_year
    refused = editor.post(at(article, "still-right/"), {"review_due": "2020-05-01"})
    assert errors(refused) == [("/review_due", "in_the_past")]


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_months_end_on_a_day_that_is_there(monkeypatch, today, months, day):
    monkeypatch.setattr(timezone, "localdate", lambda: today)

    assert months_from_today(months) == day
