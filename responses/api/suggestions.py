"""Suggestions over the API."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts import scopes
from core.api.fields import Language
from core.api.serializers import StrictSerializer
from core.api.viewsets import BaseViewSet
from core.vocabulary import Stage, Tone
from responses import queries
from responses.api.requests import ChatSerializer, MessageSerializer
from responses.models import Reply
from responses.services import suggestions
from responses.services.uses import ChatName

MOST_MESSAGES, LONGEST_CONVERSATION = 500, 200_000
MOST_SHOWN = 20
_PREFIXES = {"reply": "replies", "article": "articles"}


class SuggestionRequestSerializer(StrictSerializer):
    """The conversation so far, the newest message last. Nothing of it is kept or logged."""

    messages = MessageSerializer(many=True, max_length=MOST_MESSAGES)
    language = Language(
        required=False, allow_null=True, help_text="The customer's; null: by the messages"
    )
    team = serializers.PrimaryKeyRelatedField(
        queryset=queries.teams(),
        required=False,
        allow_null=True,
        help_text="Whose habits count; null: the caller's teams'",
    )
    chat = ChatSerializer(required=False, allow_null=True)
    limit = serializers.IntegerField(
        required=False, default=suggestions.SHOWN, min_value=1, max_value=MOST_SHOWN
    )

    def validate_messages(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if sum(len(each["text"]) for each in messages) > LONGEST_CONVERSATION:
            text = f"All messages together have at most {LONGEST_CONVERSATION:,} characters."
            raise serializers.ValidationError(text, code="max_length")
        return messages


class SuggestedSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    language = serializers.CharField()
    score = serializers.FloatField(help_text="0 to 1")
    reasons = serializers.ListField(
        child=serializers.CharField(),
        help_text="Codes: similar_chats, usual, words, matter, acknowledges, stage, tone, "
        "other_language, sent_before",
    )
    why = serializers.CharField(help_text="The reasons in words")


class SuggestedReplySerializer(SuggestedSerializer):
    tone = serializers.ChoiceField(Tone.choices)
    stage = serializers.ChoiceField(Stage.choices, allow_null=True)


class SuggestedArticleSerializer(SuggestedSerializer):
    url = serializers.CharField()


class SuggestionsSerializer(serializers.Serializer[Any]):
    """What to send next. Empty lists say that nothing is good enough."""

    language = serializers.CharField(
        allow_null=True, help_text="The customer's; null where it could be more than one"
    )
    tone = serializers.ChoiceField(Tone.choices)
    stage = serializers.ChoiceField(Stage.choices)
    replies = SuggestedReplySerializer(many=True)
    articles = SuggestedArticleSerializer(many=True)


class SuggestionViewSet(BaseViewSet):
    """Replies and articles for a conversation, with reasons, or nothing.

    A token gets the types whose `:read` scope it has.
    """

    queryset = Reply.objects.none()
    serializer_class = SuggestionRequestSerializer
    scopes = {"create": "search:read"}
    filtered_actions = frozenset()
    paginated_actions = frozenset()

    @extend_schema(request=SuggestionRequestSerializer, responses={200: SuggestionsSerializer})
    def create(self, request: Any) -> Response:
        """Suggest what to send next."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked = serializer.validated_data
        found = suggestions.suggest(
            request.user,
            asked["messages"],
            language=asked.get("language"),
            team=asked.get("team"),
            chat=ChatName(**asked["chat"]) if asked.get("chat") else None,
            limit=asked["limit"],
            types=_types(request),
        )
        return Response(asdict(found))


def _types(request: Any) -> list[str]:
    return [
        type
        for type, prefix in _PREFIXES.items()
        if scopes.may_read(request.user, request.auth, prefix)
    ]
