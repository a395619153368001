"""What is done with an article beside writing it: each verb a POST that answers the article."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response

from kb.api.serializers import (
    ArticleSerializer,
    CommentSerializer,
    EmptySerializer,
    InLineSerializer,
    PublishSerializer,
    RestoreSerializer,
    ReturnSerializer,
    StillRightSerializer,
    SubmitSerializer,
    reason_of,
)
from kb.services import plans, publishing, reviews, translations


class ArticleVerbs:
    """For a viewset of articles."""

    @extend_schema(request=SubmitSerializer)
    @action(detail=True, methods=["post"])
    def submit(self: Any, request: Any, pk: str) -> Response:
        """Ask editors to look at a draft."""
        article, asked = self.asked_for(SubmitSerializer)
        return self.respond(publishing.submit(article, by=request.user, **asked))

    @extend_schema(request=ReturnSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def return_to_draft(self: Any, request: Any, pk: str) -> Response:
        """Send a draft back to its author with a comment."""
        article, asked = self.asked_for(ReturnSerializer)
        comment = asked.get("comment", "")
        return self.respond(publishing.return_to_draft(article, comment=comment, by=request.user))

    @extend_schema(request=PublishSerializer)
    @action(detail=True, methods=["post"])
    def publish(self: Any, request: Any, pk: str) -> Response:
        """Show readers the newest wording, or the one of a number; now, or from a time on."""
        article, asked = self.asked_for(PublishSerializer)
        published = publishing.publish(
            article,
            revision=asked.get("revision"),
            at=asked.get("at"),
            override_reason=reason_of(asked.get("override")),
            by=request.user,
        )
        return self.respond(published)

    @extend_schema(request=None, responses={200: ArticleSerializer})
    @publish.mapping.delete
    def take_back(self: Any, request: Any, pk: str) -> Response:
        """Publish nothing by itself any more."""
        article = self.get_object()
        version = self.heeded_version(article)
        return self.respond(plans.take_back(article, by=request.user, version=version))

    @extend_schema(request=EmptySerializer)
    @action(detail=True, methods=["post"])
    def archive(self: Any, request: Any, pk: str) -> Response:
        """Take it from readers; kept for editors."""
        article, _nothing = self.asked_for(EmptySerializer)
        return self.respond(publishing.archive(article, by=request.user))

    @extend_schema(request=RestoreSerializer)
    @action(detail=True, methods=["post"])
    def restore(self: Any, request: Any, pk: str) -> Response:
        """Bring it back from the archive, or make an earlier wording the newest."""
        article, asked = self.asked_for(RestoreSerializer)
        if number := asked.get("revision"):
            restored = publishing.restore_revision(article, revision=number, by=request.user)
        else:
            restored = publishing.restore(article, by=request.user)
        return self.respond(restored)

    @extend_schema(request=StillRightSerializer)
    @action(detail=True, methods=["post"], url_path="still-right")
    def still_right(self: Any, request: Any, pk: str) -> Response:
        """Say that somebody has read it and found it right; moves `review_due` on."""
        article, asked = self.asked_for(StillRightSerializer)
        return self.respond(reviews.still_right(article, by=request.user, **asked))

    @extend_schema(request=InLineSerializer)
    @action(detail=True, methods=["post"], url_path="in-line")
    def in_line(self: Any, request: Any, pk: str) -> Response:
        """Say that a translation says the same as its source again, without a change."""
        article, asked = self.asked_for(InLineSerializer)
        seen = asked.get("revision")
        return self.respond(translations.nothing_to_change(article, by=request.user, seen=seen))

    @extend_schema(responses=CommentSerializer(many=True))
    @action(detail=True)
    def comments(self: Any, request: Any, pk: str) -> Response:
        """What its author and reviewers said to each other, the first first."""
        said = self.get_object().review_comments.select_related("revision")
        said = said.defer("revision__body", "revision__folded", "revision__folded_title")
        page = self.paginate_queryset(said)
        return self.get_paginated_response(CommentSerializer(page, many=True).data)

    @extend_schema(request=CommentSerializer, responses={201: CommentSerializer})
    @comments.mapping.post
    def comment(self: Any, request: Any, pk: str) -> Response:
        """Say something about the newest wording."""
        article, asked = self.asked_for(CommentSerializer)
        said = reviews.comment(article, by=request.user, **asked)
        return Response(CommentSerializer(said).data, status=status.HTTP_201_CREATED)
