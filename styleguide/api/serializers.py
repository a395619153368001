"""Style entries as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from accounts.models import Team
from core.api.fields import Language, Text, Time
from core.api.serializers import StrictSerializer
from core.vocabulary import Channel, Stage, Status
from styleguide import shapes
from styleguide.models import Rule, RuleKind, Severity, StyleEntry, Topic, Verdict
from styleguide.services.entries import teams
from styleguide.services.fields import (
    EXAMPLE_LENGTH,
    GUIDANCE_LENGTH,
    MESSAGE_LENGTH,
    TITLE_LENGTH,
)
from styleguide.services.guide import failing_in

_TIME = Time()


class TeamsField(serializers.ManyRelatedField):
    """Ids of teams; none is all."""

    def __init__(self, **options: Any) -> None:
        child = serializers.PrimaryKeyRelatedField[Team](queryset=teams())
        super().__init__(child_relation=child, **options)


class WordField(serializers.CharField):
    """Text inside a list: a number there is a mistake."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class ExampleSerializer(StrictSerializer):
    text = Text(max_length=EXAMPLE_LENGTH, allow_blank=False)
    verdict = serializers.ChoiceField(choices=Verdict.choices)


class RuleSerializer(StrictSerializer):
    """What the checker looks for. The parameters are those of the kind, in full in every answer.

    A rule sent with its id stays that rule, whatever changes in it; without one it is the rule of
    the entry that says the same, or a new one.
    """

    id = serializers.IntegerField(required=False, min_value=1)
    kind = serializers.ChoiceField(choices=RuleKind.choices)
    severity = serializers.ChoiceField(choices=Severity.choices, required=False)
    message = serializers.CharField(max_length=MESSAGE_LENGTH)
    parameters = serializers.DictField()
    exceptions = serializers.ListField(
        child=WordField(max_length=shapes.LONGEST_WORD), required=False
    )


class FailingSerializer(serializers.Serializer[Any]):
    """An example that the rules do not bear out: a bad one that none of them finds, or a good one
    and the rules that find something in it.
    """

    example = serializers.IntegerField(help_text="Its place among the examples, from 0")
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    rules = serializers.ListField(child=serializers.IntegerField(), help_text="Ids")


class StyleEntrySerializer(StrictSerializer):
    """A piece of advice. Without language, teams, channels or stages it is for all of them.

    Examples and rules are replaced as a whole. The examples are tests of the rules: what fails
    is named in every answer, and refuses nothing.
    """

    id = serializers.IntegerField(read_only=True)
    slug = serializers.CharField(read_only=True)
    title = serializers.CharField(max_length=TITLE_LENGTH)
    topic = serializers.ChoiceField(choices=Topic.choices, required=False)
    guidance = Text(max_length=GUIDANCE_LENGTH, required=False)
    language = Language(required=False, allow_null=True)
    teams = TeamsField(required=False)
    channels = serializers.ListField(
        child=serializers.ChoiceField(choices=Channel.choices), required=False
    )
    stages = serializers.ListField(
        child=serializers.ChoiceField(choices=Stage.choices), required=False
    )
    status = serializers.ChoiceField(choices=Status.choices, required=False)
    examples = ExampleSerializer(many=True, required=False)
    rules = RuleSerializer(many=True, required=False)
    failing_examples = FailingSerializer(many=True, read_only=True)
    version = serializers.IntegerField(read_only=True)
    owner = serializers.IntegerField(read_only=True, allow_null=True)
    url = serializers.CharField(read_only=True)
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    def to_representation(self, instance: StyleEntry) -> dict[str, Any]:
        return {
            "id": instance.pk,
            "slug": instance.slug,
            "title": instance.title,
            "topic": instance.topic,
            "guidance": instance.guidance,
            "language": instance.language,
            "teams": [team.pk for team in instance.teams.all()],
            "channels": instance.channels,
            "stages": instance.stages,
            "status": instance.status,
            "examples": [
                {"text": each.text, "verdict": each.verdict} for each in instance.examples.all()
            ],
            "rules": [_rule(each) for each in instance.rules.all()],
            "failing_examples": _failing(instance),
            "version": instance.version,
            "owner": instance.owner_id,
            "url": instance.get_absolute_url(),
            "created_at": _TIME.to_representation(instance.created_at),
            "updated_at": _TIME.to_representation(instance.updated_at),
        }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.pk,
        "kind": rule.kind,
        "severity": rule.severity,
        "message": rule.message,
        "parameters": rule.parameters,
        "exceptions": rule.exceptions,
    }


def _failing(entry: StyleEntry) -> list[dict[str, Any]]:
    ids = [rule.pk for rule in entry.rules.all()]
    return [
        {
            "example": each.example,
            "verdict": each.verdict,
            "rules": [ids[place] for place in each.rules],
        }
        for each in failing_in(entry)
    ]
