"""Articles and categories over the API."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotAuthenticated, PermissionDenied, Throttled
from rest_framework.response import Response

from accounts import roles, scopes
from core.api import etags
from core.api.flags import FlaggedSerializer, FlagSerializer
from core.api.parameters import Parameters
from core.api.problems import MissingScope
from core.api.viewsets import (
    BaseViewSet,
    ChangeMixin,
    CreateMixin,
    ListMixin,
    ReadMixin,
    RemoveMixin,
)
from core.exceptions import NotAllowed
from core.origins import is_from_elsewhere
from core.vocabulary import Status
from kb.api.serializers import (
    ArticleSerializer,
    CategorySerializer,
    FeedbackSerializer,
    RevisionSerializer,
    reason_of,
)
from kb.api.verbs import ArticleVerbs
from kb.filters import ArticleFilter, CategoryFilter
from kb.models import Article, Category
from kb.services import articles, categories, flags
from kb.services.feedback import give_feedback
from kb.votes import count_vote
from styleguide.api.held import TextFindingsSerializer, findings_of

PUBLISHES = "articles:publish"
READERS = ("articles:read", "articles:write")


class WordingParameters(Parameters):
    revision = serializers.ChoiceField(
        choices=["newest"],
        required=False,
        help_text="The wording that the next change starts from, for editors and the author.",
    )


class ArticleViewSet(
    ArticleVerbs, CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet
):
    """Articles. Readers get the published wording; a change works on the newest."""

    queryset = Article.objects.none()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    scope = "articles"
    scopes = {"publish": PUBLISHES, "take_back": PUBLISHES, "feedback": READERS, "flag": READERS}
    anonymous = frozenset({"list", "retrieve", "feedback"})
    parameters = {"retrieve": WordingParameters}
    paginated_actions = frozenset({"list", "revisions", "comments"})
    etag_type = "article"
    requires_match = True

    def get_queryset(self) -> Any:
        user = self.request.user
        return Article.objects.visible_to(user).for_reading(user)

    # --- Which wording, and whose -----------------------------------------------------------------

    @property
    def shows_newest(self) -> bool:
        """Lists and a plain GET show what readers get; after a change one sees the result."""
        if self.action == "retrieve":
            return "revision" in self.asked
        return self.action != "list"

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "newest": self.shows_newest}

    def get_object(self) -> Any:
        article = super().get_object()
        asks_for_newest = self.action == "retrieve" and self.shows_newest
        if asks_for_newest or self.action in ("revisions", "comments", "comment"):
            self._history_only(article)
        return article

    def _history_only(self, article: Article) -> None:
        if article.shows_history_to(self.request.user):
            return
        if not roles.is_colleague(self.request.user):
            raise NotAuthenticated
        raise PermissionDenied("Its history is for editors and its author.")

    def etag(self, instance: Article) -> str:
        """The plain GET of an article whose newer wording waits matches no PATCH; visitors, who
        change nothing, are not told that one waits."""
        asks = roles.is_colleague(self.request.user)
        behind = asks and instance.waits and not self.shows_newest
        return etags.entity_tag("article", instance.pk, instance.version, "-p" if behind else "")

    def asked_version(self, instance: Article) -> int | None:
        """Who may not change it hears that first, and nothing of its newest wording."""
        if not instance.is_changeable_by(self.request.user):
            raise NotAllowed(_("Only editors change this now."))
        return super().asked_version(instance)

    # --- Writing ----------------------------------------------------------------------------------

    def perform_create(self, serializer: Any) -> None:
        fields = _fields(serializer)
        fields.pop("major", None)
        fields["override_reason"] = reason_of(fields.pop("override", None))
        if fields.get("status") == Status.PUBLISHED and not self._may_publish():
            raise MissingScope([PUBLISHES])
        serializer.instance = articles.create_article(by=self.request.user, **fields)

    def _may_publish(self) -> bool:
        token = self.request.auth
        return token is None or PUBLISHES in scopes.scopes_of(self.request.user, token)

    def perform_update(self, serializer: Any, version: int | None) -> None:
        fields = _fields(serializer)
        fields.pop("override", None)
        serializer.instance = articles.change_article(
            serializer.instance, by=self.request.user, version=version, **fields
        )

    def perform_destroy(self, instance: Article, version: int | None) -> None:
        articles.delete_article(instance, by=self.request.user, version=version)

    # --- Verbs: kb.api.verbs ----------------------------------------------------------------------

    def asked_for(self, serializer_class: Any) -> tuple[Article, dict[str, Any]]:
        article = self.get_object()
        self.heeded_version(article)
        serializer = serializer_class(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return article, serializer.validated_data

    def heeded_version(self, article: Article) -> int | None:
        """A verb needs no If-Match, and heeds one. Raises Stale."""
        if self.request.headers.get("If-Match") is None:
            return None
        return super().asked_version(article)

    # --- Around it --------------------------------------------------------------------------------

    @extend_schema(responses=RevisionSerializer(many=True))
    @action(detail=True)
    def revisions(self, request: Any, pk: str) -> Response:
        """Every wording it had, the newest first."""
        revisions = self.get_object().revisions.defer("folded", "folded_title")
        page = self.paginate_queryset(revisions.prefetch_related("overrides"))
        return self.get_paginated_response(RevisionSerializer(page, many=True).data)

    @extend_schema(responses=TextFindingsSerializer)
    @action(detail=True)
    def findings(self, request: Any, pk: str) -> Response:
        """What the writing guide finds in the newest wording, for those who may read that."""
        return Response(findings_of(self.get_object().findings_for(request.user)))

    @extend_schema(request=FeedbackSerializer, responses={201: FeedbackSerializer})
    @action(detail=True, methods=["post"])
    def feedback(self, request: Any, pk: str) -> Response:
        """Say whether an article helped."""
        if not request.user.is_authenticated:
            _check_visitor(request)
        serializer = FeedbackSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = give_feedback(self.get_object(), **serializer.validated_data)
        answer = {"helpful": given.helpful, "comment": given.comment}
        return Response(answer, status=status.HTTP_201_CREATED)

    @extend_schema(request=FlagSerializer, responses={201: FlaggedSerializer})
    @action(detail=True, methods=["post"])
    def flag(self, request: Any, pk: str) -> Response:
        """Report a text to its owner and the editors."""
        article, asked = self.asked_for(FlagSerializer)
        flag = flags.flag_article(article, by=request.user, **asked)
        return Response(FlaggedSerializer(flag).data, status=status.HTTP_201_CREATED)


class CategoryViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    """Shelves for articles. Visitors see those that lead to something public."""

    queryset = Category.objects.none()
    serializer_class = CategorySerializer
    filterset_class = CategoryFilter
    scope = "articles"
    anonymous = frozenset({"list", "retrieve"})
    roles = {"create": "editor", "partial_update": "editor", "destroy": "editor"}
    etag_type = "category"

    def get_queryset(self) -> Any:
        return Category.objects.visible_to(self.request.user)

    def perform_create(self, serializer: Any) -> None:
        serializer.instance = categories.create_category(
            by=self.request.user, **serializer.validated_data
        )

    def perform_update(self, serializer: Any, version: int | None) -> None:
        serializer.instance = categories.change_category(
            serializer.instance,
            by=self.request.user,
            version=version,
            **serializer.validated_data,
        )

    def perform_destroy(self, instance: Category, version: int | None) -> None:
        categories.delete_category(instance, by=self.request.user, version=version)


def _fields(serializer: Any) -> dict[str, Any]:
    return dict(serializer.validated_data)


def _check_visitor(request: Any) -> None:
    """A vote without identity comes from our own pages or from no page, and not too often."""
    if is_from_elsewhere(request):
        raise PermissionDenied("Votes are given on our own pages.", code="wrong_origin")
    standing = count_vote(request)
    if not standing.allowed:
        raise Throttled(standing.retry_after)
