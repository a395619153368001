from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models.user import Role


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Admins see all, others their own."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self if user.role == Role.ADMIN else self.filter(user=user)

    def standing(self):
        """Not revoked; whether expired or not."""
        return self.filter(revoked_at=None).select_related("user")

    def alive(self):
        """Neither revoked nor expired, of an owner who may still sign in."""
        return self.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()),
            revoked_at__isnull=True,
            user__is_active=True,
        )


class ApiToken(models.Model):
    """A key for a chat tool. The secret is shown once; only its SHA-256 is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scope_names = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"

    @property
    def scopes(self) -> tuple[str, ...]:
        return tuple(self.scope_names.split())

    @property
    def is_over(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()
