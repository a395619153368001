"""Bodies: known fields, of the type they are, kept as they came."""

import pytest
from rest_framework import serializers

from core.api.fields import Language, Text, Time
from core.api.problems import flat_errors
from core.api.serializers import StrictSerializer
from tests.api import caller, errors_of

pytestmark = pytest.mark.django_db


class LineSerializer(StrictSerializer):
    text = Text()


class ThingSerializer(StrictSerializer):
    id = serializers.IntegerField(read_only=True)
    title = serializers.CharField(max_length=20)
    body = Text(required=False)
    count = serializers.IntegerField(required=False)
    share = serializers.FloatField(required=False)
    major = serializers.BooleanField(required=False)
    at = Time(required=False, allow_null=True)
    day = serializers.DateField(required=False)
    language = Language(required=False)
    kind = serializers.ChoiceField(choices=["a", "b"], required=False)
    tags = serializers.ListField(child=serializers.CharField(), required=False)
    examples = LineSerializer(many=True, required=False)


def refused(**body):
    serializer = ThingSerializer(data={"title": "Returns", **body})
    assert not serializer.is_valid()
    return {each["pointer"]: each["code"] for each in flat_errors(serializer.errors)}


def taken(**body):
    serializer = ThingSerializer(data={"title": "Returns", **body})
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def test_an_unknown_field_is_refused_at_its_place():
    assert refused(titel="x") == {"/titel": "unknown_field"}
    assert refused(examples=[{"text": "a"}, {"text": "b", "verdict": "bad"}]) == {
        "/examples/1/verdict": "unknown_field"
    }


def test_unknown_fields_are_told_together_with_everything_else():
    assert refused(title="", **{"a/b~c": 1}, count="many") == {
        "/title": "blank",
        "/a~1b~0c": "unknown_field",
        "/count": "wrong_type",
    }


def test_a_read_only_field_sent_back_is_ignored():
    assert taken(id=12) == {"title": "Returns"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", 5),
        ("title", ["x"]),
        ("body", True),
        ("count", "5"),
        ("count", 1.5),
        ("count", True),
        ("share", "0.5"),
        ("major", "true"),
        ("major", 1),
        ("at", 1700000000),
        ("day", 20261121),
        ("language", 1),
        ("kind", 1),
    ],
)
def test_a_value_of_another_json_type_is_refused(field, value):
    assert refused(**{field: value}) == {f"/{field}": "wrong_type"}


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("title", "x" * 21, {"/title": "max_length"}),
        ("title", None, {"/title": "null"}),
        ("body", "x" * 1_000_001, {"/body": "max_length"}),
        ("at", "yesterday", {"/at": "invalid"}),
        ("at", "0001-01-01T00:00:00+14:00", {"/at": "overflow"}),
        ("day", "2026-02-30", {"/day": "invalid"}),
        ("kind", "c", {"/kind": "invalid_choice"}),
        ("language", "tlh", {"/language": "unknown_language"}),
        ("tags", "a", {"/tags": "not_a_list"}),
        ("tags", ["a", None], {"/tags/1": "null"}),
        ("examples", {"text": "a"}, {"/examples": "not_a_list"}),
        ("examples", ["a"], {"/examples/0": "invalid"}),
    ],
)
def test_a_value_that_cannot_be_is_refused(field, value, error):
    assert refused(**{field: value}) == error


def test_texts_stay_byte_for_byte():
    body = "  Kære Mette \r\n\tå = a\u030a \n\n"

    assert taken(body=body)["body"] == body


@pytest.mark.parametrize("spelling", ["nb", "NO", "nb-NO", "no_NO"])
def test_a_language_is_taken_in_any_spelling(spelling):
    assert taken(language=spelling)["language"] == "nb"


def test_times_are_answered_in_utc():
    thing = ThingSerializer({"title": "x", "at": taken(at="2026-11-21T10:00:00+01:00")["at"]})

    assert thing.data["at"] == "2026-11-21T09:00:00Z"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (r'{"name": "a\u0000b"}', {"/name": "unstorable_character"}),
        (r'{"name": "a\ud800b"}', {"/name": "unstorable_character"}),
        (r'{"\u0000": 1}', {"": "unstorable_character"}),
        (r'{"a": [{"b": "\u0000"}]}', {"/a/0/b": "unstorable_character"}),
        (r'"name"', {"": "invalid"}),
        (r"[]", {"": "invalid"}),
        (r"null", {"": "null"}),
    ],
)
def test_what_no_database_stores_is_refused(adam, body, error):
    response = caller(adam).post("/api/v1/teams/", body, content_type="application/json")

    assert (response.status_code, errors_of(response)) == (400, error)


def test_half_an_emoji_is_refused_and_a_whole_one_is_not(adam):
    response = caller(adam).post(
        "/api/v1/teams/", r'{"name": "\ud83d\ude00"}', content_type="application/json"
    )

    assert response.json()["name"] == "😀"
