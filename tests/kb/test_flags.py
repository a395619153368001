"""Reporting an article: who hears of it, and what becomes of it."""

import pytest

from core.exceptions import Conflict, Invalid, NotAllowed
from core.models import Change
from kb.models import ArticleFlag
from kb.services import publishing
from kb.services.flags import accept_flag, dismiss_flag, flag_article
from tests.api import caller, errors_of
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_flag_is_kept_and_logged_and_grows_no_version(alice):
    article = make_article()

    answer = caller(alice).post(
        f"/api/v1/articles/{article.pk}/flag/", {"reason": "outdated", "comment": "New price"}
    )

    assert answer.status_code == 201
    shown = {name: answer.json()[name] for name in ("reason", "comment", "body", "status")}
    assert shown == {"reason": "outdated", "comment": "New price", "body": None, "status": "open"}
    flag = ArticleFlag.objects.get()
    assert (flag.by, flag.article.version) == (alice, article.version)
    last = Change.objects.order_by("sequence").last()
    assert (last.type, last.object_id, last.verb) == ("article", article.pk, "flagged")


@pytest.mark.parametrize(
    ("sent", "pointer", "code"),
    [
        ({}, "/reason", "required"),
        ({"reason": "ugly"}, "/reason", "invalid_choice"),
        ({"reason": "wrong", "stars": 1}, "/stars", "unknown_field"),
        ({"reason": "wrong", "comment": "x" * 2_001}, "/comment", "max_length"),
        ({"reason": "wrong", "body": "  "}, "/body", "required"),
    ],
)
def test_a_report_that_says_nothing_is_refused(alice, sent, pointer, code):
    article = make_article()

    answer = caller(alice).post(f"/api/v1/articles/{article.pk}/flag/", sent)

    assert answer.status_code == 400
    assert errors_of(answer)[pointer] == code
    assert not ArticleFlag.objects.exists()


def test_saying_it_twice_is_saying_it_once(alice, bob):
    article = make_article()

    first = flag_article(article, reason="wrong", by=alice)

    assert flag_article(article, reason="wrong", by=alice) == first
    assert flag_article(article, reason="wrong", by=bob) != first


def test_an_accepted_wording_becomes_the_newest(alice, eva):
    article = make_article(body="Old")
    flag = flag_article(article, reason="wrong", body="New", by=alice)

    accept_flag(flag, by=eva)

    article.refresh_from_db()
    assert (article.newest.body, article.newest.author) == ("New", eva)
    assert article.newest.change_note == "Proposed by Alice"
    assert article.wording.body == "Old", "readers get it when an editor publishes it"


def test_a_flag_is_closed_once(alice, eva):
    flag = flag_article(make_article(body="Old"), reason="wrong", body="New", by=alice)
    dismiss_flag(flag, by=eva)

    with pytest.raises(Conflict):
        accept_flag(flag, by=eva)

    flag.refresh_from_db()
    assert (flag.status, flag.closed_by, flag.article.newest.body) == ("dismissed", eva, "Old")


def test_colleagues_decide_on_texts_of_their_own_alone(alice, bob):
    flag = flag_article(make_article(by=alice), reason="other", by=bob)

    with pytest.raises(NotAllowed):
        dismiss_flag(flag, by=bob)

    assert dismiss_flag(flag, by=alice).closed_by == alice


def test_an_owner_who_may_not_change_the_text_cannot_take_a_wording_over(alice, bob):
    flag = flag_article(make_article(by=alice), reason="wrong", body="New", by=bob)

    with pytest.raises(NotAllowed):
        accept_flag(flag, by=alice)

    flag.refresh_from_db()
    assert flag.is_open


def test_a_wording_that_could_not_be_saved_is_refused(alice):
    with pytest.raises(Invalid):
        flag_article(make_article(), reason="wrong", body="x" * 1_000_001, by=alice)


def test_the_page_reports_and_shows_it_to_whoever_can_act(client, alice, bob, eva):
    article = make_article("Returns")
    page = f"/articles/{article.pk}/"
    client.force_login(alice)
    assert "Report this text" in client.get(page).text

    sent = {"reason": "unclear", "comment": "Which shop", "body": "Better\r\ntext"}
    assert "Reported." in client.post(f"{page}flag/", sent, follow=True).text

    assert "Which shop" not in client.get(page).text
    client.force_login(eva)
    assert "Which shop" in client.get(page).text
    flag = ArticleFlag.objects.get()
    assert flag.body == "Better\ntext"
    assert client.post(flag.accept_url).url == page
    article.refresh_from_db()
    assert article.newest.body == "Better\ntext"


def test_a_report_without_a_reason_is_refused_on_the_page(client, alice):
    article = make_article()
    client.force_login(alice)

    answer = client.post(f"/articles/{article.pk}/flag/", {"comment": "x"}, follow=True)

    assert "Not reported" in answer.text
    assert not ArticleFlag.objects.exists()


def test_nobody_else_finds_the_buttons(client, alice, bob):
    flag = flag_article(make_article(), reason="wrong", by=bob)
    client.force_login(alice)

    assert client.post(flag.dismiss_url).status_code == 404
    assert client.post(f"/articles/{make_article(status='draft').pk}/flag/").status_code == 404


def test_a_button_in_a_list_leads_back_to_it_and_nowhere_else(client, eva, alice):
    def dismissed(way):
        flag = flag_article(make_article(), reason="wrong", by=alice)
        return client.post(flag.dismiss_url, {"next": way}).url

    client.force_login(eva)

    assert dismissed("/todo/?kind=flags") == "/todo/?kind=flags"
    assert dismissed("//elsewhere.example/").startswith("/articles/")
    assert dismissed("https://elsewhere.example/").startswith("/articles/")


def test_a_wording_is_shown_as_a_difference_and_published_by_one_click(client, alice, eva):
    article = make_article(body="Come before ten.")
    flag = flag_article(article, reason="wrong", body="Come before nine.", by=alice)
    client.force_login(eva)

    page = client.get(f"/articles/{article.pk}/").text
    assert all(part in page for part in ("<del>ten</del>", "<ins>nine</ins>"))
    client.post(flag.accept_url, {"then": "publish"})

    article.refresh_from_db()
    assert (article.wording.body, article.waits) == ("Come before nine.", False)


def test_a_number_in_a_taken_over_wording_keeps_it_from_readers(client, alice, eva):
    article = make_article(body="Old")
    flag = flag_article(article, reason="wrong", body="Ring 010170-1234 now", by=alice)
    client.force_login(eva)

    answer = client.post(flag.accept_url, {"then": "publish"})

    assert (answer.status_code, "Why it may stand" in answer.text) == (409, True)
    article.refresh_from_db()
    assert (article.wording.body, article.newest.body) == ("Old", "Ring 010170-1234 now")


def test_what_cannot_be_taken_over_stays_in_the_form(client, alice, eva):
    flag = flag_article(make_article(body="Old"), reason="wrong", body="New", by=alice)
    client.force_login(eva)

    answer = client.post(flag.accept_url, {"body": "x" * 1_000_001})

    assert answer.status_code == 400
    assert "Not taken over yet" in answer.text
    flag.refresh_from_db()
    assert flag.is_open
    client.post(flag.accept_url, {"body": "Newer\r\nstill"})
    flag.article.refresh_from_db()
    assert flag.article.newest.body == "Newer\nstill"


def test_whoever_reported_it_hears_what_became_of_it(client, alice, bob, eva):
    article = make_article("Returns")
    flag = flag_article(article, reason="wrong", by=alice)
    client.force_login(eva)
    client.post(flag.dismiss_url, {"answer": "The price is per box."})

    def told(user):
        client.force_login(user)
        return "The text stays as it is: The price is per box." in client.get("/todo/").text

    assert (told(alice), told(bob), told(eva)) == (True, False, False)
    publishing.archive(article, by=eva)
    assert not told(alice)
    publishing.restore(article, by=eva)
    publishing.publish(article, by=eva)
    client.force_login(bob)
    assert client.post(flag.heard_url).status_code == 404
    client.force_login(alice)
    assert client.post(flag.heard_url).url == "/todo/"
    assert not told(alice)
