"""The demo's guide touches every topic, in languages that its readers have."""

import re

import pytest
from django.core.management import call_command

from desk.services.demo import load_demo
from styleguide.models import StyleEntry, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(data_dir):
    load_demo()
    return list(StyleEntry.objects.for_reading())


def test_twelve_pieces_of_advice_touch_every_topic(guide):
    assert sorted(entry.topic for entry in guide) == sorted(Topic.values)
    assert sorted({entry.language or "" for entry in guide}) == ["", "da", "en", "nb"]
    assert {entry.status for entry in guide} == {"published", "in_review", "draft"}


def test_each_shows_how_and_how_not(guide):
    for entry in guide:
        assert (bool(entry.good_examples), bool(entry.bad_examples)) == (True, True), entry


def test_words_a_rule_avoids_stand_in_the_bad_example_and_in_no_good_one(guide):
    for entry in guide:
        for rule in entry.rules.all():
            if rule.kind != "avoid":
                continue
            words = re.compile("|".join(map(re.escape, rule.parameters["words"])), re.IGNORECASE)
            assert any(words.search(each.text) for each in entry.bad_examples), rule
            assert not any(words.search(each.text) for each in entry.good_examples), rule


def test_removing_the_demo_takes_its_guide_and_leaves_ours(guide, eva):
    from tests.styleguide.factories import make_entry

    ours = make_entry(eva)

    call_command("demo", remove=True)

    assert list(StyleEntry.objects.all()) == [ours]
