"""Agents read what is published, editors everything, visitors nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser

from search import finder
from styleguide.models import StyleEntry
from styleguide.search import StyleEntryIndex
from styleguide.services.entries import change_entry
from tests.api import caller
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db(transaction=True)

STATES = ("draft", "in_review", "published", "archived")


@pytest.fixture
def everything(eva, support):
    for status in STATES:
        make_entry(eva, title=f"Advice {status}", status=status)
    make_entry(eva, title="Advice of support", teams=[support])


def test_each_role_sees_exactly_its_advice(everything, alice, bob, eva, adam):
    def seen(user):
        return [entry.title for entry in StyleEntry.objects.visible_to(user)]

    agents = ["Advice of support", "Advice published"]
    editors = [
        *("Advice archived", "Advice draft", "Advice in_review"),
        *("Advice of support", "Advice published"),
    ]
    assert [seen(user) for user in (AnonymousUser(), alice, bob, eva, adam)] == [
        *([], agents, agents, editors, editors)
    ]


def test_search_finds_published_advice_for_colleagues_alone(everything, alice, bob, eva):
    def found(user):
        return sorted(hit["title"] for hit in finder.find(user, "advice").results)

    published = ["Advice of support", "Advice published"]
    assert [found(user) for user in (AnonymousUser(), alice, bob, eva)] == [
        *([], published, published, published)
    ]


def test_withdrawn_advice_is_gone_at_once(alice, eva):
    entry = make_entry(eva, title="Advice")
    assert finder.find(alice, "advice").count == 1

    change_entry(entry, by=eva, version=None, status="archived")

    assert finder.find(alice, "advice").count == 0


def test_guidance_and_examples_are_found_and_marked(alice, eva):
    make_entry(eva, guidance="Undgå **ironi**.", examples=[{"text": "Fedt nok", "verdict": "bad"}])

    assert finder.find(alice, "ironi").results[0]["snippet"].count("<mark>") == 1
    assert finder.find(alice, "fedt").count == 1


def test_what_is_for_all_languages_is_found_under_each(alice, eva):
    make_entry(eva, title="Advice for all")
    make_entry(eva, title="Advice in Danish", language="da")

    def found(**filters):
        return [hit["title"] for hit in finder.find(alice, "advice", filters=filters).results]

    assert found(language=["sv"]) == ["Advice for all"]
    assert sorted(found(language=["da"])) == ["Advice for all", "Advice in Danish"]
    assert "" not in finder.find(alice, "advice").facets["language"]


def test_the_api_finds_it_only_for_tokens_that_may_read_it(alice, eva):
    entry = make_entry(eva, title="Advice")

    def hits(*scopes):
        return caller(alice, *scopes).get("/api/v1/search/?q=advice").json()["results"]

    assert hits("search:read", "replies:read") == []
    (hit,) = hits("search:read", "style:read")
    assert (hit["type"], hit["id"], hit["language"]) == ("style_entry", entry.pk, None)
    assert hit["url"] == f"/style/{entry.pk}/"


def test_the_index_sees_what_the_queryset_shows(everything, eva):
    ids = [document.id for document in StyleEntryIndex().documents()]

    assert ids == list(StyleEntry.objects.published().order_by("pk").values_list("pk", flat=True))
