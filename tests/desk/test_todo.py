"""/todo/: what comes up for whom, in which order, and what its buttons do."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.services import work_list
from kb.services import publishing
from kb.services.articles import change_article
from kb.services.flags import accept_flag, flag_article
from responses.models import Reply
from responses.services import states
from responses.services.flags import flag_reply
from tests.factories import make_user
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
LATE = timezone.now() - timedelta(days=1)


def listed(user, kind=None):
    """(kind, title) of what comes up."""
    rows = work_list.rows_of(work_list.entries(user), user)
    assert len(rows) == work_list.count(user), "the navigation counts what the list shows"
    return [(each.kind.name, each.row.what) for each in rows if kind in (None, each.kind.name)]


def expire(reply):
    Reply.objects.filter(pk=reply.pk).update(valid_until=LATE)
    return reply


def test_proposals_come_to_editors(alice, eva, adam):
    make_article("Article", status="in_review", by=alice)
    make_reply(alice, title="Reply", shared_with="staff", status="in_review")

    expected = [("proposals", "Article"), ("proposals", "Reply")]

    assert sorted(listed(eva)) == sorted(listed(adam)) == expected
    assert listed(alice) == []


def test_what_an_editor_sent_back_comes_to_its_author(alice, bob, eva):
    article = make_article("Article", status="in_review", by=alice)
    publishing.return_to_draft(article, comment="Say which shop", by=eva)
    reply = make_reply(alice, title="Reply", shared_with="staff", status="in_review")
    states.return_reply(reply, comment="Shorter", by=eva)

    rows = work_list.rows_of(work_list.entries(alice), alice)

    assert sorted((each.row.what, each.row.why, each.mine) for each in rows) == [
        ("Article", "Sent back: Say which shop", True),
        ("Reply", "Sent back: Shorter", True),
    ]
    assert listed(bob) == listed(eva) == []


def test_a_draft_of_a_chat_comes_to_whoever_made_it_then_to_editors(alice, bob, eva):
    article = make_article("From a chat", status="draft", by=alice, from_chat=True)
    assert listed(alice) == [("from_chats", "From a chat")]
    assert listed(eva) == []

    publishing.submit(article, by=alice)

    assert listed(eva) == [("from_chats", "From a chat")]
    assert listed(alice) == listed(bob) == []


def test_flags_come_to_editors_and_to_the_owner(alice, bob, eva):
    flag_article(make_article("Hers", by=alice), reason="wrong", by=bob)
    flag_reply(make_shared(eva, title="Shared"), reason="outdated", by=bob)

    assert listed(alice) == [("flags", "Hers")]
    assert sorted(listed(eva)) == [("flags", "Hers"), ("flags", "Shared")]
    assert listed(bob) == []


def test_a_wording_taken_over_comes_up_until_readers_get_it(alice, eva):
    article = make_article("Old", by=alice)
    accept_flag(flag_article(article, reason="wrong", body="Better", by=alice), by=eva)

    assert listed(eva) == [("waiting", "Old")]
    assert listed(alice) == [("answers", "Old")], "she hears that it helped"

    publishing.publish(article, by=eva)
    assert listed(eva) == []


def test_what_is_due_comes_up_on_its_day(alice, bob, eva):
    make_article("Due", review_due=TODAY)
    make_article("Later", review_due=TODAY + timedelta(days=1))
    make_article("Draft", status="draft", review_due=YESTERDAY)
    make_article("Hers", by=alice, review_due=YESTERDAY)
    make_reply(bob, title="His", review_due=TODAY)

    assert sorted(listed(eva)) == [("due", "Due"), ("due", "Hers")]
    assert listed(alice) == [("due", "Hers")]
    assert listed(bob) == [("due", "His")]


def test_expired_replies_come_up(alice, eva):
    expire(make_shared(eva, title="Christmas"))
    expire(make_reply(alice, title="Mine"))

    assert listed(eva) == [("expired", "Christmas")]
    assert listed(alice) == [("expired", "Mine")]


def test_ones_own_come_first_then_what_waited_longest(eva):
    other = make_user(role="editor")
    for title, by, days in (("New", other, 1), ("Old", other, 9), ("Own", eva, 2)):
        make_article(title, by=by, review_due=TODAY - timedelta(days=days))

    assert [title for _kind, title in listed(eva)] == ["Own", "Old", "New"]


def test_personal_replies_stay_their_owners(alice, eva, adam):
    flag_reply(make_reply(alice, review_due=TODAY), reason="wrong", by=alice)

    assert listed(eva) == listed(adam) == []


def test_the_page_has_what_why_who_and_a_next_step(client, alice, eva):
    article = make_article("Returns", status="in_review", by=alice)
    client.force_login(eva)

    page = client.get("/todo/").text

    assert "Returns" in page
    assert "Waits for review" in page
    assert "Alice" in page
    assert f'action="/articles/{article.pk}/publish/"' in page
    assert '<span class="count">1</span>' in page


def test_its_buttons_lead_back_to_it(client, alice, eva):
    article = make_article(status="in_review", by=alice)
    client.force_login(eva)

    answer = client.post(f"/articles/{article.pk}/publish/", {"next": "/todo/?kind=proposals"})

    assert answer.url == "/todo/?kind=proposals"
    assert "Nothing needs work" in client.get(answer.url).text


def test_still_right_asks_again_in_half_a_year(client, eva):
    article = make_article(review_due=TODAY)
    reply = make_shared(eva, review_due=YESTERDAY)
    client.force_login(eva)

    for address in (f"article/{article.pk}", f"reply/{reply.pk}"):
        assert client.post(f"/todo/still-right/{address}/").url == "/todo/"

    article.refresh_from_db()
    reply.refresh_from_db()
    assert article.review_due == reply.review_due == TODAY + timedelta(days=180)


def test_still_right_is_for_whoever_may_change_the_text(client, alice):
    article = make_article(review_due=TODAY, by=alice)
    hidden = make_article(status="draft")
    client.force_login(alice)

    assert (
        "Only editors" in client.post(f"/todo/still-right/article/{article.pk}/", follow=True).text
    )
    assert client.post(f"/todo/still-right/article/{hidden.pk}/").status_code == 404
    assert client.post(f"/todo/still-right/chat/{article.pk}/").status_code == 404
    article.refresh_from_db()
    assert article.review_due == TODAY


def test_it_narrows_to_a_kind_and_pages(client, eva):
    for number in range(51):
        make_article(f"Text {number}", review_due=TODAY)
    expire(make_shared(eva))
    client.force_login(eva)

    first = client.get("/todo/?kind=due")
    second = client.get("/todo/?kind=due&page=2")

    assert [len(answer.context["listed"]) for answer in (first, second)] == [50, 1]
    assert "Nothing of this kind" in client.get("/todo/?kind=unknown").text


def test_an_empty_list_says_what_it_is_for(client, alice):
    client.force_login(alice)

    assert "Nothing needs work" in client.get("/todo/").text


def test_visitors_are_asked_to_sign_in(client):
    assert client.get("/todo/").url == "/sign-in/?next=/todo/"
    assert client.post("/todo/still-right/reply/1/").status_code == 302


def make_one_of_each(alice, eva):
    make_article(status="in_review", by=alice)
    article = make_article(review_due=TODAY)
    flag_article(article, reason="wrong", by=alice)
    reply = expire(make_shared(eva, review_due=TODAY))
    flag_reply(reply, reason="wrong", by=alice)
    sent_back = make_reply(eva, shared_with="staff", status="in_review")
    states.return_reply(sent_back, comment="x", by=eva)
    make_article(status="in_review", by=alice, from_chat=True)
    own = make_article(status="in_review", by=eva)
    publishing.return_to_draft(own, comment="x", by=eva)
    make_reply(alice, shared_with="staff", status="in_review")


def test_three_of_each_take_as_many_queries_as_one(client, alice, eva):
    client.force_login(eva)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get("/todo/").status_code == 200
        return len(captured)

    make_one_of_each(alice, eva)
    few = queries()
    make_one_of_each(alice, eva)
    make_one_of_each(alice, eva)

    assert queries() == few


def test_the_number_in_the_navigation_is_one_query(alice, eva, django_assert_num_queries):
    make_one_of_each(alice, eva)

    with django_assert_num_queries(1):
        assert work_list.count(eva) == 10


def test_a_changed_text_keeps_its_place_until_it_is_done(alice, eva):
    article = make_article("Text", status="in_review", by=alice)

    change_article(article, by=eva, version=None, summary="Short")

    assert listed(eva) == [("proposals", "Text")]
