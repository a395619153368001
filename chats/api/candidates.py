"""What agents type again and again, over the API. Agents read, editors decide."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from chats.filters import CandidateFilter
from chats.models import Candidate, CandidateStatus
from chats.services import candidates
from core.api.fields import Time
from core.api.serializers import StrictSerializer
from core.api.viewsets import BaseViewSet, ChangeMixin, ListMixin, ReadMixin
from core.vocabulary import Stage
from kb.api.serializers import VisibleRows
from responses.models import Reply


class NearestSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    score = serializers.FloatField(help_text="0 to 1: how much it says the same")


class CandidateSerializer(StrictSerializer):
    """Counted over the chats that the asker may read."""

    id = serializers.IntegerField(read_only=True)
    text = serializers.CharField(read_only=True)
    language = serializers.CharField(read_only=True)
    stage = serializers.ChoiceField(choices=Stage.choices, read_only=True)
    count = serializers.IntegerField(read_only=True, help_text="How often it was typed")
    agents = serializers.IntegerField(
        read_only=True, source="agent_count", help_text="By how many different agents"
    )
    chats = serializers.IntegerField(read_only=True, source="chat_count")
    nearest = serializers.SerializerMethodField()
    status = serializers.ChoiceField(choices=CandidateStatus.choices, required=False)
    reply = VisibleRows(
        Reply,
        source="seen_reply",
        required=False,
        allow_null=True,
        help_text="What was made of it, or covers it",
    )
    decided_by = serializers.IntegerField(read_only=True, source="decided_by_id", allow_null=True)
    decided_at = Time(read_only=True, allow_null=True)
    version = serializers.IntegerField(read_only=True)
    url = serializers.CharField(read_only=True, source="get_absolute_url")
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    @extend_schema_field(NearestSerializer(allow_null=True))
    def get_nearest(self, row: Candidate) -> dict[str, Any] | None:
        reply = row.seen_nearest
        return reply and {"id": reply.pk, "title": reply.title, "score": row.likeness}


class CandidateViewSet(ListMixin, ReadMixin, ChangeMixin, BaseViewSet):
    """Sentences that agents type again and again. PATCH `status` says what becomes of one."""

    queryset = Candidate.objects.none()
    serializer_class = CandidateSerializer
    filterset_class = CandidateFilter
    scope = "chats"
    etag_type = "reply-candidate"

    def get_queryset(self) -> Any:
        return Candidate.objects.visible_to(self.request.user).for_listing()

    def paginate_queryset(self, queryset: Any) -> Any:
        return candidates.as_seen_by(super().paginate_queryset(queryset) or [], self.request.user)

    def get_object(self) -> Candidate:
        row: Candidate = super().get_object()
        candidates.as_seen_by([row], self.request.user)
        return row

    def reread(self, instance: Candidate) -> Any:
        """Also one that nobody types often any more."""
        row = self.get_queryset().filter(pk=instance.pk).first()
        if row is None:
            row = instance
            row.count, row.agent_count, row.chat_count = row.said, row.agents, row.chats
        candidates.as_seen_by([row], self.request.user)
        return row

    def perform_update(self, serializer: Any, version: int | None) -> None:
        asked, row = serializer.validated_data, serializer.instance
        common = {"by": self.request.user, "version": version}
        status = asked.get("status", row.status)
        if status == CandidateStatus.CREATED:
            serializer.instance = candidates.make_reply(row, **common)
        elif status == CandidateStatus.MERGED:
            reply = asked.get("seen_reply") or row.seen_reply
            serializer.instance = candidates.merge(row, reply=reply, **common)
        elif status == CandidateStatus.IGNORED:
            serializer.instance = candidates.ignore(row, **common)
        else:
            serializer.instance = candidates.reopen(row, **common)
