"""/todo/: what is typed often, and its buttons."""

import pytest
from django.urls import reverse

from chats.models import Candidate
from desk.services import work_list
from desk.todo import candidates as kind
from responses.models import Reply
from tests.chats.mining import mined, typed
from tests.factories import make_user
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db

TEXT = "Jeg sender straks en ny returlabel til din mail."


def listed(user):
    rows = work_list.rows_of(work_list.entries(user), user)
    assert len(rows) == work_list.count(user), "the navigation counts what the list shows"
    found = [each.row for each in rows if each.kind.name == "typed_often"]
    return [(row.what, row.why, [step.word for step in row.steps]) for row in found]


def pressed(client, user, name, pk):
    client.force_login(user)
    return client.post(reverse(f"chats:{name}", args=[pk]), {"next": "/todo/"}, follow=True)


def test_editors_decide_with_one_click(client, alice, eva):
    make_shared(eva, title="Returlabel", body="Jeg sender en returlabel på mail.", language="da")
    typed(alice, TEXT, 2, agent="Ole")
    typed(alice, TEXT, 2, agent="Ida")
    typed(alice, "Butikken åbner klokken ti om lørdagen.", 3)
    mined()
    near = Candidate.objects.get(said=4)

    assert listed(alice) == []
    percent = round(100 * near.likeness)
    assert sorted(listed(eva)) == [
        (
            "Butikken åbner klokken ti om lørdagen.",
            "3 times by one colleague",
            ["Make a reply", "Ignore"],
        ),
        (
            TEXT,
            f"4 times by 2 colleagues; closest: Returlabel ({percent} %)",
            ["Make a reply", "Covered", "Ignore"],
        ),
    ]

    assert pressed(client, alice, "candidate_ignore", near.pk).status_code == 403
    pressed(client, eva, "candidate_merge", near.pk)
    told = pressed(client, make_user("otto", role="editor"), "candidate_ignore", near.pk)
    assert "This is decided already: Covered by a reply, by Eva." in told.content.decode()
    other = Candidate.objects.get(said=3)
    made = pressed(client, eva, "candidate_reply", other.pk)

    reply = Reply.objects.get(status="in_review")
    assert made.redirect_chain[-1][0] == reverse("responses:edit", args=[reply.pk])
    assert listed(eva) == []
    page = client.get(reply.get_absolute_url()).content.decode()
    assert reverse("chats:candidate", args=[other.pk]) in page


def test_a_page_shows_the_difference_and_chats_of_ones_own(client, alice, bob, eva, support):
    make_shared(eva, title="Returlabel", body="Jeg sender en returlabel på mail.", language="da")
    typed(eva, TEXT, 3, team=support)
    typed(eva, TEXT, 1, subject="Anybody's")
    mined()
    address = Candidate.objects.get(is_proposed=True).get_absolute_url()

    for user, status in ((alice, 200), (bob, 404), (eva, 200)):
        client.force_login(user)
        response = client.get(address)
        assert response.status_code == status
        if status == 200:
            text = response.content.decode()
            assert ("Returlabel" in text, "Anybody&#x27;s" in text) == (True, True)
            assert ("Ignore" in text) == (user == eva)


def test_the_list_takes_twenty_at_a_time(alice, eva, monkeypatch):
    monkeypatch.setattr(kind, "MOST", 1)
    typed(alice, TEXT, 3)
    typed(alice, "Butikken åbner klokken ti om lørdagen.", 4)
    mined()

    assert [row[0] for row in listed(eva)] == ["Butikken åbner klokken ti om lørdagen."]
