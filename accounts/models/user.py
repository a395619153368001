from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models.team import Team
from core.text import fold


class Role(models.TextChoices):
    AGENT = "agent", _("Agent")
    EDITOR = "editor", _("Editor")
    ADMIN = "admin", _("Admin")


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Admins look after everybody; others are shown by name alone, beside what they wrote."""
        may = user.is_authenticated and user.is_active and user.role == Role.ADMIN
        return self if may else self.none()

    def active(self):
        return self.filter(is_active=True)

    def called(self, name):
        """Users with this username or e-mail, in any case."""
        if not name.strip():  # many have no e-mail
            return self.none()
        return self.filter(models.Q(folded=fold(name)) | models.Q(email__iexact=name.strip()))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, username):
        return self.get(folded=fold(username))

    def create_user(self, username, password=None, **fields):
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in or lends a token to a chat tool."""

    username = models.CharField(
        _("user name"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    folded = models.CharField(max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.AGENT)
    language = models.CharField(_("language"), max_length=12, default="en")
    teams = models.ManyToManyField(Team, related_name="members", blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["folded", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="accounts_user_role_known"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, **kwargs):
        self.folded = fold(self.username)
        super().save(**kwargs)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """Read once per request: a changed membership holds from the next one."""
        memberships = User.teams.through.objects.filter(user_id=self.pk)
        return frozenset(memberships.values_list("team_id", flat=True))
