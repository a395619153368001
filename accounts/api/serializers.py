"""Accounts as the API shows and takes them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from accounts.models import ApiToken, Role, Team, User
from accounts.scopes import SCOPES, scopes_of
from core.api.fields import Time
from core.api.serializers import StrictModelSerializer, StrictSerializer


class TeamSerializer(StrictModelSerializer):
    class Meta:
        model = Team
        fields = ["id", "name"]


class MeSerializer(StrictModelSerializer):
    role = serializers.ChoiceField(choices=Role.choices, read_only=True)
    teams = TeamSerializer(many=True, read_only=True)
    scopes = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ["id", "username", "name", "role", "language", "teams", "scopes"]
        read_only_fields = fields

    def get_scopes(self, user: User) -> list[str]:
        return list(scopes_of(user, self.context["request"].auth))


class TokenSerializer(StrictModelSerializer):
    """A token as it is listed: everything but the secret."""

    user = serializers.CharField(source="user.username", read_only=True)
    scopes = serializers.ListField(child=serializers.CharField(), read_only=True)
    name = serializers.CharField(max_length=80)

    class Meta:
        model = ApiToken
        fields = [
            "id",
            "user",
            "name",
            "scopes",
            "prefix",
            "created_at",
            "expires_at",
            "last_used_at",
        ]
        read_only_fields = ["prefix", "created_at", "expires_at", "last_used_at"]


class NewTokenSerializer(StrictSerializer):
    """What a new token takes. Fields of a listed token that cannot be chosen are ignored."""

    user = serializers.CharField(required=False, help_text="User name or e-mail; else oneself.")
    name = serializers.CharField(required=False, max_length=80)
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=SCOPES))
    expires_at = Time(required=False, allow_null=True)
    expires_in = serializers.IntegerField(
        required=False, min_value=1, max_value=10 * 366 * 24 * 3600, help_text="Seconds from now."
    )
    id = serializers.IntegerField(read_only=True)
    prefix = serializers.CharField(read_only=True)
    created_at = Time(read_only=True)
    last_used_at = Time(read_only=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Two ways to say when it ends become one."""
        seconds = attrs.pop("expires_in", None)
        if seconds is not None and attrs.get("expires_at") is not None:
            raise serializers.ValidationError(
                {"expires_in": "Give expires_at or expires_in, not both."}, code="ambiguous"
            )
        if seconds is not None:
            attrs["expires_at"] = timezone.now() + timedelta(seconds=seconds)
        return attrs


class IssuedTokenSerializer(TokenSerializer):
    """The one answer that holds the secret."""

    token = serializers.CharField(read_only=True)

    class Meta(TokenSerializer.Meta):
        fields = [*TokenSerializer.Meta.fields, "token"]
