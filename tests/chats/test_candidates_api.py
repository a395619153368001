"""reply-candidates/: who sees what, counted over which chats, and what becomes of it."""

import pytest

from chats.models import Candidate
from responses.models import Reply
from tests.api import caller, errors_of, problem_of
from tests.chats.mining import mined, typed
from tests.factories import make_user
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db

CANDIDATES = "/api/v1/reply-candidates/"
TEXT = "Du kan bytte varen i butikken, {name}."
SHOWN = "Du kan bytte varen i butikken, {{customer.first_name}}."


def listed(user, asked=""):
    rows = caller(user).get(f"{CANDIDATES}{asked}").json()["results"]
    return [(row["text"], row["count"], row["agents"], row["chats"]) for row in rows]


def test_counts_and_wordings_are_of_chats_that_the_asker_sees(alice, bob, eva, support, billing):
    typed(eva, TEXT, 3, agent="Ole", team=support)
    typed(eva, "Varen kan du bytte i butikken, {name}!", 5, agent="Ida", team=billing)
    typed(eva, "Fakturaen sendes den første i måneden.", 4, team=billing)
    mined()
    other = "Varen kan du bytte i butikken, {{customer.first_name}}!"
    invoice = ("Fakturaen sendes den første i måneden.", 4, 1, 4)

    assert listed(alice) == [(SHOWN, 3, 1, 3)]
    assert listed(bob) == [(other, 5, 1, 5), invoice]
    assert listed(eva) == [(other, 8, 2, 8), invoice]
    assert listed(alice, "?q=varen+butikken") == [(SHOWN, 3, 1, 3)]
    assert listed(alice, "?q=faktura") == []
    hidden = Candidate.objects.get(said=4)
    assert caller(alice).get(f"{CANDIDATES}{hidden.pk}/").status_code == 404


def test_what_stands_in_two_chats_of_ones_own_is_not_shown(alice, eva, support, billing):
    typed(eva, TEXT, 2, team=support)
    typed(eva, TEXT, 5, team=billing)
    mined()

    assert listed(alice) == []


def test_a_reply_that_the_asker_does_not_see_is_not_named(alice, eva, support, billing):
    body = "Du kan bytte varen i butikken eller på lageret."
    secret = make_shared(eva, body=body, language="da", shared_with="teams", teams=[billing])
    typed(eva, TEXT, 3)
    mined()
    (row,) = caller(eva).get(CANDIDATES).json()["results"]

    assert row["nearest"] == {
        "id": secret.pk,
        "title": secret.title,
        "score": row["nearest"]["score"],
    }
    assert caller(alice).get(CANDIDATES).json()["results"][0]["nearest"] is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["da", "nb"]),
        ("?ordering=count", ["nb", "da"]),
        ("?language=no", ["nb"]),
        ("?status=open", ["da"]),
        ("?status=ignored&status=merged", ["nb"]),
        ("?q=BYTTE+butik", ["da"]),
    ],
)
def test_filters(eva, asked, found):
    typed(eva, TEXT, 5)
    typed(eva, "Du får en ny pakke i morgen.", 3, language="nb")
    mined()
    caller(eva).patch(
        f"{CANDIDATES}{Candidate.objects.get(language='nb').pk}/", {"status": "ignored"}
    )

    rows = caller(eva).get(f"{CANDIDATES}{asked}").json()["results"]

    assert [row["language"] for row in rows] == found


def test_made_a_reply_it_waits_for_review_and_leads_back(eva, support):
    typed(eva, TEXT, 3, team=support)
    mined()
    address = f"{CANDIDATES}{Candidate.objects.get().pk}/"
    read = caller(eva).get(address)
    made = caller(eva).patch(
        address, {**read.json(), "status": "created"}, HTTP_IF_MATCH=read["ETag"]
    )
    again = caller(eva).patch(address, {"status": "created"})

    reply = Reply.objects.get()
    assert (reply.body, reply.language, reply.status) == (SHOWN, "da", "in_review")
    assert (reply.shared_with, [team.pk for team in reply.teams.all()]) == ("teams", [support.pk])
    assert (reply.owner, reply.stage) == (eva, "solution")
    assert made.status_code == again.status_code == 200
    assert (again.json()["status"], again.json()["reply"]) == ("created", reply.pk)
    assert problem_of(caller(eva).patch(address, {"status": "open"})) == (409, "decided")


def test_of_two_editors_the_first_holds_and_the_second_is_told(alice, eva):
    other = make_user("otto", role="editor")
    reply = make_shared(eva, language="da")
    typed(eva, TEXT, 3)
    mined()
    address = f"{CANDIDATES}{Candidate.objects.get().pk}/"
    tag = caller(other).get(address)["ETag"]

    assert errors_of(caller(eva).patch(address, {"status": "merged"})) == {"/reply": "required"}
    merged = caller(eva).patch(address, {"status": "merged", "reply": reply.pk})
    late = caller(other).patch(address, {"status": "ignored"})

    assert (merged.json()["status"], merged.json()["reply"]) == ("merged", reply.pk)
    assert (late.status_code, late.json()["code"], late.json()["decided"]) == (
        409,
        "decided",
        "merged",
    )
    assert "Eva" in late.json()["detail"]
    stale = caller(other).patch(address, {"status": "ignored"}, HTTP_IF_MATCH=tag)
    assert problem_of(stale) == (412, "stale")
    opened = caller(other).patch(address, {"status": "open"})
    assert (opened.json()["status"], opened.json()["reply"]) == ("open", None)
    assert listed(alice, "?status=open") == [(SHOWN, 3, 1, 3)]


@pytest.mark.parametrize(("role", "queries"), [("agent", 6), ("editor", 4)])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    eva, role, queries, rows, django_assert_num_queries
):
    make_shared(eva, body="Du kan bytte i en butik.", language="da")
    for thing in ("varen", "skoene", "telefonen")[:rows]:
        typed(eva, f"Du kan bytte {thing} i alle vores butikker.")
    mined()
    api = caller(make_user(role=role))
    api.get(CANDIDATES)

    with django_assert_num_queries(queries):
        assert api.get(CANDIDATES).json()["count"] == rows
