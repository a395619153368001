"""What the verbs of a reply take, and what they answer."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from core.api.fields import Language, Text, Time
from core.api.serializers import StrictSerializer
from core.vocabulary import Tone
from kb.api.serializers import OverrideSerializer
from styleguide.api.held import OverrideMadeSerializer

AUTHORS = ("customer", "agent", "bot", "note")


class ChatSerializer(StrictSerializer):
    """How the chat tool names a chat."""

    source = serializers.CharField(max_length=120)  # type: ignore[assignment]  # ours, not the base's option
    external_id = serializers.CharField(max_length=200)


class MessageSerializer(StrictSerializer):
    author = serializers.ChoiceField(choices=AUTHORS)
    text = Text(max_length=100_000)
    name = serializers.CharField(required=False, allow_blank=True, allow_null=True, max_length=200)
    sent_at = Time(required=False, allow_null=True)


@extend_schema_serializer(component_name="ReturnReply")
class ReturnSerializer(StrictSerializer):
    comment = Text(required=False, max_length=5_000)


@extend_schema_serializer(component_name="PublishReply")
class PublishSerializer(StrictSerializer):
    override = OverrideSerializer(required=False, allow_null=True)


@extend_schema_serializer(component_name="RestoreReply")
class RestoreSerializer(StrictSerializer):
    """With a number of its history: that wording becomes the newest."""

    revision = serializers.IntegerField(required=False, allow_null=True, min_value=1)


class RenderSerializer(StrictSerializer):
    """Values by name, in groups or with dots; answers by the label that asks for them."""

    values = serializers.DictField(required=False, allow_null=True)
    answers = serializers.DictField(required=False, allow_null=True)
    language = Language(required=False, allow_null=True)
    tone = serializers.ChoiceField(choices=Tone.choices, required=False, allow_null=True)
    chat = ChatSerializer(required=False, allow_null=True)
    strict = serializers.BooleanField(required=False, default=True)


class AskSerializer(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]  # ours, not the base's option
    fallback = serializers.CharField(allow_null=True)


class RenderedFileSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    size = serializers.IntegerField()
    url = serializers.CharField()
    expires_at = Time()


class RenderedSerializer(serializers.Serializer[Any]):
    """A reply as one customer gets it; `cursor` counts code points in `body`."""

    subject = serializers.CharField()
    body = serializers.CharField()
    markdown = serializers.CharField()
    html = serializers.CharField()
    language = serializers.CharField()
    tone = serializers.CharField()
    fallback = serializers.BooleanField()
    attachments = RenderedFileSerializer(many=True)
    unresolved = serializers.ListField(child=serializers.CharField())
    asks = AskSerializer(many=True)
    guessed = serializers.DictField(child=serializers.CharField())
    cursor = serializers.IntegerField(allow_null=True)


@extend_schema_field({"type": ["integer", "string"]})
class SearchField(serializers.Field[Any, Any, Any, Any]):
    """What a search answered as `search`: the use came out of it."""

    default_error_messages = {"invalid": "This has to be what a search answered, or null."}

    def to_internal_value(self, given: Any) -> Any:
        if isinstance(given, bool) or not isinstance(given, int | str) or len(str(given)) > 100:
            self.fail("invalid")
        return given

    def to_representation(self, value: Any) -> Any:
        return value


class UseSerializer(StrictSerializer):
    """Of the messages no word is kept, only what it takes to know a similar conversation again."""

    chat = ChatSerializer(required=False, allow_null=True)
    messages = MessageSerializer(many=True, required=False)
    edited = serializers.BooleanField(required=False, default=False)
    search = SearchField(required=False, allow_null=True)


class UsedSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    reply = serializers.IntegerField(source="reply_id")
    edited = serializers.BooleanField()
    at = Time()


class TeamUseSerializer(serializers.Serializer[Any]):
    team = serializers.IntegerField(source="team.pk")
    name = serializers.CharField(source="team.name")
    count = serializers.IntegerField()


class UsageSerializer(serializers.Serializer[Any]):
    """Never by person; by team as far as the caller may know, and of teams of three and more."""

    count = serializers.IntegerField()
    last_30_days = serializers.IntegerField(source="lately")
    edited = serializers.IntegerField()
    last_used_at = Time(allow_null=True)
    teams = TeamUseSerializer(many=True)


class HistorySerializer(serializers.Serializer[Any]):
    """One saved state. `number` is what `restore/` takes."""

    number = serializers.IntegerField(source="version")
    title = serializers.CharField()
    shortcut = serializers.CharField()
    subject = serializers.CharField()
    body = serializers.CharField()
    language = serializers.CharField()
    tone = serializers.CharField()
    stage = serializers.CharField(allow_null=True)
    shared_with = serializers.CharField()
    status = serializers.CharField()
    when_to_use = serializers.CharField()
    precondition = serializers.CharField()
    author = serializers.IntegerField(source="history_user_id", allow_null=True)
    verb = serializers.SerializerMethodField()
    comment = serializers.SerializerMethodField()
    override = serializers.SerializerMethodField()
    created_at = Time(source="history_date")

    def get_verb(self, line: Any) -> str:
        return _reason(line)[0]

    def get_comment(self, line: Any) -> str:
        return _reason(line)[1]

    @extend_schema_field(OverrideMadeSerializer(allow_null=True))
    def get_override(self, line: Any) -> Any:
        made = self.context.get("overrides", {}).get(line.version)
        return made and OverrideMadeSerializer(made).data


def _reason(line: Any) -> tuple[str, str]:
    verb, _newline, comment = (line.history_change_reason or "").partition("\n")
    return verb, comment
