"""/settings/users/, teams/ and tokens/: who may, and what each page does."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ApiToken, Team, User
from tests.api import make_token
from tests.factories import make_team, make_user

pytestmark = pytest.mark.django_db

NEW = {"username": "ole", "name": "Ole", "role": "agent", "language": "nb"}


@pytest.fixture
def addresses(alice, support):
    token, _secret = make_token(alice)
    user, team = f"/settings/users/{alice.pk}/", f"/settings/teams/{support.pk}/"
    lists = ["/settings/users/", "/settings/teams/"]
    forms = ["/settings/users/new/", user, team, "/settings/tokens/new/"]
    verbs = [f"{user}{verb}/" for verb in ("deactivate", "reactivate", "password")]
    return {
        "GET": [*lists, *forms],
        "POST": [*forms, *verbs, "/settings/teams/", f"{team}delete/"],
        "own": f"/settings/tokens/{token.pk}/revoke/",
    }


@pytest.mark.parametrize("name", ["alice", "eva"])
def test_only_admins_come_in(client, request, name, addresses):
    client.force_login(request.getfixturevalue(name))

    assert {client.get(address).status_code for address in addresses["GET"]} == {403}
    assert {client.post(address).status_code for address in addresses["POST"]} == {403}


def test_visitors_are_asked_to_sign_in(client, addresses):
    for address in addresses["GET"]:
        assert client.get(address).url == f"/sign-in/?next={address}"
    for address in (*addresses["POST"], addresses["own"]):
        assert client.post(address).status_code == 302


def test_admins_come_everywhere(client, adam, addresses):
    client.force_login(adam)

    assert {client.get(address).status_code for address in addresses["GET"]} == {200}


@pytest.mark.parametrize(
    ("name", "to"),
    [("alice", "tokens"), ("eva", "constants"), ("adam", "company")],
)
def test_settings_lead_to_what_one_may(client, request, name, to):
    client.force_login(request.getfixturevalue(name))

    assert client.get("/settings/").url == f"/settings/{to}/"


# --- People -----------------------------------------------------------------------------------


def test_a_new_person_signs_in_with_the_password_shown_once(client, adam, support):
    client.force_login(adam)

    answer = client.post("/settings/users/new/", {**NEW, "teams": [support.pk], "title": "Ny"})

    password = re.search(r'id="secret">([^<]+)<', answer.text)[1]
    assert "no-store" in answer["Cache-Control"]
    ole = User.objects.get(username="ole")
    assert (ole.role, ole.title, list(ole.teams.all())) == ("agent", "Ny", [support])
    assert password not in client.get(f"/settings/users/{ole.pk}/").text
    assert client.login(username="ole", password=password)


@pytest.mark.parametrize(
    "wrong", [{"username": "ALICE"}, {"username": "a b"}, {"email": "x"}, {"role": "boss"}]
)
def test_a_refused_person_keeps_what_was_typed(client, adam, alice, wrong):
    client.force_login(adam)

    answer = client.post("/settings/users/new/", {**NEW, "title": "Vagtleder", **wrong})

    assert answer.status_code == 400
    assert 'value="Vagtleder"' in answer.text
    assert User.objects.count() == 2


def test_a_person_is_changed_shut_out_and_let_in(client, adam, alice):
    client.force_login(adam)
    page = f"/settings/users/{alice.pk}/"

    client.post(page, {"name": "Alice L", "role": "editor", "language": "da"})
    client.post(f"{page}deactivate/")
    alice.refresh_from_db()
    assert (alice.name, alice.role, alice.language) == ("Alice L", "editor", "da")
    assert not alice.is_active
    assert list(alice.teams.all()) == []
    assert "Shut out" in client.get("/settings/users/").text

    client.post(f"{page}reactivate/")
    alice.refresh_from_db()
    assert alice.is_active


def test_why_an_admin_stays_is_said(client, adam):
    client.force_login(adam)
    page = f"/settings/users/{adam.pk}/"

    lowered = client.post(page, {"role": "agent", "language": "en"})
    shut_out = client.post(f"{page}deactivate/", follow=True)

    assert lowered.status_code == 400
    assert "cannot lower your own role" in lowered.text
    assert "cannot shut yourself out" in shut_out.text


def test_a_new_password_is_shown_once(client, adam, alice):
    client.force_login(adam)

    answer = client.post(f"/settings/users/{alice.pk}/password/")

    assert client.login(username="alice", password=re.search('id="secret">([^<]+)', answer.text)[1])


# --- Teams ------------------------------------------------------------------------------------


def test_a_team_is_made_renamed_and_deleted(client, adam):
    client.force_login(adam)
    client.post("/settings/teams/", {"name": "Returns"})
    team = Team.objects.get()

    client.post(f"/settings/teams/{team.pk}/", {"name": "Refunds"})
    assert Team.objects.get().name == "Refunds"
    client.post(f"/settings/teams/{team.pk}/delete/")

    assert not Team.objects.exists()


def test_a_name_that_is_taken_is_refused(client, adam, support, billing):
    client.force_login(adam)

    assert client.post("/settings/teams/", {"name": "SUPPORT"}).status_code == 400
    renamed = client.post(f"/settings/teams/{billing.pk}/", {"name": "support"})

    assert renamed.status_code == 400
    assert "Another team has this name" in renamed.text


def test_a_team_in_use_stays_and_says_who_is_in_it(client, adam, alice, support):
    client.force_login(adam)

    answer = client.post(f"/settings/teams/{support.pk}/delete/", follow=True)

    assert "Alice" in answer.text
    assert Team.objects.filter(pk=support.pk).exists()


# --- Tokens -----------------------------------------------------------------------------------


def test_an_admin_issues_a_token_that_is_shown_once(client, api, adam, alice):
    client.force_login(adam)
    sent = {"name": "Chat", "user": alice.pk, "scopes": ["replies:read"], "lifetime": "30"}

    answer = client.post("/settings/tokens/new/", sent)

    secret = re.search(r'id="secret">(rb_[^<]+)<', answer.text)[1]
    assert "no-store" in answer["Cache-Control"]
    token = ApiToken.objects.get()
    assert (token.user, token.scopes) == (alice, ("replies:read",))
    assert 29 <= (token.expires_at - token.created_at).days <= 30
    assert secret not in client.get("/settings/tokens/").text
    tool = api()
    tool.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert tool.get("/api/v1/replies/").status_code == 200


def test_a_token_may_be_issued_for_good(client, adam):
    client.force_login(adam)
    sent = {"name": "Chat", "user": adam.pk, "scopes": ["replies:read"], "lifetime": "never"}

    client.post("/settings/tokens/new/", sent)

    assert ApiToken.objects.get().expires_at is None


def test_a_token_needs_a_name_and_scopes(client, adam):
    client.force_login(adam)

    assert client.post("/settings/tokens/new/", {"user": adam.pk}).status_code == 400
    assert not ApiToken.objects.exists()


def test_everybody_sees_and_revokes_their_own_admins_all(client, alice, bob, adam):
    own, others = make_token(alice)[0], make_token(bob)[0]
    client.force_login(alice)

    assert list(client.get("/settings/tokens/").context["page"]) == [own]
    assert client.post(f"/settings/tokens/{others.pk}/revoke/").status_code == 404
    client.post(f"/settings/tokens/{own.pk}/revoke/")
    client.force_login(adam)

    assert list(client.get("/settings/tokens/").context["page"]) == [others]
    client.post(f"/settings/tokens/{others.pk}/revoke/")
    assert not ApiToken.objects.alive().exists()


@pytest.mark.parametrize("page", ["/settings/users/", "/settings/teams/", "/settings/tokens/"])
def test_three_rows_take_as_many_queries_as_one(client, adam, page):
    client.force_login(adam)

    def more():
        make_token(make_user(teams=[make_team()]))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(page)
        return len(captured)

    more()
    few = queries()
    more()
    more()

    assert queries() == few
