"""Writing advice on the screen: the editor, its rows, the buttons, the history."""

import pytest

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.typing_in import typed

pytestmark = pytest.mark.django_db

ONE_OF_EACH = [
    a_rule(),
    a_rule(kind="prefer", parameters={"from": ["a", "b"], "to": ["c"]}),
    a_rule(kind="limit", parameters={"words": ["!"], "max": 0}),
    a_rule(kind="require_after", parameters={"when": ["a"], "then": ["b"], "within_sentences": 2}),
    a_rule(kind="length", parameters={"unit": "words", "min": None, "max": 9}),
    a_rule(kind="ask", parameters={"when": ["a"], "or": []}),
    a_rule(kind="repeat", parameters={"unit": "word", "max": 3}),
    a_rule(kind="pattern", parameters={"pattern": r"\d+"}, exceptions=["quote", "nej tak"]),
    a_rule(kind="tone", parameters={"of": "slang", "words": ["fedt"]}),
    a_rule(kind="term", parameters={"term": "RMA", "say": "retur", "definition": "Nummer"}),
]


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def test_an_entry_is_written_with_its_examples_and_rules(editor):
    examples = [("Tak tak", "bad"), ("", "good"), ("Tak", "good")]
    rule = {"kind": "limit", "severity": "warning", "message": "Én gang", "most": 1}
    sent = typed(
        guidance="Once.\r\nNot twice.",
        examples=[{"text": text, "verdict": verdict} for text, verdict in examples],
        rules=[{"kind": ""}, {**rule, "words": "tak\n!"}],
    )

    answer = editor.post("/style/new/", sent)

    entry = StyleEntry.objects.get()
    assert answer.url == entry.get_absolute_url()
    assert (entry.guidance, entry.status) == ("Once.\nNot twice.", "draft")
    assert [each.text for each in entry.examples.all()] == ["Tak tak", "Tak"]
    assert [(rule.kind, rule.parameters) for rule in entry.rules.all()] == [
        ("limit", {"words": ["tak", "!"], "max": 1})
    ]


def test_an_entry_is_written_for_whom_it_is_meant_and_published(editor, support):
    meant = {"channels": ["chat"], "stages": ["hold"], "teams": [support.pk], "language": "da"}

    editor.post("/style/new/", typed(then="publish", **meant))

    entry = StyleEntry.objects.get()
    assert (entry.language, entry.status) == ("da", "published")
    assert (entry.channels, entry.stages) == (["chat"], ["hold"])
    assert list(entry.teams.all()) == [support]


def test_what_the_form_shows_is_what_was_saved(editor, eva, support):
    examples = [{"text": "Nej.", "verdict": "bad"}]
    entry = make_entry(eva, teams=[support], stages=["hold"], rules=ONE_OF_EACH, examples=examples)
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
    assert (saved.version, saved.parts["rules"]) == (1, ONE_OF_EACH)


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
