"""The shipped guide: how it is loaded, and that it says what it should of our own sentences."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from core.vocabulary import Channel, Stage, Status
from styleguide import shapes
from styleguide.checker import Context, Guide, Rule
from styleguide.checker.examples import failing_examples
from styleguide.models import StyleEntry, Topic
from styleguide.services.entries import change_entry
from styleguide.services.loading import Loaded
from styleguide.transfer.starter import SOURCE, fields_of, load_starter_guide, shipped
from tests.conftest import READS_SHARED_DATA

SHARED = Path(__file__).parents[3] / "shared" / "data" / "replies"
LANGUAGES = ("da", "en", "nb", "sv")
LABELLED = Path(__file__).parent / "labelled"
DEMO_REPLIES = Path(__file__).parents[2] / "desk" / "demo" / "replies.yaml"


def full(rule):
    parameters, problems = shapes.read_parameters(rule["kind"], rule["parameters"])
    exceptions, more = shapes.read_exceptions(rule["exceptions"])
    assert [*problems, *more] == []
    return {**rule, "parameters": parameters, "exceptions": exceptions}


def rules_of(language, entry):
    fields = fields_of(entry, language)
    return [
        Rule(
            each["kind"],
            each["parameters"],
            each["severity"],
            each["message"],
            each["exceptions"],
            key=f"{entry['key']}.{rule['key']}",
            entry=entry["key"],
            language=language,
            channels=frozenset(fields["channels"]),
            stages=frozenset(fields["stages"]),
        )
        for rule, each in zip(entry["rules"], map(full, fields["rules"]), strict=True)
    ]


@pytest.fixture(scope="module")
def guides():
    """For each language what is published."""
    rules = {language: [] for language in LANGUAGES}
    for language, entry in shipped():
        if entry.get("status") != Status.DRAFT:
            rules[language] += rules_of(language, entry)
    return {language: Guide(each) for language, each in rules.items()}


def serious(guide, text, context):
    return [each for each in guide.check(text, context) if each.severity != "suggestion"]


ENTRIES = [pytest.param(*each, id=f"{each[0]}/{each[1]['key']}") for each in shipped()]


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_every_bad_example_is_found_and_no_good_one(language, entry):
    fields = fields_of(entry, language)

    assert failing_examples(fields["examples"], [*map(full, fields["rules"])], language) == []


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_entries_and_rules_have_what_the_vocabulary_knows(language, entry):
    fields = fields_of(entry, language)

    assert fields["topic"] in Topic.values
    assert set(fields["stages"]) <= set(Stage.values)
    assert set(fields["channels"]) <= set(Channel.values)
    assert {each["verdict"] for each in fields["examples"]} == {"bad", "good"}
    assert len({rule["key"] for rule in entry["rules"]}) == len(entry["rules"])


def test_there_are_sixty_entries_and_two_hundred_and_fifty_rules():
    entries = [entry for _language, entry in shipped()]

    assert len(entries) >= 60
    assert sum(len(entry["rules"]) for entry in entries) >= 250


def labelled(language):
    stages = yaml.safe_load((LABELLED / f"{language}.yaml").read_text(encoding="utf-8"))
    for stage, groups in stages.items():
        for key, texts in groups.items():
            for text in texts:
                yield text, None if stage == "any" else stage, None if key == "nothing" else key


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_sentences_are_found_by_the_rule_meant_for_them(language, guides):
    wrong = {}
    for text, stage, key in labelled(language):
        context = Context(language, channel="chat", stage=stage)
        found = {each.rule for each in serious(guides[language], text, context)}
        if (key and key not in found) or (not key and found):
            wrong[text] = (key, found)

    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_sentences_are_labelled(language):
    sentences = list(labelled(language))

    assert len(sentences) >= 200
    assert len({(text, stage) for text, stage, _key in sentences}) == len(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_replies_are_mostly_left_alone(language, guides):
    words, found = 0, []
    for group in yaml.safe_load(DEMO_REPLIES.read_text(encoding="utf-8"))["replies"]:
        for reply in group["variants"]:
            if reply["language"] == language:
                words += len(reply["body"].split())
                channel = next(iter(reply.get("channels", [])), "chat")
                context = Context(language, channel, group.get("stage"))
                found += serious(guides[language], reply["body"], context)

    assert len(found) <= words / 200


@pytest.mark.skipif(not SHARED.is_dir(), reason=READS_SHARED_DATA)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_real_replies_are_mostly_left_alone(language, guides):
    words, found = 0, []
    for file in sorted(SHARED.glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if row.get("lang", "en") == language and row.get("kind") != "query":
                words += len(row["text"].split())
                found += serious(guides[language], row["text"], Context(language, "chat"))

    assert words > 1_000
    assert len(found) <= words / 200


@pytest.mark.django_db
def test_loading_it_again_changes_nothing(eva):
    call_command("starter_guide")
    loaded = StyleEntry.objects.filter(source=SOURCE)
    before = list(loaded.values_list("pk", "version", "updated_at"))

    assert set(load_starter_guide()) == {Loaded.SAME}
    assert list(loaded.values_list("pk", "version", "updated_at")) == before
    assert loaded.filter(status=Status.PUBLISHED).count() > loaded.filter(status="draft").count()


@pytest.mark.django_db
def test_what_an_editor_changed_stays_and_the_rest_is_updated(eva, capsys):
    load_starter_guide()
    mine, old = StyleEntry.objects.filter(source=SOURCE).order_by("pk")[:2]
    change_entry(mine, by=eva, version=None, title="In our own words")
    StyleEntry.objects.filter(pk=old.pk).update(title="As it was shipped before")

    call_command("starter_guide")

    mine.refresh_from_db()
    old.refresh_from_db()
    assert mine.title == "In our own words"
    assert (old.title, old.version) != ("As it was shipped before", 1)
    count = StyleEntry.objects.filter(source=SOURCE).count()
    told = f"Writing guide: 1 changed, {count - 2} same, 1 kept as edited.\n"
    assert capsys.readouterr().out == told


def test_topics_are_spread():
    topics = Counter(entry["topic"] for language, entry in shipped() if language == "da")

    assert set(topics) == set(Topic.values)
