"""`POST style/check/`: what the guide says about a draft. Nothing of it is stored or logged."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.response import Response

from core.api.fields import Language, Text
from core.api.serializers import StrictSerializer
from core.api.viewsets import BaseViewSet
from core.vocabulary import Channel, Stage
from styleguide.models import Severity, StyleEntry
from styleguide.services.guide import check_draft

LONGEST = 100_000


@extend_schema_serializer(component_name="StyleCheck")
class CheckSerializer(StrictSerializer):
    """A draft, and what is known of where it goes.

    Advice for certain channels or stages counts only where channel or stage is given; what
    follows the customer's tone counts only with the customer's text.
    """

    text = Text(max_length=LONGEST)
    language = Language()
    channel = serializers.ChoiceField(choices=Channel.choices, required=False, allow_null=True)
    stage = serializers.ChoiceField(choices=Stage.choices, required=False, allow_null=True)
    customer_text = Text(max_length=LONGEST, required=False, allow_null=True)


class FindingSerializer(serializers.Serializer[Any]):
    """`start` and `end` count Unicode code points of the text as it was sent."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    text = serializers.CharField()
    rule = serializers.IntegerField(help_text="Id of the rule")
    entry = serializers.IntegerField(help_text="Id of the style entry it belongs to")
    severity = serializers.ChoiceField(choices=Severity.choices)
    message = serializers.CharField()
    replacements = serializers.ListField(child=serializers.CharField())


class CheckedSerializer(serializers.Serializer[Any]):
    findings = FindingSerializer(many=True)


class StyleCheckViewSet(BaseViewSet):
    """A draft against the published guide: advice for all, and for the caller's teams."""

    queryset = StyleEntry.objects.none()
    serializer_class = CheckSerializer
    scope = "style"
    scopes = {"check": "style:read"}
    filtered_actions = frozenset()
    paginated_actions = frozenset()

    @extend_schema(request=CheckSerializer, responses=CheckedSerializer)
    def check(self, request: Any) -> Response:
        """Check a draft against the guide. Nothing of it is stored or logged."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        findings = check_draft(by=request.user, **serializer.validated_data)
        return Response({"findings": [asdict(each) for each in findings]})
