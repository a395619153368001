"""The summary of an article as a reply: made once, filled with the link, and kept in line."""

import pytest

from core.exceptions import Conflict
from kb.services import publishing
from responses.models import Remark
from responses.services.remarks import look_at_all, settle
from responses.services.replies import change_reply
from responses.services.summaries import bring_in_line, use_as_reply
from tests.api import caller
from tests.kb.factories import make_article, reword
from tests.responses.factories import reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(eva):
    return make_article(
        "Retur", visibility="public", language="da", summary="Send det inden 30 dage.", tags=["r"]
    )


def behind():
    look_at_all()
    return list(Remark.objects.open().filter(kind="summary").values_list("reply", flat=True))


def test_the_page_makes_it_once_for_all_colleagues(client, alice, eva, article):
    client.force_login(eva)
    assert "Use as a reply" in client.get(f"/articles/{article.pk}/").text

    page = client.post(f"/replies/of-article/{article.pk}/").url

    client.force_login(alice)
    assert client.post(f"/replies/of-article/{article.pk}/").url == page
    reply = article.replies.get()
    assert (reply.get_absolute_url(), reply.status, reply.shared_with) == (
        page,
        "published",
        "staff",
    )
    sent = caller(alice).post(f"/api/v1/replies/{reply.pk}/render/", {}).json()
    link = f"http://testserver/help/da/{article.slug}/"
    assert sent["body"] == f"Send det inden 30 dage.\n\nRetur: {link}"
    assert "Retur" in client.get(f"/articles/{article.pk}/").text.split("Replies about this")[1]


def test_an_agent_gets_one_of_their_own_and_an_internal_one_has_no_link(alice, eva):
    article = make_article(summary="Ask for {{id}} first.")

    reply = use_as_reply(article, by=alice)

    assert (reply.shared_with, reply.body) == ("me", "Ask for \\{{id}} first.")
    assert use_as_reply(article, by=eva) != reply


@pytest.mark.parametrize(
    "fields", [{"status": "draft", "summary": "x"}, {"summary": " "}, {"status": "archived"}]
)
def test_nothing_is_made_of_what_says_nothing(eva, fields):
    with pytest.raises(Conflict):
        use_as_reply(make_article(**fields), by=eva)


def test_a_change_of_the_article_marks_it_and_one_click_brings_it_in_line(client, eva, article):
    reply = use_as_reply(article, by=eva)
    assert behind() == []

    reword(article, by=eva, summary="Send det inden 14 dage.")
    assert behind() == [], "readers do not have it yet"
    publishing.publish(article, by=eva)
    assert behind() == [reply.pk]

    client.force_login(eva)
    assert "The article it sums up says something else now" in client.get("/todo/").text
    assert "Its article changed" in client.get("/replies/").text
    page = client.get(reply.get_absolute_url()).text
    assert all(part in page for part in ("<del>30</del>", "<ins>14</ins>"))
    client.post(f"/replies/{reply.pk}/follow/")
    assert reread(reply).body.startswith("Send det inden 14 dage.\n\n{{article:")
    assert behind() == []


def test_words_around_the_summary_stay(client, eva, article):
    reply = use_as_reply(article, by=eva)
    reply = caller(eva).patch(
        f"/api/v1/replies/{reply.pk}/", {"body": f"Hej\n\n{reply.body}"}, HTTP_IF_MATCH="*"
    )
    publishing.archive(article, by=eva)
    publishing.restore(article, by=eva)
    reword(article, by=eva, summary="Ny frist.")
    publishing.publish(article, by=eva)

    changed = bring_in_line(article.replies.get(), by=eva)

    assert changed.body == f"Hej\n\nNy frist.\n\n{{{{article:{article.slug}}}}}"


@pytest.mark.django_db(transaction=True)
def test_publishing_marks_it_at_once(eva, article):
    reply = change_reply(use_as_reply(article, by=eva), by=eva, article=None)

    reword(article, by=eva, summary="Send det inden 14 dage.")
    publishing.publish(article, by=eva)

    remark = Remark.objects.open().get(kind="summary")
    settle(remark, by=eva)
    assert (remark.reply, behind()) == (reply, [])
