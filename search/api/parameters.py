"""What may be asked of search."""

from typing import Any

from rest_framework import serializers
from rest_framework.validators import ProhibitSurrogateCharactersValidator

from core.api.fields import Language
from core.api.parameters import Parameters
from core.vocabulary import Channel, Stage, Tone
from search import registry
from search.documents import CANDIDATES

PAGE = 20


class Typed(serializers.CharField):
    """What somebody typed: every character is fine, also those that mean nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, allow_blank=True, trim_whitespace=False, **options)
        self.validators = [ProhibitSurrogateCharactersValidator()]


class Type(serializers.CharField):
    default_error_messages = {"unknown_type": "“{value}” is no type. Known: {known}."}

    def to_internal_value(self, data: Any) -> str:
        value = super().to_internal_value(data)
        if value not in registry.types():
            known = ", ".join(registry.types())
            self.fail("unknown_type", value=value[:80], known=known)
        return value


def _any_of(child: serializers.Field[Any, Any, Any, Any], text: str) -> Any:
    return serializers.ListField(child=child, required=False, help_text=f"{text}; any of several")


class CompleteParameters(Parameters):
    q = Typed(help_text="What was typed; the last word may be unfinished")
    type = _any_of(Type(), "reply, article or style_entry")
    language = _any_of(Language(), "Language of the text")
    category = _any_of(serializers.IntegerField(min_value=1), "Id of a category")
    tag = _any_of(serializers.CharField(), "Name of a tag, in any spelling")
    stage = _any_of(serializers.ChoiceField(Stage.choices), "Where in the chat")
    tone = _any_of(serializers.ChoiceField(Tone.choices), "Tone")
    channel = _any_of(serializers.ChoiceField(Channel.choices), "Fit for this channel")
    team = _any_of(serializers.IntegerField(min_value=1), "Id of a team it is shared with")
    prefer = Language(
        required=False, help_text="Language to show first, else the caller's; never narrows"
    )


class SearchParameters(CompleteParameters):
    limit = serializers.IntegerField(
        min_value=1, max_value=CANDIDATES, required=False, help_text=f"Rows; {PAGE} if not given"
    )
    offset = serializers.IntegerField(
        min_value=0, max_value=CANDIDATES - 1, default=0, help_text="Rows to leave out first"
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        room = CANDIDATES - attrs["offset"]
        limit = attrs.setdefault("limit", min(PAGE, room))
        if limit > room:
            text = f"Paging ends after {CANDIDATES}: narrow the search instead."
            raise serializers.ValidationError({"limit": [text]}, code="too_far")
        return attrs
