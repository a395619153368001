"""Coming in by password or by the demo's one click, and what an ended session does not lose."""

import pytest
from django.urls import reverse

from accounts import one_click
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "korrekt hest batteri"


@pytest.fixture
def ole():
    user = make_user("Ole", name="Ole Olsen")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, **fields):
    return client.post(reverse("sign_in"), {"username": "Ole", "password": PASSWORD, **fields})


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def test_the_right_password_leads_to_the_workspace(client, ole):
    response = sign_in(client)

    assert response.status_code == 302
    assert response["Location"] == "/"
    assert signed_in_as(client) == str(ole.pk)


def test_the_user_name_counts_in_any_case(client, ole):
    sign_in(client, username="oLE")

    assert signed_in_as(client) == str(ole.pk)


@pytest.mark.parametrize(
    "fields",
    [
        {"password": "something else"},
        {"username": "nobody"},
        {"username": ""},
        {"password": ""},
        {"password": PASSWORD + " "},
        {"password": "x" * 501},
        {"password": "x" * 1_000_000},
        {"username": "x" * 10_000},
        {"username": "Ole\x00"},
    ],
)
def test_anything_else_is_refused(client, ole, fields):
    response = sign_in(client, **fields)

    assert response.status_code == 400
    assert signed_in_as(client) is None


def test_a_refusal_does_not_tell_whether_the_user_exists(client, ole):
    wrong = sign_in(client, password="wrong").context["form"].errors
    unknown = sign_in(client, username="nobody").context["form"].errors

    assert wrong == unknown


def test_who_has_left_stays_out(client, ole):
    ole.is_active = False
    ole.save()

    assert sign_in(client).status_code == 400


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/articles/7/edit/?from=list", "/articles/7/edit/?from=list"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver@evil.example/", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_on_within_this_service_alone(client, ole, wanted, reached):
    assert sign_in(client, next=wanted)["Location"] == reached


def test_signing_in_again_goes_on_at_once(client, ole):
    client.force_login(ole)

    response = client.get(reverse("sign_in"), {"next": "/replies/"})

    assert response["Location"] == "/replies/"


def test_the_page_says_to_scripts_what_it_is(client):
    response = client.get(reverse("sign_in"))

    assert response["Replybook-Sign-In"] == "1"
    assert "no-cache" in response["Cache-Control"]


def test_signing_out_takes_a_post(client, ole):
    client.force_login(ole)

    assert client.get(reverse("sign_out")).status_code == 405
    assert signed_in_as(client) == str(ole.pk)
    assert client.post(reverse("sign_out"))["Location"] == "/sign-in/"
    assert signed_in_as(client) is None


def test_guessing_is_locked_out_and_told_what_to_do(client, ole, settings):
    settings.AXES_ENABLED = True
    for name in ("Ole", "ole", "OLE", "ole", "Ole", "ole", "oLe"):
        assert sign_in(client, username=name, password="wrong").status_code == 400
    assert sign_in(client, password="wrong").status_code == 429

    response = sign_in(client)

    assert response.status_code == 429
    assert "quarter of an hour" in response.content.decode()
    assert signed_in_as(client) is None


def test_one_locked_name_does_not_lock_another(client, ole, settings):
    settings.AXES_ENABLED = True
    for _ in range(9):
        sign_in(client, username="somebody", password="wrong")

    assert sign_in(client).status_code == 302


class TestOneClick:
    @pytest.fixture(autouse=True)
    def demo(self, settings, monkeypatch):
        settings.DEMO_SIGN_IN = True
        names = {"anna": "agent", "erik": "editor", "real": "admin"}
        for name, role in names.items():
            make_user(name, role=role)
        monkeypatch.setattr(one_click, "_sources", [lambda: ["anna", "erik", "gone"]])

    def become(self, client, role, **extra):
        extra.setdefault("HTTP_HOST", "127.0.0.1:8000")
        return client.post(reverse("sign_in_demo"), {"role": role}, **extra)

    def test_each_of_the_demos_people_is_offered_with_what_they_may_do(self, client):
        response = client.get(reverse("sign_in"), HTTP_HOST="localhost:8000")

        assert [user.username for user, _ in response.context["demo"]] == ["anna", "erik"]
        assert "Sign in as editor Erik" in response.content.decode()

    def test_one_click_signs_in(self, client):
        assert self.become(client, "editor")["Location"] == "/"
        assert signed_in_as(client)

    @pytest.mark.parametrize("role", ["admin", "", "nonsense"])
    def test_nobody_but_the_demos_people(self, client, role):
        assert self.become(client, role).status_code == 404
        assert signed_in_as(client) is None

    @pytest.mark.parametrize(
        "extra",
        [
            {"REMOTE_ADDR": "192.0.2.7"},
            {"REMOTE_ADDR": ""},
            {"HTTP_HOST": "testserver"},
            {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
            {"HTTP_FORWARDED": "for=127.0.0.1"},
            {"HTTP_VIA": "1.1 proxy"},
        ],
    )
    def test_only_from_this_machine(self, client, extra):
        assert self.become(client, "agent", **extra).status_code == 404
        assert signed_in_as(client) is None

    def test_only_where_it_is_switched_on(self, client, settings):
        settings.DEMO_SIGN_IN = False

        assert self.become(client, "agent").status_code == 404

    def test_a_link_cannot_do_it(self, client):
        assert client.get(reverse("sign_in_demo"), {"role": "agent"}).status_code == 405


class TestEndedSession:
    """Sending a form while signed out leads through signing in back to the page of the form."""

    def send(self, client, **extra):
        return client.post("/articles/7/publish/", {"body": "typed"}, **extra)

    def test_back_to_the_page_the_form_was_on(self, client):
        response = self.send(client, HTTP_REFERER="http://testserver/articles/7/?tab=text")

        assert response["Location"] == "/sign-in/?next=/articles/7/%3Ftab%3Dtext"

    def test_another_sites_page_is_no_place_to_go(self, client):
        response = self.send(client, HTTP_REFERER="https://evil.example/articles/7/")

        assert response["Location"] == "/sign-in/?next=/articles/7/publish/"

    def test_the_sign_in_page_says_that_nothing_is_lost(self, client):
        response = client.get("/sign-in/?next=/articles/7/")

        assert "What you typed is kept." in response.content.decode()
