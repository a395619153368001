"""style-entries/ over HTTP."""

import pytest

from tests.api import caller, errors_of, problem_of
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

LIST = "/api/v1/style-entries/"
NEW = {
    "title": "Sig, hvad du kan gøre, når svaret er nej",
    "topic": "refusal",
    "guidance": "Markdown",
    "language": "da_DK",
    "teams": [],
    "channels": ["chat"],
    "stages": [],
    "status": "published",
    "examples": [
        {"text": "Nej, det kan vi ikke.", "verdict": "bad"},
        {"text": "Nej, men jeg undersøger, hvad vi kan gøre.", "verdict": "good"},
    ],
    "rules": [
        {
            "kind": "require_after",
            "severity": "warning",
            "message": "Sig også, hvad du kan gøre i stedet.",
            "parameters": {"when": ["nej"], "then": ["men", "i stedet"], "within_sentences": 1},
            "exceptions": [],
        }
    ],
}


def one(entry):
    return f"{LIST}{entry.pk}/"


def without_ids(rules):
    return [{name: value for name, value in rule.items() if name != "id"} for rule in rules]


def test_an_entry_comes_back_as_it_was_sent(eva):
    made = caller(eva).post(LIST, NEW)

    body = made.json()
    assert (made.status_code, made["Location"]) == (201, f"{LIST}{body['id']}/")
    assert made["ETag"] == f'"style_entry-{body["id"]}-1"'
    assert {name: body[name] for name in NEW} == {**NEW, "language": "da", "rules": body["rules"]}
    assert without_ids(body["rules"]) == NEW["rules"]
    assert body.keys() - NEW.keys() == {
        *("id", "slug", "version", "owner", "url", "created_at", "updated_at", "failing_examples")
    }
    assert (body["owner"], body["url"]) == (eva.pk, f"/style/{body['id']}/")


def test_what_was_read_can_be_sent_back(eva):
    client = caller(eva)
    read = client.get(one(make_entry(eva, examples=NEW["examples"], rules=NEW["rules"])))

    again = client.patch(
        read.json()["url"].replace("/style/", LIST), read.json(), HTTP_IF_MATCH=read["ETag"]
    )

    assert (again.status_code, again.json()) == (200, read.json())


def test_a_patch_changes_what_it_names_and_the_status(eva):
    entry = make_entry(eva, examples=NEW["examples"], rules=NEW["rules"])

    answer = caller(eva).patch(
        one(entry), {"examples": [], "status": "draft"}, HTTP_IF_MATCH=f'"style_entry-{entry.pk}-1"'
    )

    body = answer.json()
    assert answer["ETag"] == f'"style_entry-{entry.pk}-2"'
    assert (body["examples"], body["status"]) == ([], "draft")
    assert without_ids(body["rules"]) == NEW["rules"]


def test_a_rule_keeps_its_id_while_it_changes_and_moves(eva):
    client = caller(eva)
    rules = [a_rule(message="One"), a_rule(message="Two"), a_rule(message="Three")]
    made = client.post(LIST, {**NEW, "rules": rules}).json()
    one, two, three = (rule["id"] for rule in made["rules"])

    def changed(rules):
        answer = client.patch(f"{LIST}{made['id']}/", {"rules": rules}, HTTP_IF_MATCH="*")
        return [(rule["id"], rule["message"]) for rule in answer.json()["rules"]]

    with_id = [{**a_rule(message="Three, better"), "id": three}, made["rules"][0]]
    assert changed(with_id) == [(three, "Three, better"), (one, "One")]
    # Without ids: what says the same is the same, then what is of the same kind.
    assert changed([a_rule(message="One"), a_rule(message="3")]) == [(one, "One"), (three, "3")]
    ((new, _),) = changed([{**a_rule(kind="repeat", parameters={"unit": "word"}), "id": 99}])
    assert new not in (one, two, three, 99)


def test_the_answer_names_the_examples_that_fail(eva):
    client = caller(eva)
    rules = [a_rule(parameters={"words": ["nej", "undersøge"]}), a_rule(message="No sale")]
    fields = {**NEW, "examples": [*NEW["examples"], {"text": "Tak.", "verdict": "bad"}]}
    made = client.post(LIST, {**fields, "rules": rules}).json()

    assert made["failing_examples"] == [
        {"example": 1, "verdict": "good", "rules": [made["rules"][0]["id"]]},
        {"example": 2, "verdict": "bad", "rules": []},
    ]
    answer = client.patch(f"{LIST}{made['id']}/", {"rules": NEW["rules"]}, HTTP_IF_MATCH="*")
    assert [each["example"] for each in answer.json()["failing_examples"]] == [2]
    answer = client.patch(f"{LIST}{made['id']}/", {"rules": []}, HTTP_IF_MATCH="*")
    assert answer.json()["failing_examples"] == []


def test_changing_needs_the_version_that_was_read(eva):
    entry, client = make_entry(eva), caller(eva)

    assert problem_of(client.patch(one(entry), {"title": "x"})) == (428, "precondition_required")
    assert problem_of(client.delete(one(entry))) == (428, "precondition_required")
    client.patch(one(entry), {"title": "x"}, HTTP_IF_MATCH="*")
    stale = client.patch(one(entry), {"title": "y"}, HTTP_IF_MATCH=f'"style_entry-{entry.pk}-1"')

    assert problem_of(stale) == (412, "stale")
    assert (stale.json()["current"]["title"], stale.json()["current"]["version"]) == ("x", 2)


def test_an_unchanged_entry_is_not_sent_again(alice, eva):
    entry = make_entry(eva)

    answer = caller(alice).get(one(entry), HTTP_IF_NONE_MATCH=f'"style_entry-{entry.pk}-1"')

    assert (answer.status_code, answer.content) == (304, b"")


def test_deleting_takes_it_from_the_readers(alice, eva):
    entry = make_entry(eva)

    assert caller(eva).delete(one(entry), HTTP_IF_MATCH="*").status_code == 204
    assert caller(alice).get(one(entry)).status_code == 404
    assert caller(eva).get(one(entry)).json()["status"] == "archived"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"colour": "red"}, {"/colour": "unknown_field"}),
        ({"title": 7}, {"/title": "wrong_type"}),
        ({"title": None}, {"/title": "null"}),
        ({"topic": "weather"}, {"/topic": "invalid_choice"}),
        ({"language": "tlh"}, {"/language": "unknown_language"}),
        ({"teams": [77]}, {"/teams": "does_not_exist"}),
        ({"channels": ["fax"]}, {"/channels/0": "invalid_choice"}),
        ({"examples": [{"text": "x"}]}, {"/examples/0/verdict": "required"}),
        (
            {"examples": [{"text": "x", "verdict": "bad", "a": 1}]},
            {"/examples/0/a": "unknown_field"},
        ),
        ({"rules": [a_rule(kind="shout")]}, {"/rules/0/kind": "invalid_choice"}),
        ({"rules": [a_rule(parameters=[])]}, {"/rules/0/parameters": "not_a_dict"}),
        (
            {"rules": [a_rule(parameters={"words": ["x"], "max": 2})]},
            {"/rules/0/parameters/max": "unknown_parameter"},
        ),
        (
            {"rules": [a_rule(kind="limit", parameters={"words": ["!"], "max": "2"})]},
            {"/rules/0/parameters/max": "wrong_type"},
        ),
        (
            {"rules": [a_rule(kind="pattern", parameters={"pattern": "(a+)+"})]},
            {"/rules/0/parameters/pattern": "unsafe_pattern"},
        ),
        ({"rules": [a_rule(exceptions=["x", 7])]}, {"/rules/0/exceptions/1": "invalid"}),
    ],
)
def test_each_mistake_is_pointed_at(eva, fields, errors):
    answer = caller(eva).post(LIST, {**NEW, **fields})

    assert (answer.status_code, errors_of(answer)) == (400, errors)


@pytest.fixture
def several(eva, support):
    make_entry(eva, title="A", language="da", topic="tone", guidance="Køb en cykel")
    make_entry(eva, title="B", channels=["email"], stages=["hold"], topic="hold")
    make_entry(eva, title="C", language="nb", teams=[support], examples=NEW["examples"])
    make_entry(eva, title="D", status="draft")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A", "B", "C"]),
        ("q=KØB+cykel", ["A"]),
        ("q=undersoeger", ["C"]),
        ("topic=tone&topic=hold", ["A", "B"]),
        ("language=da", ["A", "B"]),
        ("language=no", ["B", "C"]),
        ("channel=email", ["A", "B", "C"]),
        ("channels=chat", ["A", "C"]),
        ("stage=greeting", ["A", "C"]),
        ("team=0", ["A", "B"]),
        ("status=draft", []),
        ("ordering=-title", ["C", "B", "A"]),
        ("updated_after=2000-01-01T00:00:00Z", ["A", "B", "C"]),
        ("updated_before=2000-01-01T00:00:00Z", []),
        ("page_size=1&page=2", ["B"]),
    ],
)
def test_filters(several, alice, query, found):
    answer = caller(alice).get(f"{LIST}?{query}")

    assert [row["title"] for row in answer.json()["results"]] == found


def test_unknown_parameters_are_refused(alice):
    assert errors_of(caller(alice).get(f"{LIST}?colour=red")) == {"/colour": "unknown_parameter"}
    assert problem_of(caller(alice).get(f"{LIST}?topic=weather"))[0] == 400


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_for_three_as_for_one(
    alice, eva, support, count, django_assert_num_queries
):
    for _ in range(count):
        fields = {name: NEW[name] for name in ("examples", "rules", "channels")}
        make_entry(eva, teams=[support], stages=["hold"], **fields)
    client = caller(alice)
    client.get(LIST)

    with django_assert_num_queries(9):
        client.get(LIST)
