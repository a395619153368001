"""The guide on the screen: the book, and who opens which page."""

import pytest

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.typing_in import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def book(client, query=""):
    """Chapter → titles, as the page has them."""
    page = client.get(f"/style/{query}")
    assert page.status_code == 200
    return {
        chapter.topic: [entry.title for entry in chapter.entries]
        for chapter in page.context["chapters"]
    }


# --- The book ---------------------------------------------------------------------------------


def test_chapters_come_in_their_order_without_the_empty_ones(reader, eva):
    make_entry(eva, "Z", topic="closing")
    make_entry(eva, "B", topic="tone")
    make_entry(eva, "A", topic="tone")
    make_entry(eva, "Hidden", topic="hold", status="draft")

    chapters = book(reader)

    assert list(chapters.items()) == [("tone", ["A", "B"]), ("closing", ["Z"])]


def test_it_opens_in_the_readers_language_where_there_is_advice_in_it(reader, eva):
    make_entry(eva, "For all")
    make_entry(eva, "Dansk", language="da")
    assert book(reader) == {"other": ["Dansk", "For all"]}

    make_entry(eva, "English", language="en")

    assert book(reader) == {"other": ["English", "For all"]}
    assert book(reader, "?language=da") == {"other": ["Dansk", "For all"]}
    assert book(reader, "?language=") == {"other": ["Dansk", "English", "For all"]}


def test_it_is_searched_and_narrowed(reader, eva):
    make_entry(eva, "Køb", channels=["email"])
    make_entry(eva, "Other", examples=[{"text": "Købt!", "verdict": "bad"}], channels=["chat"])
    make_entry(eva, "Third")

    assert book(reader, "?q=koeb") == {"other": ["Køb", "Other"]}
    assert book(reader, "?q=koeb&channel=chat") == {"other": ["Other"]}
    assert "No advice fits" in reader.get("/style/?q=nothing").text


def test_editors_see_drafts_marked_and_archived_where_they_ask(editor, eva):
    make_entry(eva, "Draft", status="draft")
    make_entry(eva, "Gone", status="archived")

    assert book(editor) == {"other": ["Draft"]}
    assert "Draft</span>" in editor.get("/style/").text
    assert book(editor, "?status=archived") == {"other": ["Gone"]}


def test_an_empty_guide_says_what_it_is_for(reader, alice, client, eva):
    page = reader.get("/style/").text
    assert ("No advice yet" in page, "Write the first advice" in page) == (True, False)

    client.force_login(eva)
    assert "Write the first advice" in client.get("/style/").text


def test_examples_are_told_apart_by_word_and_sign(reader, eva):
    examples = [{"text": "<b>No</b>", "verdict": "bad"}, {"text": "No, but", "verdict": "good"}]
    entry = make_entry(eva, guidance="Be **kind**.", examples=examples, rules=[a_rule()])

    for address in ("/style/", entry.get_absolute_url()):
        page = reader.get(address).text
        for shown in ("Not this", "Write this", "&lt;b&gt;No", "<strong>kind</strong>"):
            assert shown in page, (address, shown)
        assert "/edit/" not in page
    assert "Say it another way." in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_book_needs_as_many_queries_for_three_as_for_one(
    reader, eva, support, count, django_assert_num_queries
):
    for number in range(count):
        make_entry(
            eva,
            f"Advice {number}",
            teams=[support],
            channels=["chat"],
            stages=["hold"],
            rules=[a_rule()],
            examples=[{"text": "No", "verdict": "bad"}],
        )
    reader.get("/style/")

    with django_assert_num_queries(13):
        reader.get("/style/")


@pytest.mark.parametrize("count", [1, 3])
def test_an_entry_needs_as_many_queries_for_three_of_all_as_for_one(
    editor, adam, count, django_assert_num_queries
):
    examples = [{"text": "Fine", "verdict": "bad"}] * count
    entry = make_entry(adam, guidance="Old", examples=examples, rules=[a_rule()] * count)
    editor.post(f"/style/{entry.pk}/read/")
    change_entry(entry, by=adam, version=1, guidance="New")
    editor.get(entry.get_absolute_url())

    with django_assert_num_queries(14):
        editor.get(entry.get_absolute_url())


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "nobody", "agent", "editor"),
    [
        ("", 302, 200, 200),
        ("check/", 302, 200, 200),
        ("new/", 302, 403, 200),
        ("transfer/", 302, 403, 200),
        ("export/", 302, 403, 200),
        ("{published}/", 302, 200, 200),
        ("{published}/edit/", 302, 403, 200),
        ("{published}/history/", 302, 403, 200),
        ("{draft}/", 302, 404, 200),
        ("{draft}/edit/", 302, 404, 200),
        ("{draft}/history/", 302, 404, 200),
        ("99/", 302, 404, 404),
    ],
)
def test_each_page_opens_for_those_it_is_for(client, alice, eva, path, nobody, agent, editor):
    ids = {"published": make_entry(eva).pk, "draft": make_entry(eva, status="draft").pk}
    address = "/style/" + path.format(**ids)

    statuses = [client.get(address).status_code]
    for user in (alice, eva):
        client.force_login(user)
        statuses.append(client.get(address).status_code)

    assert statuses == [nobody, agent, editor]


@pytest.mark.parametrize(
    ("path", "nobody", "agent", "editor"),
    [
        ("check/", 302, 400, 400),
        ("read/", 302, 302, 302),
        ("try/", 302, 403, 200),
        ("transfer/", 302, 403, 400),
        ("{published}/read/", 302, 302, 302),
        ("{draft}/read/", 302, 404, 302),
        ("{published}/restore/", 302, 302, 302),
        ("{draft}/restore/", 302, 404, 302),
    ],
)
def test_each_form_is_taken_from_those_it_is_for(client, alice, eva, path, nobody, agent, editor):
    ids = {"published": make_entry(eva).pk, "draft": make_entry(eva, status="draft").pk}
    address = "/style/" + path.format(**ids)

    statuses = [client.post(address, {"x": "1"}).status_code]
    for user in (alice, eva):
        client.force_login(user)
        statuses.append(client.post(address, {"x": "1"}).status_code)

    assert statuses == [nobody, agent, editor]


def test_agents_push_no_buttons(reader, eva):
    entry = make_entry(eva)

    reader.post(f"/style/{entry.pk}/status/", {"status": "archived"})
    reader.post(f"/style/{entry.pk}/delete/")

    assert reader.post("/style/new/", typed()).status_code == 403
    assert reader.post(f"/style/{entry.pk}/edit/", typed(version=1)).status_code == 403
    assert [(each.status, each.version) for each in StyleEntry.objects.all()] == [("published", 1)]


def test_the_navigation_leads_to_it(reader):
    assert '<a href="/style/" aria-current="page">Writing guide</a>' in reader.get("/style/").text
