"""What is kept of a customer who asks to be forgotten: shown first, deleted when named."""

from typing import Any

from rest_framework import serializers

from chats.services.forgetting import Customer, FoundChat, Traces
from core.api.serializers import StrictSerializer

WHY = ("name", "email", "phone", "external_id", "mentioned")


class ForgetSerializer(StrictSerializer):
    """Without `chats` nothing is deleted; with them, these of the ones found are."""

    name = serializers.CharField(max_length=200, required=False, allow_blank=True)
    email = serializers.CharField(max_length=254, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=60, required=False, allow_blank=True)
    external_id = serializers.CharField(max_length=200, required=False, allow_blank=True)
    chats = serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, allow_null=True
    )

    @property
    def customer(self) -> Customer:
        given = self.validated_data
        return Customer(**{name: given[name] for name in given if name != "chats"})


class FoundChatSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    source = serializers.CharField()  # type: ignore[assignment]  # ours, not the base's option
    external_id = serializers.CharField()
    why = serializers.ListField(child=serializers.ChoiceField(choices=WHY))
    theirs = serializers.BooleanField(help_text="False: it only mentions the name")


class ForgottenSerializer(serializers.Serializer[Any]):
    """`deleted`: in how many chats. `comments` and `searches` that name the customer go too."""

    chats = FoundChatSerializer(many=True)
    comments = serializers.IntegerField()
    searches = serializers.IntegerField()
    faults = serializers.ListField(
        child=serializers.IntegerField(), help_text="Their words name the customer: change them"
    )
    deleted = serializers.IntegerField()


def as_shown(traces: Traces, deleted: int = 0) -> dict[str, Any]:
    return {
        "chats": [_chat(each) for each in traces.chats],
        "comments": traces.comments,
        "searches": traces.searches,
        "faults": [fault.pk for fault in traces.faults],
        "deleted": deleted,
    }


def _chat(found: FoundChat) -> dict[str, Any]:
    return {
        "id": found.chat.pk,
        "source": found.chat.source,
        "external_id": found.chat.external_id,
        "why": found.why,
        "theirs": found.is_theirs,
    }
