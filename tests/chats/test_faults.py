"""Faults: the same one joins, owners hear of it, closing it brings up what mentions it."""

from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

from chats.models import ChatRules, Fault, FaultNotice, ProductOwner
from chats.services import notices
from chats.services.faults import report_fault
from desk.services import work_list
from tests.api import caller
from tests.chats.factories import make_chat, message
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db

FAULTS = "/api/v1/faults/"
FAULT = {"product": "Kaffemaskine K200", "symptom": "lækker vand fra bunden"}


def report(user, chat, **fields):
    return caller(user).post(f"/api/v1/chats/{chat.pk}/faults/", fields or FAULT)


def change(user, fault, **fields):
    return caller(user).patch(f"{FAULTS}{fault}/", fields)


def todo(user):
    listed = work_list.rows_of(work_list.entries(user), user)
    names = ("faults", "fault_closed")
    return [(each.row.what, each.row.why) for each in listed if each.kind.name in names]


def test_the_same_fault_joins_however_it_is_written(alice, bob):
    first, second = make_chat(alice), make_chat(bob)

    new = report(alice, first)
    same = report(bob, second, product=" KAFFEMASKINE  k200", symptom="Laekker vand fra bunden")
    again = report(bob, second, fault=new.json()["id"])

    assert [each.status_code for each in (new, same, again)] == [201, 201, 200]
    assert new.json() == {
        "id": Fault.objects.get().pk,
        **FAULT,
        "status": "open",
        "owner": None,
        "chats": [first.pk],
        "chat_count": 1,
        "waiting_count": 0,
        "replies": [],
        "articles": [],
        "version": 1,
        "url": f"/chats/faults/{new.json()['id']}/",
        "closed_at": None,
        "created_at": new.json()["created_at"],
        "updated_at": new.json()["updated_at"],
    }
    changed = {"chats": [second.pk, first.pk], "chat_count": 2}
    assert again.json() == {**new.json(), **changed, "updated_at": again.json()["updated_at"]}


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({}, {"/product": "required", "/symptom": "required"}),
        ({"product": "K200", "symptom": "  "}, {"/symptom": "required"}),
        ({"product": "K200", "symptom": "x" * 301}, {"/symptom": "max_length"}),
        (
            {"product": "K200", "symptom": "skriv til mette@example.com"},
            {"/symptom": "personal_data"},
        ),
        ({"fault": 10**9}, {"/fault": "does_not_exist"}),
    ],
)
def test_what_cannot_be_reported_is_said_by_field(alice, fields, errors):
    answer = caller(alice).post(f"/api/v1/chats/{make_chat(alice).pk}/faults/", fields)

    assert answer.status_code == 400
    assert {each["pointer"]: each["code"] for each in answer.json()["errors"]} == errors


def test_only_chats_that_one_may_read_are_named_or_counted(alice, bob, eva, billing):
    hidden = make_chat(bob, team=billing, status="unsolved")
    fault = report(bob, hidden).json()["id"]

    seen = {user: caller(user).get(f"{FAULTS}{fault}/").json() for user in (alice, eva)}

    keys = ("chats", "chat_count", "waiting_count")
    assert [seen[alice][key] for key in keys] == [[], 0, 0]
    assert [seen[eva][key] for key in keys] == [[hidden.pk], 1, 1]
    assert caller(alice).get(f"{FAULTS}?chat={hidden.pk}").json()["count"] == 0
    assert caller(eva).get(f"{FAULTS}?chat={hidden.pk}").json()["count"] == 1


def test_the_product_s_owner_gets_it_and_a_mail_that_waits_for_the_server(
    alice, eva, adam, settings
):
    ChatRules.objects.create(fault_owner=adam)
    ProductOwner.objects.create(product="Kaffemaskine K200", folded="kaffemaskine k200", owner=eva)
    settings.SITE_URL = "https://replies.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there

    fault = report(alice, make_chat(alice)).json()
    other = report(alice, make_chat(alice), product="Toaster", symptom="brænder").json()
    waited = notices.send_notices()

    assert (fault["owner"], other["owner"], waited) == (eva.pk, adam.pk, "")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert notices.send_notices() == "2 mails about faults sent"
    assert notices.send_notices() == ""
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([eva.email], "Product fault reported: Kaffemaskine K200: lækker vand fra bunden"),
        ([adam.email], "Product fault reported: Toaster: brænder"),
    ]
    assert mail.outbox[0].body.splitlines()[-1] == f"https://replies.example{fault['url']}"
    assert todo(eva) == [("Kaffemaskine K200: lækker vand fra bunden", "Came up in 1 chat")]


def test_nobody_is_mailed_where_mail_is_not_set_up(alice, eva, settings):
    ChatRules.objects.create(fault_owner=eva)
    settings.EMAIL_HOST = ""
    report(alice, make_chat(alice))

    assert (FaultNotice.objects.count(), notices.send_notices()) == (0, "")


def test_closing_it_brings_up_what_mentions_it_until_looked_at(client, alice, eva):
    body = "Hvis din Kaffemaskine K200 lækker vand, så sluk den."
    reply = make_shared(eva, title="Lækage", body=body, status="published")
    make_shared(eva, title="Andet", body="Kaffemaskine K200 er på lager.", status="published")
    article = make_article("Vand under maskinen", by=eva)
    mine = make_reply(alice, title="Min egen", body=body)
    fault = report(alice, make_chat(alice, status="unsolved")).json()
    linked = change(eva, fault["id"], articles=[article.pk]).json()

    closed = change(eva, fault["id"], status="fixed").json()

    client.force_login(eva)
    shown = "Kaffemaskine K200: lækker vand fra bunden: Fixed"
    assert shown in client.get(reply.get_absolute_url()).text
    assert shown in client.get(article.get_absolute_url()).text
    assert (fault["replies"], linked["articles"]) == ([reply.pk], [article.pk])
    assert (closed["status"], closed["replies"], closed["waiting_count"]) == (
        "fixed",
        [reply.pk],
        1,
    )
    why = "Fixed: Kaffemaskine K200: lækker vand fra bunden"
    assert sorted(todo(eva)) == [("Lækage", why), ("Vand under maskinen", why)]
    assert todo(alice) == []
    for mention in Fault.objects.get().mentions.all():
        client.post(f"/chats/faults/texts/{mention.pk}/looked-at/", {"next": "/todo/"})
    assert (todo(eva), mine.fault_mentions.count()) == ([], 0)


def test_a_product_of_signs_alone_is_mentioned_by_nothing(alice, eva):
    make_shared(eva, title="Lækage", status="published")

    assert report(alice, make_chat(alice), product="??", symptom="lækage").json()["replies"] == []


def test_one_that_was_fixed_is_open_again_when_it_comes_back(alice, eva):
    fault = report(alice, make_chat(alice)).json()["id"]
    change(eva, fault, status="fixed")
    back = report(alice, make_chat(alice)).json()
    refused = change(eva, fault, status="wont_fix").json()
    told = report(alice, make_chat(alice)).json()

    assert [each["status"] for each in (back, refused, told)] == ["open", "wont_fix", "wont_fix"]
    assert (back["closed_at"], refused["closed_at"] is None) == (None, False)


def test_two_faults_never_get_the_same_words(alice, eva):
    report(alice, make_chat(alice))
    other = caller(alice).post(FAULTS, {"product": "Toaster", "symptom": "brænder"}).json()

    answer = change(eva, other["id"], **FAULT)

    assert (answer.status_code, answer.json()["code"]) == (409, "duplicate")


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_as_many_queries_for_three_as_for_one(
    client, alice, count, django_assert_num_queries
):
    for number in range(count):
        report(alice, make_chat(alice), product="P", symptom=f"fejl {number}")
    api = caller(alice)
    api.get(FAULTS)
    client.force_login(alice)
    client.get("/chats/faults/")

    with django_assert_num_queries(7):
        assert api.get(FAULTS).json()["count"] == count
    with django_assert_num_queries(9):
        assert len(client.get("/chats/faults/").context["page"]) == count


@pytest.mark.django_db(transaction=True)
def test_reported_at_once_it_is_one_fault(alice):
    chats = [make_chat(alice) for _number in range(4)]
    start, outcomes = Barrier(4), []

    def run(chat):
        start.wait()
        try:
            outcomes.append(report_fault(chat, by=alice, **FAULT)[1])
        finally:
            connection.close()

    threads = [Thread(target=run, args=[chat]) for chat in chats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes == [True, True, True, True]
    assert Fault.objects.get().reports.count() == 4


# --- Pages ----------------------------------------------------------------------------------------


def test_a_chat_is_asked_first_whether_it_is_a_known_fault(client, alice):
    known = report(alice, make_chat(alice)).json()
    report(alice, make_chat(alice), product="Toaster", symptom="brænder på")
    said = [message("customer", "min kaffemaskine K200 lækker vand ud over bordet")]
    chat = make_chat(alice, said, subject="Vand")
    client.force_login(alice)

    page = client.get(f"/chats/{chat.pk}/fault/")
    client.post(f"/chats/{chat.pk}/fault/", {"fault": known["id"]})

    assert [fault.product for fault in page.context["known"]] == ["Kaffemaskine K200", "Toaster"]
    assert page.context["products"] == ["Kaffemaskine K200", "Toaster"]
    assert chat.fault_reports.get().fault_id == known["id"]
    assert str(Fault.objects.get(pk=known["id"])) in client.get(f"/chats/{chat.pk}/").text


def test_an_editor_closes_and_links_on_the_page_and_an_agent_reads(client, alice, eva):
    fault = report(alice, make_chat(alice, status="open", subject="Vandskade")).json()
    reply = make_shared(eva, title="Om kaffe", body="Kaffe.", status="published")
    address = f"/chats/faults/{fault['id']}/"
    posted = {**FAULT, "status": "wont_fix", "owner": str(eva.pk), "version": "1"}
    client.force_login(alice)
    read = client.get(address)
    refused = client.post(address, posted)
    client.force_login(eva)
    saved = client.post(address, posted)
    stale = client.post(address, posted)
    client.post(f"{address}texts/", {"type": "reply", "id": reply.pk})

    assert (read.context["form"], "Vandskade" in read.text) == (None, True)
    assert [each.status_code for each in (refused, saved, stale)] == [403, 302, 400]
    row = Fault.objects.get()
    assert (row.status, row.owner, row.mentions.get().reply) == ("wont_fix", eva, reply)
    assert [*client.get("/chats/faults/?status=wont_fix&q=kaffe").context["page"]] == [row]
    assert "No fault fits" in client.get("/chats/faults/?status=fixed").text
