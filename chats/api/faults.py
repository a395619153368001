"""Product faults over the API. They are reported from chats, or without one."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.response import Response

from accounts.models import User
from chats import queries
from chats.fault_filters import FaultFilter
from chats.models import Fault, FaultStatus
from chats.models.fault import PRODUCT_LENGTH, SYMPTOM_LENGTH
from chats.services import faults
from core.api.fields import Time
from core.api.serializers import StrictSerializer
from core.api.viewsets import BaseViewSet, ChangeMixin, ListMixin, ReadMixin, RemoveMixin
from kb.api.serializers import VisibleRows
from kb.models import Article
from responses.models import Reply

# Of the newest chats so many are named; `chat_count` counts all.
MOST_NAMED = 200
IDS = {"type": "array", "items": {"type": "integer"}}


class _Mentioned(VisibleRows):
    """One of many: there is no row that it stood in before."""

    def to_internal_value(self, data: Any) -> Any:
        return serializers.PrimaryKeyRelatedField.to_internal_value(self, data)


@extend_schema_field(IDS)
class MentionedRows(serializers.ManyRelatedField):
    """Ids of texts that mention the fault: those that the asker sees, written as they are read."""

    def __init__(self, model: Any, column: str, **options: Any) -> None:
        self.column = column
        super().__init__(child_relation=_Mentioned(model), **options)

    def get_attribute(self, instance: Fault) -> Any:
        ids = (getattr(mention, f"{self.column}_id") for mention in instance.seen_mentions)
        return [id for id in ids if id is not None]

    def to_representation(self, iterable: Any) -> list[int]:
        return list(iterable)


class Colleague(VisibleRows):
    """An id of somebody active: who looks after it is no secret."""

    def get_queryset(self) -> Any:
        return queries.colleagues()


class FaultSerializer(StrictSerializer):
    id = serializers.IntegerField(read_only=True)
    product = serializers.CharField(max_length=PRODUCT_LENGTH)
    symptom = serializers.CharField(max_length=SYMPTOM_LENGTH)
    status = serializers.ChoiceField(choices=FaultStatus.choices, required=False)
    owner = Colleague(User, required=False, allow_null=True)
    chats = serializers.SerializerMethodField(help_text="The newest that the asker may read")
    chat_count = serializers.IntegerField(read_only=True)
    waiting_count = serializers.IntegerField(
        read_only=True, help_text="Of these chats, open or unsolved ones"
    )
    replies = MentionedRows(Reply, "reply", required=False)
    articles = MentionedRows(Article, "article", required=False)
    version = serializers.IntegerField(read_only=True)
    url = serializers.CharField(read_only=True, source="get_absolute_url")
    closed_at = Time(read_only=True, allow_null=True)
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    @extend_schema_field(IDS)
    def get_chats(self, instance: Fault) -> list[int]:
        return [report.chat_id for report in instance.seen_reports[:MOST_NAMED]]


class ReportSerializer(StrictSerializer):
    """A known fault by its id, or product and symptom: the same ones are the same fault."""

    fault = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    product = serializers.CharField(max_length=PRODUCT_LENGTH, required=False, allow_blank=True)
    symptom = serializers.CharField(max_length=SYMPTOM_LENGTH, required=False, allow_blank=True)


class NewFaultSerializer(StrictSerializer):
    product = serializers.CharField(max_length=PRODUCT_LENGTH)
    symptom = serializers.CharField(max_length=SYMPTOM_LENGTH)


class FaultViewSet(ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """What is wrong with which product. Colleagues report and read, editors change."""

    queryset = Fault.objects.none()
    serializer_class = FaultSerializer
    filterset_class = FaultFilter
    scope = "chats"
    etag_type = "fault"

    def get_queryset(self) -> Any:
        return seen_by(self.request.user)

    def get_serializer_class(self) -> Any:
        return NewFaultSerializer if self.action == "create" else FaultSerializer

    def represent(self, instance: Any) -> Any:
        return FaultSerializer(instance, context={"request": self.request}).data

    @extend_schema(
        request=NewFaultSerializer, responses={200: FaultSerializer, 201: FaultSerializer}
    )
    def create(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Report one without a chat; 200 where it is known."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        fault, is_new = faults.report_fault(None, by=request.user, **serializer.validated_data)
        return answer_to_report(self, fault, is_new)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = faults.change_fault(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: Fault, version: int | None) -> None:
        faults.remove_fault(instance, by=self.request.user, version=version)


def seen_by(user: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = Fault.objects.visible_to(user).for_reading(user)
    return found


def answer_to_report(view: BaseViewSet, fault: Fault, is_new: bool) -> Response:
    """The fault as the asker sees it: 201 where something was not known before."""
    shown = seen_by(view.request.user).get(pk=fault.pk)
    body = FaultSerializer(shown, context={"request": view.request}).data
    code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
    tag = f'"fault-{shown.pk}-{shown.version}"'
    return Response(body, status=code, headers={"ETag": tag, "Location": _location(shown)})


def _location(fault: Fault) -> str:
    return f"/api/v1/faults/{fault.pk}/"
