"""Files: the bytes, stored once per content, and the uploads that name them."""

from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from attachments.referrers import visible_referrers

NAME_LENGTH = 150


class Blob(models.Model):
    """Bytes in the store. Written and synced before this row is; never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    # Where the store keeps it. Of one row alone, so that removing a row never takes the bytes
    # that somebody uploads again at that moment.
    stored_as = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachments_blob_not_empty")
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    def open(self) -> Any:
        """The bytes, to be read. Raises FileNotFoundError if the store has lost them."""
        return storages["attachments"].open(self.stored_as)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: roles.AnyUser) -> "AttachmentQuerySet":
        """Files of whatever the user sees, and one's own that nothing refers to yet."""
        seen = Q(pk__in=[])
        for referrer in visible_referrers:
            seen |= Q(pk__in=referrer.visible(user).order_by().values("attachment"))
        if roles.is_colleague(user):
            seen |= Q(uploader=user, pk__in=self.model.objects.unreferenced().values("pk"))
        return self.filter(seen)

    def unreferenced(self) -> "AttachmentQuerySet":
        """Files that nothing refers to, seen or not."""
        found = self
        for referrer in visible_referrers:
            found = found.exclude(pk__in=referrer.links.objects.order_by().values("attachment"))
        return found

    def for_listing(self) -> "AttachmentQuerySet":
        return self.select_related("blob")


class Attachment(models.Model):
    """One upload under the name that customers see. Rows are written by the services alone."""

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=NAME_LENGTH)
    content_type = models.CharField(max_length=100)
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    # Since when nothing refers to it, where nothing does: the clean-up waits from then on.
    unused_since = models.DateTimeField(default=timezone.now, db_index=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def size(self) -> int:
        return self.blob.size

    @property
    def sha256(self) -> str:
        return self.blob.sha256

    @property
    def url(self) -> str:
        """Where its bytes are, for whoever may see it."""
        return reverse("attachment-content", args=[self.pk])

    def is_changeable_by(self, user: roles.AnyUser) -> bool:
        """Editors; whoever uploaded it while nothing refers to it. Asked of who sees it."""
        if roles.can_edit(user):
            return True
        own = roles.is_colleague(user) and self.uploader_id == user.pk
        return own and Attachment.objects.unreferenced().filter(pk=self.pk).exists()


class AttachmentLink(models.Model):
    """Base of the tables that refer to files, in order. `referrer` names the other end.

    A file that is referred to cannot be deleted: the database refuses it.
    """

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]

    @property
    def referrer(self) -> Any:
        raise NotImplementedError

    @property
    def referrer_id(self) -> int:
        raise NotImplementedError
