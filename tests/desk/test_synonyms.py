"""/settings/synonyms/: read by colleagues, written by editors, without a script."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import Synonym
from search.services.shipped import load_shipped
from search.services.synonyms import change_synonym, create_synonym
from search.synonyms.lookup import current
from tests.factories import make_user

pytestmark = pytest.mark.django_db

LIST = "/settings/synonyms/"


@pytest.fixture
def code(eva):
    words = {"da": ["adgangskode", "kodeord"], "sv": ["lösenord"], "en": ["password"]}
    return create_synonym(words=words, by=eva)


def titles(page):
    found = re.findall(r'<th scope="row"[^>]*>(?:<a[^>]*>)?([^<]*)', page.content.decode())
    return [each.strip() for each in found]


def said(page):
    return [str(message) for message in page.context["messages"]]


@pytest.mark.parametrize(
    ("name", "statuses"), [("alice", [200, 403, 403]), ("eva", [200] * 3), ("adam", [200] * 3)]
)
def test_each_role_comes_where_it_may(client, request, code, name, statuses):
    client.force_login(request.getfixturevalue(name))
    pages = (LIST, f"{LIST}new/", f"{LIST}{code.pk}/")

    assert [client.get(page).status_code for page in pages] == statuses


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(LIST).url == f"/sign-in/?next={LIST}"


def test_agents_read_and_change_nothing(client, alice, code):
    client.force_login(alice)

    page = client.get(LIST).content.decode()

    assert "kodeord" in page
    assert f'href="{LIST}{code.pk}/"' not in page
    assert f"{LIST}new/" not in page
    for action in ("remove/", "reset/", ""):
        assert client.post(f"{LIST}{code.pk}/{action}").status_code == 403
    assert Synonym.objects.get().version == 1


def test_the_reader_s_own_language_comes_first_and_orders_the_list(client, eva, code):
    create_synonym(words={"sv": ["adress"], "nb": ["adresse"]}, by=eva)
    create_synonym(words={"nb": ["pakke", "kolli"]}, by=eva)

    client.force_login(make_user("sven", language="sv"))
    assert titles(client.get(LIST)) == ["adress", "lösenord", "pakke, kolli"]
    client.force_login(make_user("kari", language="nb"))
    assert titles(client.get(LIST)) == ["adresse", "pakke, kolli", "adgangskode, kodeord"]


def test_the_list_is_searched(client, eva, code):
    create_synonym(words={"da": ["pakke"], "en": ["parcel"]}, by=eva)
    client.force_login(eva)

    assert titles(client.get(f"{LIST}?q=LOESEN")) == ["password"]
    assert titles(client.get(f"{LIST}?language=sv")) == ["password"]
    assert titles(client.get(f"{LIST}?shipped=true")) == []
    assert titles(client.get(f"{LIST}?q=xyz")) == []
    assert client.get(f"{LIST}?page=99&language=klingon").status_code == 200


def test_an_editor_adds_words_with_commas_or_lines(client, eva):
    client.force_login(eva)
    typed = {"words_da": "pakke, kolli\r\nforsendelse,,", "words_en": " parcel ;package"}

    answer = client.post(f"{LIST}new/", typed, follow=True)

    assert Synonym.objects.get().words == {
        "da": ["pakke", "kolli", "forsendelse"],
        "en": ["parcel", "package"],
    }
    assert said(answer) == ["Saved."]
    assert current().spans(["kolli"]) != []


def test_an_address_may_bring_a_word(client, eva):
    client.force_login(eva)

    page = client.get(f"{LIST}new/?da=kolli").content.decode()

    assert re.search(r'name="words_da"[^>]*>\s*kolli</textarea>', page)


def test_what_is_wrong_is_said_at_its_language_and_kept(client, eva, code):
    client.force_login(eva)

    answer = client.post(f"{LIST}new/", {"words_da": "kodeord, løsen", "words_nb": "løsen"})

    assert answer.status_code == 400
    assert answer.context["form"].errors == {
        "words_da": [
            "“kodeord” stands in another concept already: adgangskode, lösenord, password."
        ]
    }
    assert b"kodeord, l\xc3\xb8sen</textarea>" in answer.content
    alone = client.post(f"{LIST}new/", {"words_da": "løsen"})
    assert alone.context["form"].non_field_errors() == [
        "A concept needs two words that mean the same."
    ]


def test_an_editor_changes_a_concept(client, eva, code):
    client.force_login(eva)
    address = f"{LIST}{code.pk}/"
    page = client.get(address).content.decode()
    assert re.search(r'name="words_da"[^>]*>\s*adgangskode, kodeord</textarea>', page)

    client.post(address, {"version": "1", "words_da": "adgangskode", "words_nb": "passord"})

    assert Synonym.objects.get().words == {"da": ["adgangskode"], "nb": ["passord"]}


def test_who_was_second_sees_what_is_there_now_and_may_save_once_more(client, eva, adam, code):
    client.force_login(eva)
    change_synonym(code, words={"da": ["kodeord", "kode"]}, by=adam)
    address, typed = f"{LIST}{code.pk}/", {"words_da": "adgangskode, løsen"}

    answer = client.post(address, {"version": "1", **typed})

    assert answer.status_code == 409
    assert "da: kodeord, kode" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    client.post(address, {"version": "2", **typed})
    assert Synonym.objects.get().words == {"da": ["adgangskode", "løsen"]}


def test_an_own_concept_is_taken_out(client, eva, code):
    client.force_login(eva)

    answer = client.post(f"{LIST}{code.pk}/remove/", follow=True)

    assert said(answer) == ["Taken out: adgangskode, lösenord, password."]
    assert not Synonym.objects.exists()
    assert client.post(f"{LIST}{code.pk}/remove/").status_code == 404


def test_what_ships_is_marked_and_goes_back_to_its_words(client, eva):
    load_shipped()
    row = Synonym.objects.get(shipped="password")
    words = row.words
    client.force_login(eva)
    assert "Back to the words that ship" not in client.get(f"{LIST}{row.pk}/").content.decode()
    client.post(f"{LIST}{row.pk}/", {"words_da": "adgangskode, løsen"})

    page = client.get(f"{LIST}{row.pk}/").content.decode()
    assert "Comes with Replybook, edited here" in page
    assert "Back to the words that ship" in page
    client.post(f"{LIST}{row.pk}/reset/")

    assert Synonym.objects.get(shipped="password").words == words


def test_what_ships_is_taken_out_and_brought_back(client, eva, alice):
    load_shipped()
    row = Synonym.objects.get(shipped="password")
    client.force_login(eva)
    client.post(f"{LIST}{row.pk}/remove/")

    page = client.get(f"{LIST}?q=adgangskode").content.decode()
    assert f"{LIST}{row.pk}/reset/" in page
    assert f'href="{LIST}{row.pk}/"' not in page
    assert client.get(f"{LIST}{row.pk}/").status_code == 404
    client.post(f"{LIST}{row.pk}/reset/")

    assert titles(client.get(f"{LIST}?q=adgangskode")) == ["password"]
    client.force_login(alice)
    assert "/reset/" not in client.get(LIST).content.decode()


def test_bringing_back_says_why_it_cannot(client, eva):
    load_shipped()
    row = Synonym.objects.get(shipped="password")
    client.force_login(eva)
    client.post(f"{LIST}{row.pk}/remove/")
    create_synonym(words={"sv": ["lösenord"], "da": ["kode"]}, by=eva)

    answer = client.post(f"{LIST}{row.pk}/reset/", follow=True)

    assert said(answer)[1:] == ["“lösenord” stands in another concept already: kode, lösenord."]


def test_page_needs_as_many_queries_for_three_as_for_one(client, eva, code):
    client.force_login(eva)
    client.get(LIST)
    with CaptureQueriesContext(connection) as for_one:
        client.get(LIST)

    for number in range(2):
        create_synonym(words={"da": [f"kode{number}"], "en": [f"code{number}"]}, by=eva)
    with CaptureQueriesContext(connection) as for_three:
        assert len(titles(client.get(LIST))) == 3

    assert len(for_three) == len(for_one)
