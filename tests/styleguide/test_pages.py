"""The guide on the screen: the book, the editor, the history."""

import pytest

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.styleguide.factories import a_rule, make_entry

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


def rows(prefix, *filled):
    sent = {f"{prefix}-TOTAL_FORMS": len(filled), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(filled):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def typed(*, examples=(), rules=(), **fields):
    entry = {"title": "Say it once", "topic": "tone", "language": ""}
    return {**entry, **rows("examples", *examples), **rows("rules", *rules), **fields}


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

    with django_assert_num_queries(10):
        reader.get("/style/")


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "nobody", "agent", "editor"),
    [
        ("", 302, 200, 200),
        ("new/", 302, 403, 200),
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


def test_agents_push_no_buttons(reader, eva):
    entry = make_entry(eva)

    reader.post(f"/style/{entry.pk}/status/", {"status": "archived"})
    reader.post(f"/style/{entry.pk}/delete/")

    assert reader.post("/style/new/", typed()).status_code == 403
    assert reader.post(f"/style/{entry.pk}/edit/", typed(version=1)).status_code == 403
    assert [(each.status, each.version) for each in StyleEntry.objects.all()] == [("published", 1)]


# --- Writing --------------------------------------------------------------------------------------


def test_an_entry_is_written_with_examples_and_rules(editor, eva, support):
    sent = typed(
        guidance="Once.\r\nNot twice.",
        language="da",
        channels=["chat"],
        stages=["hold"],
        teams=[support.pk],
        then="publish",
        examples=[
            {"text": "Tak tak", "verdict": "bad"},
            {"text": "", "verdict": "good"},
            {"text": "Tak", "verdict": "good"},
        ],
        rules=[
            {"kind": ""},
            {
                "kind": "limit",
                "severity": "warning",
                "message": "Én gang",
                "words": "tak\n!",
                "most": 1,
            },
        ],
    )

    answer = editor.post("/style/new/", sent)

    entry = StyleEntry.objects.get()
    assert answer.url == entry.get_absolute_url()
    assert (entry.guidance, entry.language, entry.status) == (
        "Once.\nNot twice.",
        "da",
        "published",
    )
    assert (entry.channels, entry.stages, list(entry.teams.all())) == (
        ["chat"],
        ["hold"],
        [support],
    )
    assert [each.text for each in entry.examples.all()] == ["Tak tak", "Tak"]
    assert [(rule.kind, rule.parameters) for rule in entry.rules.all()] == [
        ("limit", {"words": ["tak", "!"], "max": 1})
    ]


def test_what_the_form_shows_is_what_was_saved(editor, eva, support):
    rules = [
        a_rule(),
        a_rule(kind="prefer", parameters={"from": ["a", "b"], "to": ["c"]}),
        a_rule(kind="limit", parameters={"words": ["!"], "max": 0}),
        a_rule(
            kind="require_after", parameters={"when": ["a"], "then": ["b"], "within_sentences": 2}
        ),
        a_rule(kind="length", parameters={"unit": "words", "min": None, "max": 9}),
        a_rule(kind="ask", parameters={"when": ["a"], "or": []}),
        a_rule(kind="repeat", parameters={"unit": "word", "max": 3}),
        a_rule(kind="pattern", parameters={"pattern": r"\d+"}, exceptions=["quote", "nej tak"]),
        a_rule(kind="tone", parameters={"of": "slang", "words": ["fedt"]}),
        a_rule(kind="term", parameters={"term": "RMA", "say": "retur", "definition": "Nummer"}),
    ]
    examples = [{"text": "Nej.", "verdict": "bad"}]
    entry = make_entry(eva, teams=[support], stages=["hold"], rules=rules, examples=examples)
    page = editor.get(f"/style/{entry.pk}/edit/")
    forms = page.context["forms"]
    sent = {
        bound.html_name: bound.value() if bound.value() is not None else ""
        for form in (forms.entry, *forms.examples, *forms.rules)
        for bound in form
    }
    for formset in (forms.examples, forms.rules):
        sent |= {bound.html_name: bound.value() for bound in formset.management_form}
    sent = {name: value for name, value in sent.items() if value is not False}

    editor.post(f"/style/{entry.pk}/edit/", sent)

    saved = StyleEntry.objects.get()
    assert (saved.version, saved.parts["rules"]) == (1, rules)


def test_a_row_is_removed_by_its_tick(editor, eva):
    entry = make_entry(eva, examples=[{"text": "Nej.", "verdict": "bad"}], rules=[a_rule()])
    example = {"text": "Nej.", "verdict": "bad", "DELETE": "on"}

    editor.post(f"/style/{entry.pk}/edit/", typed(version=1, examples=[example]))

    assert StyleEntry.objects.get().parts["examples"] == []
    assert StyleEntry.objects.get().parts["rules"] == []


def test_a_refused_rule_is_marked_where_it_was_typed(editor):
    rules = [
        {"kind": ""},
        {"kind": "pattern", "message": "No numbers", "words": "(a+)+"},
        {"kind": "avoid", "message": "", "words": ""},
    ]

    page = editor.post("/style/new/", typed(rules=rules))

    forms = page.context["forms"].rules.forms
    assert (page.status_code, StyleEntry.objects.count()) == (400, 0)
    assert [list(form.errors) for form in forms] == [[], ["words"], ["message", "words"]]
    assert "(a+)+" in page.text


def test_a_rule_without_a_kind_is_asked_for_it(editor):
    page = editor.post("/style/new/", typed(rules=[{"kind": "", "message": "Say it"}]))

    assert page.status_code == 400
    assert list(page.context["forms"].rules.forms[0].errors) == ["kind"]


@pytest.mark.parametrize(
    "broken", [{"examples-TOTAL_FORMS": "x"}, {"title": ""}, {"topic": "no"}, {"teams": ["99"]}]
)
def test_a_form_that_makes_no_sense_writes_nothing(editor, broken):
    assert editor.post("/style/new/", typed() | broken).status_code == 400
    assert StyleEntry.objects.count() == 0


def test_a_stale_save_shows_both_and_the_next_one_wins(editor, eva, adam):
    entry = make_entry(eva, guidance="First", rules=[a_rule()])
    change_entry(entry, by=adam, version=1, guidance="Adam’s")
    address = f"/style/{entry.pk}/edit/"

    page = editor.post(address, typed(version=1, guidance="Eva’s"))

    assert page.status_code == 409
    assert [str(part["label"]) for part in page.context["stale"]["parts"]] == [
        *("Advice in one line", "Guidance", "Rules")
    ]
    for shown in ("Adam’s", "Eva’s", "Say it another way.", 'name="version" value="2"'):
        assert shown in page.text, shown
    editor.post(address, typed(version=2, guidance="Eva’s"))
    assert StyleEntry.objects.get().guidance == "Eva’s"


def test_a_save_without_a_version_is_stale(editor, eva):
    entry = make_entry(eva)

    assert editor.post(f"/style/{entry.pk}/edit/", typed()).status_code == 409


def test_buttons_move_it_through_its_states(editor, eva):
    entry = make_entry(eva, status="draft")
    for status in ("in_review", "published", "archived", "draft"):
        editor.post(f"/style/{entry.pk}/status/", {"status": status})
        assert StyleEntry.objects.get().status == status
        assert editor.get(entry.get_absolute_url()).status_code == 200

    editor.post(f"/style/{entry.pk}/status/", {"status": "nonsense"})
    assert StyleEntry.objects.get().status == "draft"


def test_a_draft_nobody_saw_can_be_deleted(editor, eva):
    entry = make_entry(eva, status="draft")
    assert "Delete draft" in editor.get(entry.get_absolute_url()).text

    answer = editor.post(f"/style/{entry.pk}/delete/")

    assert (answer.url, StyleEntry.objects.count()) == ("/style/", 0)


def test_the_preview_shows_what_readers_will_see(editor):
    answer = editor.post("/style/preview/", {"guidance": "**Bold** <script>"})

    assert answer.text.strip() == "<p><strong>Bold</strong> &lt;script&gt;</p>"


def test_history_shows_each_step_and_what_changed(editor, eva, adam):
    entry = make_entry(eva, status="draft", examples=[{"text": "Nej.", "verdict": "bad"}])
    change_entry(entry, by=adam, version=1, examples=[{"text": "Nej, men", "verdict": "good"}])
    change_entry(entry, by=eva, version=2, status="published", channels=["chat"])

    page = editor.get(f"/style/{entry.pk}/history/")

    steps = [
        (
            step["number"],
            str(step["verb"]),
            step["who"],
            [str(part["label"]) for part in step["parts"]],
        )
        for step in page.context["steps"]
    ]
    assert steps == [
        (3, "Published", eva, ["Channels"]),
        (2, "Changed", adam, ["Examples"]),
        (1, "Written", eva, []),
    ]


def test_the_navigation_leads_to_it(reader):
    assert '<a href="/style/" aria-current="page">Writing guide</a>' in reader.get("/style/").text
