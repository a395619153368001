from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts import roles
from core.flags import Flag, FlagStatus
from core.vocabulary import Sharing
from responses.models.reply import Reply


class ReplyFlagQuerySet(models.QuerySet["ReplyFlag"]):
    def open(self) -> "ReplyFlagQuerySet":
        return self.filter(status=FlagStatus.OPEN)

    def visible_to(self, user: roles.AnyUser) -> "ReplyFlagQuerySet":
        """Editors see those on shared replies, colleagues those on replies of their own."""
        if not roles.is_colleague(user):
            return self.none()
        own = Q(reply__owner=user.pk)
        if roles.can_edit(user):
            return self.filter(own | ~Q(reply__shared_with=Sharing.ME))
        return self.filter(own)


class ReplyFlag(Flag):
    """A colleague reported a reply."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="flags")

    objects = ReplyFlagQuerySet.as_manager()

    class Meta(Flag.Meta):
        pass

    @property
    def accept_url(self) -> str:
        return reverse("responses:flag_accept", args=[self.pk])

    @property
    def dismiss_url(self) -> str:
        return reverse("responses:flag_dismiss", args=[self.pk])

    @property
    def heard_url(self) -> str:
        return reverse("responses:flag_heard", args=[self.pk])
