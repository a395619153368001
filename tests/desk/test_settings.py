"""/settings/: who may, and what is kept when something is refused."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Company
from accounts.services.company import company_facts
from chats.models import ChatRules, ProductOwner
from chats.services.faults import owner_of
from chats.services.proposals import propose
from responses.models import Constant, CustomField
from responses.services.constants import create_constant
from tests.chats.factories import make_chat
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db

PAGES = (
    "/settings/company/",
    "/settings/constants/",
    "/settings/constants/new/",
    "/settings/fields/",
    "/settings/chats/",
)


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("alice", [403, 403, 403, 403, 403]),
        ("eva", [403, 200, 200, 200, 403]),
        ("adam", [200, 200, 200, 200, 200]),
    ],
)
def test_each_role_comes_where_it_may(client, request, name, statuses):
    client.force_login(request.getfixturevalue(name))

    assert [client.get(page).status_code for page in PAGES] == statuses


def test_a_visitor_is_asked_to_sign_in(client):
    answers = [client.get(page) for page in PAGES]

    assert [answer.url for answer in answers] == [f"/sign-in/?next={page}" for page in PAGES]


def test_company_facts_of_a_language_fall_back_to_those_of_all(client, adam):
    client.force_login(adam)
    client.post("/settings/company/", {"name": "Fjordkvist", "phone": "1"})
    client.post("/settings/company/?language=nb", {"phone": "2"})

    facts = company_facts("nb")

    assert (facts["name"], facts["phone"]) == ("Fjordkvist", "2")


def test_the_page_says_whose_facts_it_shows(client, adam):
    client.force_login(adam)
    current = re.compile(r'aria-current="page">([^<]*)</a>')

    assert current.findall(client.get("/settings/company/").text)[-1] == "All languages"
    assert current.findall(client.get("/settings/company/?language=nb").text)[-1].startswith("Nor")


def test_a_company_needs_a_name_and_a_refused_form_keeps_what_was_typed(client, adam):
    client.force_login(adam)

    answer = client.post("/settings/company/", {"name": "", "address": "Eksempelvej 1"})

    assert answer.status_code == 400
    assert b'value="Eksempelvej 1"' in answer.content
    assert not Company.objects.exists()


def test_an_admin_without_a_company_name_is_asked_for_it_first(client, adam):
    client.force_login(adam)
    assert client.get("/").url == "/settings/company/"

    client.post("/settings/company/", {"name": "Fjordkvist"})

    assert client.get("/").status_code == 200


def test_an_editor_writes_a_constant(client, eva):
    client.force_login(eva)
    client.post("/settings/constants/new/", {"key": "return_days", "value_all": "14"})
    constant = Constant.objects.get()

    client.post(f"/settings/constants/{constant.pk}/", {"key": "return_days", "value_nb": "30"})

    assert Constant.objects.get().values == {"nb": "30"}


def test_a_constant_without_a_value_is_refused_with_its_key_kept(client, eva):
    client.force_login(eva)

    answer = client.post("/settings/constants/new/", {"key": "return_days"})

    assert answer.status_code == 400
    assert b'value="return_days"' in answer.content
    assert not Constant.objects.exists()


def test_a_constant_that_replies_name_stays_and_the_replies_are_named(client, eva):
    client.force_login(eva)
    constant = create_constant(key="return_days", values={"*": "14"}, by=eva)
    make_shared(eva, title="Returns", body="You have {{constant.return_days}} days.")

    answer = client.post(f"/settings/constants/{constant.pk}/delete/", follow=True)

    assert "Returns" in answer.content.decode()
    assert Constant.objects.filter(pk=constant.pk).exists()


def test_an_editor_declares_a_field_and_takes_it_away(client, eva):
    client.force_login(eva)
    client.post("/settings/fields/", {"key": "parcel_shop", "label": "Parcel shop"})
    field = CustomField.objects.get()
    assert (field.key, field.label) == ("parcel_shop", "Parcel shop")

    client.post(f"/settings/fields/{field.pk}/delete/")

    assert not CustomField.objects.exists()


def test_admins_say_how_long_chats_are_kept_and_who_looks_after_faults(client, adam, eva):
    long_ago = timezone.now() - timedelta(days=40)
    make_chat(eva, closed_at=long_ago)
    client.force_login(adam)
    product = {"product": " Kaffemaskine  K200", "owner": eva.pk}

    said = client.post("/settings/chats/", {"keep_days": 30, "fault_owner": adam.pk}, follow=True)
    client.post("/settings/chats/owners/", product)
    client.post("/settings/chats/owners/", {**product, "product": "KAFFEMASKINE K200"})
    wrong = client.post("/settings/chats/", {"keep_days": -1, "fault_owner": ""})

    assert "The text of 1 chat is older" in said.text
    assert wrong.status_code == 400
    rules = ChatRules.objects.get()
    assert (rules.keep_days, rules.fault_owner) == (30, adam)
    assert [owner_of(name) for name in ("kaffemaskine k200", "Toaster")] == [eva, adam]
    client.post(f"/settings/chats/owners/{ProductOwner.objects.get().pk}/remove/")
    assert owner_of("kaffemaskine k200") == adam


def test_what_else_may_be_read_of_us_stays_and_company_numbers_go_when_asked(client, adam):
    client.force_login(adam)
    said = "Ring 20 00 00 01, vores CVR er 10000009."
    chat = make_chat(adam, [{"author": "agent", "text": said}])
    assert [each.text for each in propose(chat).found] == ["20 00 00 01"]

    client.post(
        "/settings/company/",
        {"name": "Shop", "own_details": "20 00 00 01\nKonto 1", "hides_company_numbers": "on"},
    )

    assert [each.text for each in propose(chat).found] == ["10000009"]
    page = client.get("/settings/company/?language=nb").content.decode()
    assert "own_details" in page
    assert "hides_company_numbers" not in page
    client.post("/settings/company/?language=nb", {"phone": "1"})
    assert [each.text for each in propose(chat).found] == ["10000009"]
