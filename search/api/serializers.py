"""The shape of an answer, for the description of the API. The finder's rows have it already."""

from typing import Any

from rest_framework import serializers

from core.api.fields import Time


class SearchVariantSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    language = serializers.CharField()
    tone = serializers.CharField()


class SearchResultSerializer(serializers.Serializer[Any]):
    """One hit. `not_reviewed`: some articles only; from `kind` on: replies only."""

    type = serializers.CharField()
    id = serializers.IntegerField()
    title = serializers.CharField()
    shortcut = serializers.CharField(allow_blank=True)
    language = serializers.CharField(allow_null=True, help_text="null: for all languages")
    snippet = serializers.CharField(help_text="HTML with <mark> and no other tag")
    score = serializers.FloatField()
    url = serializers.CharField()
    updated_at = Time()
    matched = serializers.ChoiceField(["all", "fewer", "corrected", "synonym", "compound"])
    not_reviewed = serializers.BooleanField(
        required=False, help_text="An article submitted from a chat, before an editor read it"
    )
    kind = serializers.CharField(required=False)
    subject = serializers.CharField(required=False)
    stage = serializers.CharField(required=False, allow_null=True)
    tone = serializers.CharField(required=False)
    attachments = serializers.IntegerField(required=False, help_text="How many files")
    when_to_use = serializers.CharField(required=False)
    precondition = serializers.CharField(required=False)
    variants = SearchVariantSerializer(many=True, required=False)


def _counts() -> Any:
    return serializers.DictField(child=serializers.IntegerField())


class SearchFacetsSerializer(serializers.Serializer[Any]):
    type = _counts()
    language = _counts()
    tag = _counts()


class FoundSerializer(serializers.Serializer[Any]):
    """`count` and `facets` are over at most 200 hits; `more` says that there are others."""

    count = serializers.IntegerField()
    more = serializers.BooleanField()
    took_ms = serializers.IntegerField()
    degraded = serializers.BooleanField(help_text="The index is being rebuilt meanwhile")
    did_you_mean = serializers.CharField(allow_null=True)
    search = serializers.IntegerField(
        allow_null=True, help_text="Stands for what was asked; send it with the use of a hit"
    )
    facets = SearchFacetsSerializer()
    results = SearchResultSerializer(many=True)
