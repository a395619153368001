"""Saying that a text due for review is still right."""

from django.utils import timezone

from accounts.models import User
from kb.models import Article
from kb.services.reviews import AGAIN_IN, still_right
from responses.models import Reply
from responses.services.replies import change_reply


def keep_as_it_is(text: Article | Reply, *, by: User) -> None:
    """Look at it again in half a year. Raises NotAllowed, Invalid."""
    if isinstance(text, Article):
        still_right(text, by=by)
    else:
        change_reply(text, by=by, review_due=timezone.localdate() + AGAIN_IN)
