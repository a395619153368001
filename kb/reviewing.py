"""What author and reviewer have before them on the page of an article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts import roles
from core.vocabulary import Status
from kb.models import Article, ReviewComment, Revision
from kb.models.comment import Step
from kb.review_forms import AnswerForm, CommentForm, PlanForm, ReturnForm, review_choices

# What the conversation of a long life begins with is on its history.
MOST_COMMENTS = 50


@dataclass(frozen=True)
class Comparison:
    """What a reviewer wants to see of the newest wording: what is new in it."""

    old: Revision
    against: str  # "published" or "reviewed"


def review_of(article: Article, user: roles.AnyUser) -> dict[str, Any]:
    """For the templates: conversation, forms, the wording to compare with, choices of days."""
    edits, reads = roles.can_edit(user), article.shows_history_to(user)
    in_review = article.status == Status.IN_REVIEW
    own_draft = article.status == Status.DRAFT and article.is_changeable_by(user)
    said = conversation(article) if reads else []
    return {
        "said": said,
        "comment_form": CommentForm() if reads else None,
        "return_form": ReturnForm() if edits and in_review else None,
        "answer_form": AnswerForm() if own_draft and said else None,
        "plan_form": PlanForm(initial={"at": article.publish_at})
        if _may_plan(article, edits)
        else None,
        "review_days": review_choices() if article.is_changeable_by(user) else [],
    }


def conversation(article: Article) -> Sequence[ReviewComment]:
    """The last things that were said, the oldest of them first."""
    said = article.review_comments.select_related("by", "revision")
    said = said.defer("revision__body", "revision__summary", "revision__folded")
    return list(reversed(said.order_by("-at", "-id")[:MOST_COMMENTS]))


def comparison(article: Article, said: Sequence[ReviewComment]) -> Comparison | None:
    """The published wording, or the one that was last sent back; None where nothing is newer."""
    if article.waits:
        assert article.published_revision is not None, "it waits behind that"
        return Comparison(article.published_revision, "published")
    looked_at = [each for each in said if each.step == Step.RETURNED]
    if not looked_at or looked_at[-1].revision_id == article.newest_revision_id:
        return None
    return Comparison(article.revisions.get(pk=looked_at[-1].revision_id), "reviewed")


def _may_plan(article: Article, edits: bool) -> bool:
    unpublished = article.status in (Status.DRAFT, Status.IN_REVIEW)
    return edits and (unpublished or article.waits)
