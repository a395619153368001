"""Accounts over the API: me, teams, tokens."""

from typing import Any

from django.db.models import prefetch_related_objects
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.response import Response

from accounts import roles
from accounts.api.serializers import (
    IssuedTokenSerializer,
    MeSerializer,
    NewTokenSerializer,
    TeamSerializer,
    TokenSerializer,
)
from accounts.filters import TeamFilter, TokenFilter
from accounts.models import ApiToken, Team, User
from accounts.services import delegation, teams, tokens
from core.api.viewsets import (
    ANY_TOKEN,
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)


class MeViewSet(ReadMixin, BaseViewSet):
    """Who asks: the user whose rights this request has, and the scopes left of them."""

    queryset = User.objects.none()
    serializer_class = MeSerializer
    scope = ANY_TOKEN
    etag_type = "me"

    def get_object(self) -> User:
        prefetch_related_objects([self.request.user], "teams")
        return self.request.user


class TeamViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Teams. Every colleague reads them, admins write them."""

    queryset = Team.objects.none()
    serializer_class = TeamSerializer
    filterset_class = TeamFilter
    scope = ANY_TOKEN
    scopes = {"create": "admin", "partial_update": "admin", "destroy": "admin"}
    roles = {"create": "admin", "partial_update": "admin", "destroy": "admin"}
    etag_type = "team"

    def get_queryset(self) -> Any:
        return Team.objects.all()

    def perform_create(self, serializer: Any) -> None:
        serializer.instance = teams.create_team(by=self.request.user, **serializer.validated_data)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        name = serializer.validated_data.get("name", serializer.instance.name)
        serializer.instance = teams.rename_team(
            serializer.instance, name=name, by=self.request.user
        )

    def perform_destroy(self, instance: Team, version: int | None) -> None:
        teams.delete_team(instance, by=self.request.user)


@extend_schema_view(
    create=extend_schema(request=NewTokenSerializer, responses={201: IssuedTokenSerializer})
)
class TokenViewSet(ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Tokens of chat tools. A secret is in the answer to POST and nowhere else."""

    queryset = ApiToken.objects.none()
    serializer_class = TokenSerializer
    filterset_class = TokenFilter
    scope = "admin"
    scopes = {"create": ("admin", "act_as")}
    roles = {"create": "admin", "partial_update": "admin"}
    etag_type = "token"

    def get_queryset(self) -> Any:
        """Those that still stand: an admin's view of all, anybody else's own."""
        standing = ApiToken.objects.filter(revoked_at=None).select_related("user")
        if roles.is_admin(self.request.user):
            return standing
        return standing.filter(user=self.request.user)

    def create(self, request: Any) -> Response:
        """Issue a token. With `act_as` alone: for `user`, with some of one's own scopes, for
        at most 900 seconds."""
        serializer = NewTokenSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        token, secret = delegation.issue_for(
            **serializer.validated_data, by=request.user, with_token=request.auth
        )
        answer = {**self.represent(token), "token": secret}
        headers = {"Location": f"{request.path}{token.pk}/", "ETag": self.etag(token)}
        return Response(answer, status.HTTP_201_CREATED, headers=headers)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        name = serializer.validated_data.get("name", serializer.instance.name)
        serializer.instance = tokens.rename_token(
            serializer.instance, name=name, by=self.request.user
        )

    def perform_destroy(self, instance: ApiToken, version: int | None) -> None:
        tokens.revoke_token(instance, by=self.request.user)
