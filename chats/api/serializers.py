"""Chats and their promotion as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from chats import queries
from chats.models import Author, Chat, ChatStatus, Target
from chats.services.shape import (
    BEST_RATING,
    LONGEST_TEXT,
    MOST_MESSAGES,
    NAME_LENGTH,
    SUBJECT_LENGTH,
    WORST_RATING,
)
from core.api.fields import Language, Text, Time
from core.api.serializers import StrictSerializer
from core.vocabulary import Channel
from kb.api.serializers import ArticleSerializer, VisibleRows
from kb.models import Article, Category
from kb.models.revision import SUMMARY_LENGTH, TITLE_LENGTH
from privacy import Kind
from responses.api.serializers import ReplySerializer

# What names a chat, and its text: posted, never patched.
ONLY_POSTED = ("source", "external_id", "messages")
REASON_LENGTH = 1_000
KINDS = [(kind.value, kind.name) for kind in Kind]


class ChatMessageSerializer(StrictSerializer):
    author = serializers.ChoiceField(choices=Author.choices)
    name = serializers.CharField(max_length=NAME_LENGTH, required=False, allow_blank=True)
    text = Text(max_length=LONGEST_TEXT)
    sent_at = Time(required=False, allow_null=True)
    reply = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, help_text="The reply that was sent; a use"
    )

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {
            "author": instance.author,
            "name": instance.name,
            "text": instance.text,
            "sent_at": instance.sent_at and Time().to_representation(instance.sent_at),
            "reply": instance.reply_id,
        }


class ChatSerializer(StrictSerializer):
    """A chat without its messages, as lists show it."""

    id = serializers.IntegerField(read_only=True)
    source = serializers.CharField(max_length=120)  # type: ignore[assignment]  # ours, not the base's option
    external_id = serializers.CharField(max_length=200)
    channel = serializers.ChoiceField(choices=Channel.choices, required=False)
    language = Language(required=False)
    team = serializers.PrimaryKeyRelatedField[Any](
        queryset=queries.teams(), required=False, allow_null=True
    )
    subject = serializers.CharField(max_length=SUBJECT_LENGTH, required=False, allow_blank=True)
    customer_name = serializers.CharField(max_length=NAME_LENGTH, required=False, allow_blank=True)
    status = serializers.ChoiceField(choices=ChatStatus.choices, required=False)
    rating = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=WORST_RATING,
        max_value=BEST_RATING,
        help_text="3 is the best",
    )
    opened_at = Time(required=False, allow_null=True)
    closed_at = Time(required=False, allow_null=True)
    message_count = serializers.IntegerField(read_only=True)
    text_deleted_at = Time(
        read_only=True, allow_null=True, help_text="What was said until then is gone"
    )
    promoted = serializers.BooleanField(read_only=True, source="is_promoted")
    handed_over_by = serializers.IntegerField(
        read_only=True, source="handed_over_by_id", allow_null=True
    )
    version = serializers.IntegerField(read_only=True)
    url = serializers.CharField(read_only=True, source="get_absolute_url")
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if isinstance(self.instance, Chat):
            for name in ONLY_POSTED:
                if name in fields:
                    fields[name].read_only = True
        return fields


class WholeChatSerializer(ChatSerializer):
    messages = ChatMessageSerializer(many=True, max_length=MOST_MESSAGES)


# --- Promotion ------------------------------------------------------------------------------------


class SimilarSerializer(serializers.Serializer[Any]):
    type = serializers.CharField()
    id = serializers.IntegerField()
    title = serializers.CharField()
    score = serializers.FloatField()
    why = serializers.CharField(help_text="In the reader's language")
    answers = serializers.ChoiceField(choices=["clearly", "partly", "related"])
    language = serializers.CharField()
    excerpt = serializers.CharField(help_text="What the article says of it")


class DraftSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    summary = serializers.CharField()
    body = serializers.CharField()
    language = serializers.CharField()
    category = serializers.IntegerField(allow_null=True)


class ReplyDraftSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    body = serializers.CharField(help_text="With fields where names and numbers were")


class RedactionSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    text = serializers.CharField()
    replacement = serializers.CharField()
    message = serializers.IntegerField(help_text="Number of the message, the first is 1")
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class PromotedSerializer(serializers.Serializer[Any]):
    target = serializers.ChoiceField(choices=Target.choices)
    article = serializers.IntegerField(allow_null=True)
    reply = serializers.IntegerField(allow_null=True)


class PreviewSerializer(serializers.Serializer[Any]):
    """What a promotion would make, and everything personal that it takes out."""

    similar = SimilarSerializer(many=True)
    draft = DraftSerializer()
    reply = ReplyDraftSerializer()
    redactions = RedactionSerializer(many=True)
    promoted = PromotedSerializer(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        proposal = instance.proposal
        names = ("id", "kind", "text", "replacement", "message", "start", "end")
        return {
            "similar": [each.shown() for each in instance.similar],
            "draft": {
                "title": proposal.draft.title,
                "summary": proposal.draft.summary,
                "body": proposal.draft.body,
                "language": proposal.language,
                "category": instance.category,
            },
            "reply": {"title": proposal.draft.title, "body": proposal.reply()},
            "redactions": [
                {name: getattr(each, name) for name in names} for each in proposal.found
            ],
            "promoted": instance.promoted,
        }


class KeepSerializer(StrictSerializer):
    id = serializers.CharField(max_length=64)
    reason = serializers.CharField(max_length=REASON_LENGTH)


class AddSerializer(StrictSerializer):
    text = serializers.CharField(max_length=1_000)
    kind = serializers.ChoiceField(choices=KINDS)


class PromoteSerializer(StrictSerializer):
    """Texts that are left out are the draft's; those given are redacted too."""

    target = serializers.ChoiceField(choices=Target.choices)
    article = VisibleRows(Article, required=False, allow_null=True)
    title = serializers.CharField(max_length=TITLE_LENGTH, required=False)
    summary = Text(max_length=SUMMARY_LENGTH, required=False)
    body = Text(required=False, allow_blank=False)
    category = VisibleRows(Category, required=False, allow_null=True)
    keep = KeepSerializer(many=True, required=False)
    add = AddSerializer(many=True, required=False)
    create_anyway = serializers.CharField(
        max_length=REASON_LENGTH, required=False, allow_blank=True
    )


class MadeSerializer(serializers.Serializer[Any]):
    """The article, or the reply, that was made or linked."""

    article = ArticleSerializer(required=False)
    reply = ReplySerializer(required=False)
