"""Chats over the API, and what is made of them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts import scopes
from chats.api.faults import FaultSerializer, ReportSerializer, answer_to_report
from chats.api.forgetting import ForgetSerializer, ForgottenSerializer, as_shown
from chats.api.serializers import (
    ChatSerializer,
    MadeSerializer,
    PreviewSerializer,
    PromoteSerializer,
    WholeChatSerializer,
)
from chats.filters import ChatFilter
from chats.models import Chat, Promotion, Target
from chats.services import chats
from chats.services.faults import report_fault
from chats.services.forgetting import forget_customer, traces_of
from chats.services.previews import preview
from chats.services.promotion import Wish, promote
from core.api.problems import MissingScope
from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)
from kb.api.serializers import ArticleSerializer
from kb.models import Article
from responses.api.serializers import ReplySerializer
from responses.models import Reply

CHANGES_ARTICLES = "articles:write"


class ChatViewSet(ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Transcripts. A chat tool posts a chat as often as it likes: it is one chat."""

    queryset = Chat.objects.none()
    serializer_class = WholeChatSerializer
    filterset_class = ChatFilter
    scope = "chats"
    roles = {"forget": "editor"}
    etag_type = "chat"

    def get_queryset(self) -> Any:
        seen = Chat.objects.visible_to(self.request.user)
        return seen.for_listing() if self.action == "list" else seen.for_reading()

    def get_serializer_class(self) -> Any:
        return ChatSerializer if self.action == "list" else WholeChatSerializer

    @extend_schema(responses={200: WholeChatSerializer, 201: WholeChatSerializer})
    def create(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Hand a chat over; the same source and external id again replaces its messages."""
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        chat, created = chats.hand_over(by=request.user, **serializer.validated_data)
        response = self.respond(chat, status.HTTP_201_CREATED if created else status.HTTP_200_OK)
        response["Location"] = f"{request.path}{chat.pk}/"
        return response

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = chats.change_chat(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: Chat, version: int | None) -> None:
        chats.delete_chat(instance, by=self.request.user, version=version)

    # --- Deletion on request ----------------------------------------------------------------------

    @extend_schema(request=ForgetSerializer, responses=ForgottenSerializer)
    @action(detail=False, methods=["post"])
    def forget(self, request: Any) -> Response:
        """What is kept of a customer; the texts of the `chats` that are named are deleted."""
        asked = ForgetSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        traces = traces_of(asked.customer, by=request.user)
        chosen, deleted = asked.validated_data.get("chats"), 0
        if chosen is not None:
            deleted = forget_customer(asked.customer, chosen, by=request.user)
        return Response(as_shown(traces, deleted))

    # --- Faults -----------------------------------------------------------------------------------

    @extend_schema(request=ReportSerializer, responses={200: FaultSerializer, 201: FaultSerializer})
    @action(detail=True, methods=["post"])
    def faults(self, request: Any, pk: str) -> Response:
        """Report a product fault that came up; 200 where this chat has told of it already."""
        chat = self.get_object()
        serializer = ReportSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        fault, is_new = report_fault(chat, by=request.user, **serializer.validated_data)
        return answer_to_report(self, fault, is_new)

    # --- Promotion --------------------------------------------------------------------------------

    @extend_schema(responses=PreviewSerializer)
    @action(detail=True)
    def promotion(self, request: Any, pk: str) -> Response:
        """Articles that answer it, a draft, and what is taken out of it. Makes nothing."""
        shown = preview(self.get_object(), by=request.user)
        return Response(PreviewSerializer(shown).data)

    @extend_schema(request=PromoteSerializer, responses={200: MadeSerializer, 201: MadeSerializer})
    @promotion.mapping.post
    def promote(self, request: Any, pk: str) -> Response:
        """Make an article, a link, more text or a reply of it: once; then the first answers."""
        chat = self.get_object()
        serializer = PromoteSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        wish = _wish(dict(serializer.validated_data))
        if wish.target == Target.REVISION:
            self._check_scope(CHANGES_ARTICLES)
        promotion, created = promote(chat, wish, by=request.user)
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        return Response(self._made(promotion), status=code)

    def _check_scope(self, scope: str) -> None:
        token = self.request.auth
        if token is not None and scope not in scopes.scopes_of(self.request.user, token):
            raise MissingScope([scope])

    def _made(self, promotion: Promotion) -> dict[str, Any]:
        """The thing as its own endpoint shows it; null where the asker may not see it."""
        user, context = self.request.user, {"request": self.request, "newest": True}
        if promotion.reply_id is not None:
            reply = Reply.objects.visible_to(user).for_reading(user).filter(pk=promotion.reply_id)
            return {"reply": _shown(ReplySerializer, reply.first(), context)}
        article = Article.objects.visible_to(user).for_reading(user)
        found = article.filter(pk=promotion.article_id).first()
        return {"article": _shown(ArticleSerializer, found, context)}


def _shown(serializer: Any, row: Any, context: dict[str, Any]) -> Any:
    return serializer(row, context=context).data if row is not None else None


def _wish(asked: dict[str, Any]) -> Wish:
    keep = [(each["id"], each["reason"]) for each in asked.pop("keep", [])]
    add = [(each["text"], each["kind"]) for each in asked.pop("add", [])]
    return Wish(keep=keep, add=add, **asked)
