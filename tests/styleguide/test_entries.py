"""Writing the guide through its services."""

import pytest

from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from core.models import Change
from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry, create_entry, delete_entry
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db


def changes():
    return list(
        Change.objects.filter(type="style_entry")
        .order_by("sequence")
        .values_list("verb", flat=True)
    )


def test_a_new_entry_is_a_draft_for_all_languages(eva):
    entry = create_entry(by=eva, title="  Sig, hvad du kan gøre  ")

    assert (entry.title, entry.slug) == ("Sig, hvad du kan gøre", "sig-hvad-du-kan-goere")
    assert (entry.status, entry.language, entry.topic) == ("draft", None, "other")
    assert (entry.owner, entry.version, changes()) == (eva, 1, ["created"])


def test_same_titles_have_slugs_of_their_own_and_keep_them(eva):
    first, second = make_entry(eva, title="Tak"), make_entry(eva, title="tak")
    changed = change_entry(second, by=eva, version=1, title="Mange tak")

    assert (first.slug, second.slug, changed.slug) == ("tak", "tak-2", "tak-2")


def test_examples_and_rules_keep_their_order_and_are_replaced_as_a_whole(eva, support):
    entry = make_entry(
        eva,
        examples=[{"text": "Nej.", "verdict": "bad"}, {"text": "Nej, men …", "verdict": "good"}],
        rules=[a_rule(), a_rule(kind="limit", parameters={"words": ["!"]})],
        channels=["email", "chat", "chat"],
        stages=["refusal"],
        teams=[support],
    )
    assert [each.text for each in entry.examples.all()] == ["Nej.", "Nej, men …"]
    assert [rule.parameters for rule in entry.rules.all()] == [
        {"words": ["desværre"], "use": []},
        {"words": ["!"], "max": 2},
    ]
    assert (entry.channels, entry.stages) == (["chat", "email"], ["refusal"])

    change_entry(entry, by=eva, version=1, examples=[], channels=[], teams=[])

    entry = StyleEntry.objects.get()
    assert [each.text for each in entry.examples.all()] == []
    assert (entry.rules.count(), entry.channels, entry.stages) == (2, [], ["refusal"])
    assert list(entry.teams.all()) == []


def test_what_changes_nothing_leaves_the_version(eva, support):
    fields = {"examples": [{"text": "Nej.", "verdict": "bad"}], "rules": [a_rule()]}
    entry = make_entry(eva, language="da", teams=[support], **fields)

    same = change_entry(
        entry, by=eva, version=1, language="da_DK", teams=[support], status="published", **fields
    )

    assert (same.version, changes(), entry.history.count()) == (1, ["created"], 1)


def test_each_change_of_status_is_said_in_the_log(eva):
    entry = make_entry(eva, status="draft")

    for status in ("in_review", "draft", "published", "draft", "published", "archived", "draft"):
        entry = change_entry(entry, by=eva, version=entry.version, status=status)

    assert changes() == [
        *("created", "submitted", "returned", "published", "withdrawn"),
        *("published", "archived", "restored"),
    ]
    assert entry.version == 8


def test_a_save_over_another_is_refused(eva, adam):
    entry = make_entry(eva)
    change_entry(entry, by=adam, version=1, guidance="Adam")

    with pytest.raises(Stale) as refused:
        change_entry(entry, by=eva, version=1, guidance="Eva")
    assert refused.value.current.guidance == "Adam"


def test_agents_write_nothing(alice, eva):
    entry = make_entry(eva)

    for attempt in (
        lambda: create_entry(by=alice, title="x"),
        lambda: change_entry(entry, by=alice, version=None, title="x"),
        lambda: delete_entry(entry, by=alice),
    ):
        with pytest.raises(NotAllowed):
            attempt()


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": " "}, {"title": "required"}),
        ({"title": "x" * 201}, {"title": "max_length"}),
        ({"title": "a\nb"}, {"title": "one_line"}),
        ({"topic": "weather"}, {"topic": "invalid_choice"}),
        ({"status": "secret"}, {"status": "invalid_choice"}),
        ({"language": "tlh"}, {"language": "unknown_language"}),
        (
            {"channels": ["fax"], "stages": ["lunch"]},
            {"channels": "invalid_choice", "stages": "invalid_choice"},
        ),
        ({"guidance": "x" * 100_001}, {"guidance": "max_length"}),
        (
            {"examples": [{"text": "", "verdict": "ugly"}]},
            {"examples/0/text": "required", "examples/0/verdict": "invalid_choice"},
        ),
        (
            {"rules": [a_rule(), a_rule(message="", severity="fatal")]},
            {"rules/1/message": "required", "rules/1/severity": "invalid_choice"},
        ),
        (
            {"rules": [a_rule(kind="limit", parameters={"words": ["!"], "max": "2"})]},
            {"rules/0/parameters/max": "wrong_type"},
        ),
        ({"rules": [a_rule(exceptions=[""])]}, {"rules/0/exceptions/0": "required"}),
        ({"rules": [a_rule()] * 101}, {"rules": "max_length"}),
    ],
)
def test_what_cannot_be_stored_is_named_and_nothing_is_written(eva, fields, errors):
    with pytest.raises(Invalid) as refused:
        create_entry(by=eva, **{"title": "x", **fields})

    found = {path: each[0][0] for path, each in refused.value.errors.items()}
    assert (found, StyleEntry.objects.count()) == (errors, 0)


def test_deleting_archives_what_others_may_miss(eva, adam):
    published, own_draft = make_entry(eva), make_entry(eva, status="draft")
    others_draft = make_entry(adam, status="draft")
    once_published = change_entry(make_entry(eva), by=eva, version=1, status="draft")

    for entry in (published, own_draft, others_draft, once_published):
        delete_entry(entry, by=eva)

    left = dict(StyleEntry.objects.values_list("pk", "status"))
    assert left == {each.pk: "archived" for each in (published, others_draft, once_published)}
    with pytest.raises(Conflict):
        change_entry(own_draft, by=eva, version=None, title="x")


def test_history_keeps_what_examples_and_rules_said(eva, adam):
    entry = make_entry(eva, examples=[{"text": "Nej.", "verdict": "bad"}], rules=[a_rule()])
    change_entry(entry, by=adam, version=1, examples=[], title="Other")

    newest, first = entry.history.all()

    assert (newest.history_user, newest.history_change_reason) == (adam, "changed")
    assert (first.title, first.parts["examples"]) == (
        "Say what you can do",
        [{"text": "Nej.", "verdict": "bad"}],
    )
    assert newest.parts["rules"] == first.parts["rules"] == [a_rule()]
    assert newest.parts["examples"] == []
