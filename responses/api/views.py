"""Replies and constants over the API."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from core.api.flags import FlaggedSerializer, FlagSerializer
from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)
from core.exceptions import NotAllowed
from kb.api.serializers import EmptySerializer, reason_of
from responses import access
from responses.api.requests import (
    HistorySerializer,
    PublishSerializer,
    RenderedSerializer,
    RenderSerializer,
    RestoreSerializer,
    ReturnSerializer,
    UsageSerializer,
    UsedSerializer,
    UseSerializer,
)
from responses.api.serializers import ConstantSerializer, ReplySerializer
from responses.filters import ConstantFilter, ReplyFilter
from responses.models import Constant, Reply
from responses.services import constants, flags, replies, states
from responses.services.rendering import Rendering, render_reply
from responses.services.usage import usage_of
from responses.services.uses import ChatName, record_use
from search import hearing
from styleguide.api.held import TextFindingsSerializer, findings_of

READERS = ("replies:read", "replies:write")


class ReplyViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Replies: what an agent sends. Each variant is a reply of its own."""

    queryset = Reply.objects.none()
    serializer_class = ReplySerializer
    filterset_class = ReplyFilter
    scope = "replies"
    scopes = {"render": READERS, "uses": READERS, "usage": READERS, "flag": READERS}
    paginated_actions = frozenset({"list", "history"})
    etag_type = "reply"
    requires_match = True

    def get_queryset(self) -> Any:
        user = self.request.user
        return Reply.objects.visible_to(user).for_reading(user)

    def asked_version(self, instance: Reply) -> int | None:
        """Who may not change it hears that first."""
        if not access.may_change(self.request.user, instance):
            raise NotAllowed(_("You cannot change this reply."))
        return super().asked_version(instance)

    def perform_create(self, serializer: Any) -> None:
        fields = _fields(serializer)
        fields.pop("major", None)
        serializer.instance = replies.create_reply(by=self.request.user, **fields)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = replies.change_reply(
            serializer.instance, by=self.request.user, version=version, **_fields(serializer)
        )

    def perform_destroy(self, instance: Reply, version: int | None) -> None:
        replies.delete_reply(instance, by=self.request.user, version=version)

    # --- Verbs ------------------------------------------------------------------------------------

    @extend_schema(request=EmptySerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Any, pk: str) -> Response:
        """Ask editors to publish a draft."""
        reply, _nothing = self._asked_for(EmptySerializer)
        return self.respond(states.submit(reply, by=request.user))

    @extend_schema(request=ReturnSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def return_to_draft(self, request: Any, pk: str) -> Response:
        """Send a proposal back to its author with a comment."""
        reply, asked = self._asked_for(ReturnSerializer)
        comment = asked.get("comment", "")
        return self.respond(states.return_reply(reply, comment=comment, by=request.user))

    @extend_schema(request=PublishSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Any, pk: str) -> Response:
        """Let everyone use it whom it is shared with."""
        reply, asked = self._asked_for(PublishSerializer)
        reason = reason_of(asked.get("override"))
        return self.respond(states.publish(reply, by=request.user, override_reason=reason))

    @extend_schema(request=EmptySerializer)
    @action(detail=True, methods=["post"])
    def archive(self, request: Any, pk: str) -> Response:
        """Take it out of use; its short code is free again."""
        reply, _nothing = self._asked_for(EmptySerializer)
        return self.respond(states.archive(reply, by=request.user))

    @extend_schema(request=RestoreSerializer)
    @action(detail=True, methods=["post"])
    def restore(self, request: Any, pk: str) -> Response:
        """Bring it back from the archive, or make an earlier wording the newest."""
        reply, asked = self._asked_for(RestoreSerializer)
        number = asked.get("revision")
        return self.respond(states.restore(reply, revision=number, by=request.user))

    def _asked_for(self, serializer_class: Any) -> tuple[Reply, dict[str, Any]]:
        reply = self.get_object()
        super().asked_version(reply)  # a verb needs no If-Match, and heeds one
        serializer = serializer_class(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return reply, serializer.validated_data

    # --- Using it ---------------------------------------------------------------------------------

    @extend_schema(request=RenderSerializer, responses=RenderedSerializer)
    @action(detail=True, methods=["post"])
    def render(self, request: Any, pk: str) -> Response:
        """Fill a reply for one customer."""
        reply, asked = self._asked_for(RenderSerializer)
        rendering = render_reply(
            reply,
            user=request.user,
            values=asked.get("values"),
            answers=asked.get("answers"),
            language=asked.get("language"),
            tone=asked.get("tone"),
            strict=asked["strict"],
            base_url=request.build_absolute_uri("/"),
        )
        return Response(_rendered(rendering))

    @extend_schema(request=UseSerializer, responses={201: UsedSerializer})
    @action(detail=True, methods=["post"])
    def uses(self, request: Any, pk: str) -> Response:
        """Say that a reply was used."""
        reply, asked = self._asked_for(UseSerializer)
        chat = ChatName(**asked["chat"]) if asked.get("chat") else None
        use = record_use(
            reply,
            by=request.user,
            chat=chat,
            messages=asked.get("messages", ()),
            edited=asked["edited"],
        )
        hearing.took(asked.get("search"), "reply", reply.pk)
        return Response(UsedSerializer(use).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=UsageSerializer)
    @uses.mapping.get
    def usage(self, request: Any, pk: str) -> Response:
        """How much it is used."""
        return Response(UsageSerializer(usage_of(self.get_object(), request.user)).data)

    @extend_schema(request=FlagSerializer, responses={201: FlaggedSerializer})
    @action(detail=True, methods=["post"])
    def flag(self, request: Any, pk: str) -> Response:
        """Report a text to its owner and the editors."""
        reply, asked = self._asked_for(FlagSerializer)
        flag = flags.flag_reply(reply, by=request.user, **asked)
        return Response(FlaggedSerializer(flag).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=TextFindingsSerializer)
    @action(detail=True)
    def findings(self, request: Any, pk: str) -> Response:
        """What the writing guide finds in it."""
        return Response(findings_of(self.get_object().findings))

    @extend_schema(responses=HistorySerializer(many=True))
    @action(detail=True)
    def history(self, request: Any, pk: str) -> Response:
        """Every state it had, the newest first."""
        reply = self.get_object()
        if not access.may_see_history(request.user, reply):
            raise PermissionDenied("Its history is for editors and its author.")
        page = self.paginate_queryset(access.history_of(reply, request.user))
        overrides = {each.version: each for each in reply.overrides.all()}
        lines = HistorySerializer(page, many=True, context={"overrides": overrides})
        return self.get_paginated_response(lines.data)


class ConstantViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Facts that replies name instead of repeating them."""

    queryset = Constant.objects.none()
    serializer_class = ConstantSerializer
    filterset_class = ConstantFilter
    scope = "replies"
    roles = {"create": "editor", "partial_update": "editor", "destroy": "editor"}
    etag_type = "constant"

    def get_queryset(self) -> Any:
        return Constant.objects.visible_to(self.request.user).for_listing()

    def perform_create(self, serializer: Any) -> None:
        serializer.instance = constants.create_constant(
            by=self.request.user, **serializer.validated_data
        )

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = constants.change_constant(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: Constant, version: int | None) -> None:
        constants.delete_constant(instance, by=self.request.user)


def _fields(serializer: Any) -> dict[str, Any]:
    fields = dict(serializer.validated_data)
    fields["override_reason"] = reason_of(fields.pop("override", None))
    return fields


def _rendered(rendering: Rendering) -> dict[str, Any]:
    text = rendering.text
    return {
        "subject": text.subject,
        "body": text.body,
        "markdown": text.markdown,
        "html": text.html,
        "language": rendering.language,
        "tone": rendering.reply.tone,
        "fallback": rendering.fallback,
        "attachments": [asdict(file) for file in rendering.files],
        "unresolved": text.unresolved,
        "asks": text.asks,
        "guessed": text.guessed,
        "cursor": text.cursor,
    }
