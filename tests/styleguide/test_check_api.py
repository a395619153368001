"""style/check/ over HTTP: whose advice counts, what is refused, what it costs."""

import pytest
from django.db import connection

from core.events.models import Change
from styleguide.services.entries import change_entry, delete_entry
from tests.api import caller, errors_of, problem_of
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

CHECK = "/api/v1/style/check/"


def check(user, text="Det er desværre sådan.", **fields):
    answer = caller(user).post(CHECK, {"text": text, "language": "da", **fields})
    assert answer.status_code == 200
    return answer.json()["findings"]


def test_a_finding_has_its_place_its_rule_and_its_entry(alice, eva):
    rule = a_rule(parameters={"words": ["desværre"], "use": ["beklager"]}, severity="error")
    entry = make_entry(eva, language="da", rules=[rule])

    assert check(alice, "🙂 **Desværre** ikke.") == [
        {
            "start": 4,
            "end": 12,
            "text": "Desværre",
            "rule": entry.rules.get().pk,
            "entry": entry.pk,
            "severity": "error",
            "message": "Say it another way.",
            "replacements": ["Beklager"],
        }
    ]


def test_only_published_advice_for_all_or_ones_own_teams(alice, bob, eva, support):
    make_entry(eva, status="draft", rules=[a_rule()])
    make_entry(eva, status="archived", rules=[a_rule()])
    make_entry(eva, teams=[support], rules=[a_rule()])

    assert [len(check(each)) for each in (alice, bob, eva)] == [1, 0, 0]


def test_language_channel_and_stage_narrow(alice, eva):
    make_entry(eva, language="nb", rules=[a_rule()])
    make_entry(eva, channels=["email"], rules=[a_rule(message="email")])
    make_entry(eva, stages=["refusal"], rules=[a_rule(message="refusal")])

    assert check(alice) == []
    assert len(check(alice, language="no")) == 1
    assert [each["message"] for each in check(alice, channel="email")] == ["email"]
    assert [each["message"] for each in check(alice, stage="refusal")] == ["refusal"]
    assert check(alice, channel=None, stage="greeting") == []


def test_the_customers_text_is_followed(alice, eva):
    make_entry(eva, rules=[a_rule(kind="tone", parameters={"of": "emoji"})])

    assert len(check(alice, "Tak :)", customer_text="Hvor er den?")) == 1
    assert check(alice, "Tak :)", customer_text="Hvor er den? :)") == []
    assert check(alice, "Tak :)", customer_text=None) == []


def test_the_next_check_knows_of_a_change(alice, eva):
    entry = make_entry(eva, rules=[a_rule()])
    assert len(check(alice)) == 1

    change_entry(entry, by=eva, version=None, rules=[a_rule(parameters={"words": ["sådan"]})])
    assert [each["text"] for each in check(alice)] == ["sådan"]
    delete_entry(entry, by=eva)
    assert check(alice) == []


def test_a_change_that_another_process_wrote_is_seen(alice, eva):
    entry = make_entry(eva, rules=[a_rule()])
    check(alice)

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE styleguide_styleentry SET status = 'draft', version = 2 WHERE id = %s",
            [entry.pk],
        )

    assert check(alice) == []


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"language": "da"}, {"/text": "required"}),
        ({"text": "x"}, {"/language": "required"}),
        ({"text": "x", "language": "tlh"}, {"/language": "unknown_language"}),
        ({"text": "x", "language": None}, {"/language": "null"}),
        ({"text": 7, "language": "da"}, {"/text": "wrong_type"}),
        ({"text": "x" * 100_001, "language": "da"}, {"/text": "max_length"}),
        ({"text": "x", "language": "da", "channel": "fax"}, {"/channel": "invalid_choice"}),
        ({"text": "x", "language": "da", "stage": "end"}, {"/stage": "invalid_choice"}),
        ({"text": "x", "language": "da", "colour": 1}, {"/colour": "unknown_field"}),
    ],
)
def test_each_mistake_is_pointed_at(alice, body, errors):
    answer = caller(alice).post(CHECK, body)

    assert (answer.status_code, errors_of(answer)) == (400, errors)


def test_reading_the_guide_is_enough_and_needed(api, alice):
    body = {"text": "", "language": "da"}

    assert api(alice, "style:read").post(CHECK, body, format="json").json() == {"findings": []}
    refused = api(alice, "replies:read").post(CHECK, body, format="json")
    assert problem_of(refused) == (403, "insufficient_scope")
    assert caller(alice).get(CHECK).status_code == 405


def test_on_behalf_of_somebody_their_teams_count(api, adam, bob, eva, billing):
    make_entry(eva, teams=[billing], rules=[a_rule()])
    body = {"text": "Desværre", "language": "da"}
    tool = api(adam, "act_as", "style:read")

    assert tool.post(CHECK, body, format="json").json() == {"findings": []}
    answer = tool.post(CHECK, body, format="json", HTTP_ON_BEHALF_OF=bob.username)
    assert len(answer.json()["findings"]) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_check_costs_one_query_however_large_the_guide(eva, count, django_assert_num_queries):
    for _ in range(count):
        make_entry(eva, rules=[a_rule()], channels=["chat"])
    client = caller(eva)
    body = {"text": "Desværre", "language": "da", "channel": "chat"}
    client.post(CHECK, body)
    with django_assert_num_queries(4) as asked:
        client.post(CHECK, body)

    assert sum("styleguide" in each["sql"] for each in asked.captured_queries) == 1


def test_nothing_is_stored(alice, eva):
    make_entry(eva, rules=[a_rule()])
    client = caller(alice)
    before = Change.objects.count()

    client.post(CHECK, {"text": "et ganske særligt ord, desværre", "language": "da"})

    assert Change.objects.count() == before
