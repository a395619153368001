"""Replies as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from accounts.models import Team
from core.api.fields import Language, Text, Time
from core.api.serializers import StrictSerializer
from core.vocabulary import Channel, Sharing, Stage, Status, Tone
from kb.api.serializers import AttachmentsField, OverrideSerializer, VisibleRows
from kb.models import Article
from responses import queries
from responses.models import Kind, Reply
from styleguide.api.held import FindingCountsSerializer, counts_of

# What only a new reply takes; sent back later it is ignored.
ONLY_NEW = ("status", "variant_of", "based_on")
_TIME = Time()


class TeamsField(serializers.ManyRelatedField):
    """Ids of teams."""

    def __init__(self, **options: Any) -> None:
        child = serializers.PrimaryKeyRelatedField[Team](queryset=queries.teams())
        super().__init__(child_relation=child, **options)


class Words(serializers.CharField):
    """Text inside a list or an object: a number there is a mistake."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class VariantSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(read_only=True)
    language = serializers.CharField(read_only=True)
    tone = serializers.CharField(read_only=True)


class UsesSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField(source="use_count", read_only=True)
    last_used_at = Time(read_only=True, allow_null=True)


class ReplySerializer(StrictSerializer):
    """A reply in one language and tone. Kind, sharing, teams, stage and tags are all variants'."""

    id = serializers.IntegerField(read_only=True)
    kind = serializers.ChoiceField(choices=Kind.choices, required=False)
    title = serializers.CharField(max_length=200)
    shortcut = serializers.CharField(max_length=60, required=False, allow_blank=True)
    subject = serializers.CharField(max_length=300, required=False, allow_blank=True)
    body = Text(allow_blank=False)
    language = Language(required=False)
    tone = serializers.ChoiceField(choices=Tone.choices, required=False)
    stage = serializers.ChoiceField(choices=Stage.choices, required=False, allow_null=True)
    channels = serializers.ListField(
        child=serializers.ChoiceField(choices=Channel.choices), required=False
    )
    shared_with = serializers.ChoiceField(choices=Sharing.choices, required=False)
    teams = TeamsField(required=False)
    tags = serializers.ListField(child=Words(max_length=60), required=False)
    status = serializers.ChoiceField(choices=Status.choices, required=False)
    when_to_use = Text(max_length=5_000, required=False)
    precondition = Text(max_length=5_000, required=False)
    valid_from = Time(required=False, allow_null=True)
    valid_until = Time(required=False, allow_null=True)
    review_due = serializers.DateField(required=False, allow_null=True)
    article = VisibleRows(Article, required=False, allow_null=True)
    attachments = AttachmentsField(required=False)
    variant_of = VisibleRows(Reply, required=False, allow_null=True)
    based_on = VisibleRows(Reply, required=False, allow_null=True)
    source = serializers.CharField(  # type: ignore[assignment]  # ours, not the base's option
        max_length=120, required=False, allow_blank=True
    )
    external_id = serializers.CharField(max_length=200, required=False, allow_blank=True)
    major = serializers.BooleanField(
        required=False,
        write_only=True,
        help_text="Other variants are outdated by this. PATCH only.",
    )
    override = OverrideSerializer(required=False, allow_null=True, write_only=True)
    version = serializers.IntegerField(read_only=True)
    owner = serializers.IntegerField(read_only=True, allow_null=True)
    variant_group = serializers.IntegerField(read_only=True)
    variants = VariantSerializer(many=True, read_only=True)
    outdated = serializers.BooleanField(read_only=True)
    uses = UsesSerializer(read_only=True)
    findings = FindingCountsSerializer(read_only=True, allow_null=True)
    url = serializers.CharField(read_only=True)
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if isinstance(self.instance, Reply):
            for name in ONLY_NEW:
                fields[name].read_only = True
        return fields

    def to_representation(self, instance: Reply) -> dict[str, Any]:
        return {**_own_fields(instance), **_around(instance)}


def _own_fields(reply: Reply) -> dict[str, Any]:
    return {
        "id": reply.pk,
        "kind": reply.kind,
        "title": reply.title,
        "shortcut": reply.shortcut,
        "subject": reply.subject,
        "body": reply.body,
        "language": reply.language,
        "tone": reply.tone,
        "stage": reply.stage,
        "channels": reply.channels,
        "shared_with": reply.shared_with,
        "teams": [team.pk for team in reply.teams.all()],
        "tags": [tag.name for tag in reply.tags.all()],
        "status": reply.status,
        "when_to_use": reply.when_to_use,
        "precondition": reply.precondition,
        "valid_from": _time(reply.valid_from),
        "valid_until": _time(reply.valid_until),
        "review_due": reply.review_due and reply.review_due.isoformat(),
        "article": reply.article_id,
        "attachments": reply.attachment_ids,
        "variant_of": None,
        "based_on": reply.based_on_id,
        "source": reply.source,
        "external_id": reply.external_id,
    }


def _around(reply: Reply) -> dict[str, Any]:
    count, last_used_at = reply.uses
    return {
        "version": reply.version,
        "owner": reply.owner_id,
        "variant_group": reply.group_id,
        "variants": VariantSerializer(reply.variants, many=True).data,
        "outdated": reply.outdated,
        "uses": {"count": count, "last_used_at": _time(last_used_at)},
        "findings": counts_of(reply.findings),
        "url": reply.get_absolute_url(),
        "created_at": _time(reply.created_at),
        "updated_at": _time(reply.updated_at),
    }


def _time(moment: Any) -> Any:
    return moment and _TIME.to_representation(moment)


class ConstantSerializer(StrictSerializer):
    """A fact that replies name: `{{constant.return_days}}`. A value per language, "*" for all."""

    id = serializers.IntegerField(read_only=True)
    key = serializers.CharField(max_length=60)
    values = serializers.DictField(child=Words(allow_blank=True, max_length=1_000))
