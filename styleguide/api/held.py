"""What the guide found in a reply or an article, as their endpoints tell it."""

from typing import Any

from rest_framework import serializers

from core.api.fields import Time
from styleguide.api.checking import FindingSerializer
from styleguide.held import HeldText


class FindingCountsSerializer(serializers.Serializer[Any]):
    """How many are open, by severity; null before the text was looked at."""

    error = serializers.IntegerField(read_only=True)
    warning = serializers.IntegerField(read_only=True)
    suggestion = serializers.IntegerField(read_only=True)


class TextFindingSerializer(FindingSerializer):
    field = serializers.CharField(help_text="Which field of the text it is in")  # type: ignore[assignment]  # ours, not the base's attribute


class TextFindingsSerializer(serializers.Serializer[Any]):
    """Open findings, in the order of fields and places. Kept: a change is looked at in a moment."""

    findings = TextFindingSerializer(many=True)


class OverrideMadeSerializer(serializers.Serializer[Any]):
    """Somebody published it in spite of what must change; `rules` says of which rules."""

    by = serializers.IntegerField(source="by_id", allow_null=True)
    at = Time()
    reason = serializers.CharField()
    rules = serializers.ListField(child=serializers.DictField())


def counts_of(held: HeldText | None) -> dict[str, int] | None:
    if held is None:
        return None
    return {"error": held.errors, "warning": held.warnings, "suggestion": held.suggestions}


def findings_of(held: HeldText | None) -> dict[str, Any]:
    """The answer of `findings/`."""
    names = TextFindingSerializer().fields
    found = held.open if held is not None else []
    return {"findings": [{name: each[name] for name in names} for each in found]}
