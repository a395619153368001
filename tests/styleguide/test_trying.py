"""Rules are tried on examples while both are written; rows come and go without a script."""

import pytest

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.typing_in import typed

pytestmark = pytest.mark.django_db

NO = {"kind": "require_after", "words": "nej, kan ikke", "instead": "men, i stedet", "most": "1"}
EXAMPLES = [
    {"text": "Nej, det kan vi ikke.", "verdict": "bad"},
    {"text": ""},
    {"text": "Nej, men jeg spørger.", "verdict": "good"},
    {"text": "Det går ikke.", "verdict": "bad"},
    {"text": "Nej tak.", "verdict": "good"},
]


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def right(trial):
    return {place: tried.is_right for place, tried in trial.examples.items()}


def test_unsaved_rules_are_tried_on_unsaved_examples(editor):
    answer = editor.post("/style/try/", typed(language="da", examples=EXAMPLES, rules=[{}, NO]))

    assert right(answer.context["trial"]) == {0: True, 2: True, 3: False, 4: False}
    assert [each.rule for each in answer.context["trial"].examples[0].findings] == [1]
    for shown in (
        *('data-tried="examples-3"', "No rule finds this bad example", "2 of 4 examples"),
        *("A rule finds something in this good example", "rule 2"),
    ):
        assert shown in answer.text, shown
    assert StyleEntry.objects.count() == 0


def test_half_a_rule_is_left_out_with_why_and_the_others_are_tried(editor):
    rules = [{"kind": "limit", "words": "tak", "most": "many"}, {"kind": "avoid"}, NO]

    trial = editor.post("/style/try/", typed(examples=EXAMPLES, rules=rules)).context["trial"]

    assert {place: len(why) for place, why in trial.left_out.items()} == {0: 1, 1: 1}
    assert trial.examples[0].is_right


@pytest.mark.parametrize("rules", [[], [{"kind": "avoid"}], [NO | {"DELETE": "on"}]])
def test_without_a_rule_there_is_nothing_to_try(editor, rules):
    trial = editor.post("/style/try/", typed(examples=EXAMPLES, rules=rules)).context["trial"]

    assert trial.examples == {}


def test_a_word_is_tried_in_the_language_of_the_advice(editor):
    examples = [{"text": "Vi tilbyder det.", "verdict": "bad"}]
    rule = {"kind": "avoid", "words": "tilbyde"}

    def tried(language):
        sent = typed(language=language, examples=examples, rules=[rule])
        return right(editor.post("/style/try/", sent).context["trial"])

    assert [tried(code) for code in ("da", "", "nonsense")] == [{0: True}, {0: False}, {0: False}]


@pytest.mark.parametrize("broken", [{}, {"rules-TOTAL_FORMS": "x"}, {"examples-TOTAL_FORMS": "-1"}])
def test_a_form_that_makes_no_sense_is_tried_without_harm(editor, broken):
    assert editor.post("/style/try/", broken).status_code == 200


def test_only_editors_try_rules(client, alice):
    assert client.post("/style/try/", typed()).status_code == 302
    client.force_login(alice)
    assert client.post("/style/try/", typed()).status_code == 403


# --- Without a script -----------------------------------------------------------------------------


def rows_of(page, part):
    return [form.initial for form in getattr(page.context["forms"], part).initial_forms]


def test_the_button_shows_what_the_rules_find_and_keeps_everything(editor):
    sent = typed(do="try", title="", guidance="Why", examples=EXAMPLES, rules=[{}, NO])

    page = editor.post("/style/new/", sent)

    assert page.status_code == 200
    assert [form.tried.is_right for form in page.context["forms"].examples.initial_forms] == [
        *(True, True, False, False)
    ]
    assert "2 of 4 examples are as they should be." in page.text
    for kept in ("Why", "nej, kan ikke", "Nej, men jeg spørger."):
        assert kept in page.text, kept
    assert "Not saved yet" not in page.text
    assert StyleEntry.objects.count() == 0


def test_rows_are_added_and_taken_away_without_losing_any_other(editor, eva):
    entry = make_entry(eva, rules=[a_rule()])
    rules = [NO, {"kind": "limit", "message": "Once"}, {"kind": "length", "unit": "words"}]
    address = f"/style/{entry.pk}/edit/"

    page = editor.post(
        address, typed(do="remove-rules-1", version=1, examples=EXAMPLES, rules=rules)
    )

    assert [row["kind"] for row in rows_of(page, "rules")] == ["require_after", "length"]
    assert [row["text"] for row in rows_of(page, "examples")] == [
        each["text"] for each in EXAMPLES if each["text"]
    ]
    assert 'name="version" value="1"' in page.text
    assert 'name="rules-2-kind"' in page.text, "a blank one"
    assert StyleEntry.objects.get().version == 1


def test_a_chosen_kind_shows_its_sentence(editor):
    page = editor.post(
        "/style/new/", typed(do="rows", rules=[{"kind": "limit", "message": "Once"}])
    )

    form = page.context["forms"].rules.forms[0]
    assert [each.get("words") for each in form.sentence] == [
        *("At most ", None, " times ", None, " in one text.")
    ]
    assert 'aria-label="Words or signs"' in page.text


def test_a_refused_save_says_at_which_rule_and_field(editor):
    rules = [NO | {"message": "Say it"}, {"kind": "limit", "words": "", "message": "Once"}]

    page = editor.post("/style/new/", typed(rules=rules))

    assert page.status_code == 400
    problems = page.context["forms"].problems()
    assert [(each["where"], each["target"]) for each in problems] == [
        ("Rule 2 · Words or signs", "id_rules-1-words")
    ]
    assert 'href="#id_rules-1-words"' in page.text
    assert "nej, kan ikke" in page.text


def test_the_page_of_an_entry_tells_editors_which_examples_fail(editor, client, eva, alice):
    examples = [{"text": "Alt vel.", "verdict": "bad"}, {"text": "Desværre.", "verdict": "good"}]
    entry = make_entry(eva, examples=examples, rules=[a_rule()])

    assert editor.get(entry.get_absolute_url()).context["failing"] == [
        ("bad", "Alt vel."),
        ("good", "Desværre."),
    ]
    client.force_login(alice)
    assert client.get(entry.get_absolute_url()).context["failing"] == []


# --- Earlier versions -----------------------------------------------------------------------------


def test_an_earlier_wording_becomes_the_newest_and_the_status_stays(editor, eva, support):
    examples = [{"text": "Nej.", "verdict": "bad"}]
    entry = make_entry(
        *(eva, "First"),
        **{"status": "draft", "language": "da", "channels": ["chat"], "stages": ["hold"]},
        **{"rules": [a_rule()], "teams": [support], "examples": examples},
    )
    change_entry(
        entry,
        by=eva,
        version=1,
        title="Second",
        rules=[],
        teams=[],
        status="published",
        examples=[],
    )
    change_entry(entry, by=eva, version=2, language=None, channels=[], stages=[])
    support.delete()

    answer = editor.post(f"/style/{entry.pk}/restore/", {"number": "1"})

    now = StyleEntry.objects.get()
    assert answer.url == entry.get_absolute_url()
    assert (now.title, now.status, now.version) == ("First", "published", 4)
    assert (now.parts["rules"], now.parts["examples"]) == ([a_rule()], examples)
    assert (now.language, now.channels, now.stages) == ("da", ["chat"], ["hold"])
    assert list(now.teams.all()) == []
    history = editor.get(f"/style/{entry.pk}/history/")
    assert str(history.context["steps"][0]["verb"]) == "Brought back"


@pytest.mark.parametrize("number", ["", "7", "x", "²", "9" * 40])
def test_a_version_that_is_not_there_changes_nothing(editor, eva, number):
    entry = make_entry(eva)

    answer = editor.post(f"/style/{entry.pk}/restore/", {"number": number}, follow=True)

    assert "There is no version" in answer.text
    assert StyleEntry.objects.get().version == 1


def test_agents_restore_nothing(client, alice, eva):
    entry = make_entry(eva, "First")
    client.force_login(alice)

    client.post(f"/style/{entry.pk}/restore/", {"number": "1"})

    assert StyleEntry.objects.get().version == 1


def test_a_number_nobody_typed_is_shown_as_the_one_that_counts(editor):
    page = editor.post("/style/new/", typed(do="rows", rules=[{"kind": "limit", "words": "tak"}]))

    (number,) = [
        each["control"]
        for each in page.context["forms"].rules.forms[0].sentence
        if 'type="number"' in each.get("control", "")
    ]
    assert 'placeholder="2"' in number
