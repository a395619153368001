"""Tokens for chat tools: issue, recognise, revoke."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.models import ApiToken, User
from accounts.scopes import SCOPES
from core import events
from core.exceptions import Invalid

PREFIX = "rb_"
SHOWN = 10
NAME_LENGTH = 80
USE_NOTED_EVERY = timedelta(minutes=10)


@transaction.atomic
def issue_token(
    *,
    user: User,
    name: str,
    scopes: Sequence[str],
    expires_at: datetime | None = None,
    by: User | None = None,
) -> tuple[ApiToken, str]:
    """Make a token that acts as `user`. The secret is answered here and never again.

    Raises Invalid for a scope that does not exist or an end that has passed.
    """
    if unknown := [each for each in scopes if each not in SCOPES]:
        detail = f"There is no scope {', '.join(unknown)}. Known: {', '.join(SCOPES)}."
        raise Invalid({"scopes": [("unknown_scope", detail)]})
    if not 0 < len(name.strip()) <= NAME_LENGTH:
        detail = f"A token's name has 1 to {NAME_LENGTH} characters."
        raise Invalid({"name": [("invalid", detail)]})
    if expires_at is not None and expires_at <= timezone.now():
        raise Invalid({"expires_at": [("in_the_past", "This time has passed.")]})
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name.strip(),
        prefix=secret[:SHOWN],
        digest=digest(secret),
        scope_names=" ".join(each for each in SCOPES if each in scopes),
        expires_at=expires_at,
    )
    events.record("token", token.pk, "created", by=by or user)
    return token, secret


def find_token(secret: str) -> ApiToken | None:
    """The token with this secret, alive or not."""
    wanted = digest(secret)
    token = ApiToken.objects.select_related("user").filter(digest=wanted).first()
    if token is None or not secrets.compare_digest(token.digest, wanted):
        return None
    return token


@transaction.atomic
def rename_token(token: ApiToken, *, name: str, by: User) -> ApiToken:
    """Change what a token is called. What it may do never changes."""
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    locked.name = name
    locked.save(update_fields=["name"])
    events.record("token", locked.pk, "changed", by=by)
    return locked


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> None:
    """End a token now; the next request with it is refused."""
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at"])
        events.record("token", locked.pk, "revoked", by=by)


def note_use(token: ApiToken) -> None:
    """Remember that a token is in use, roughly: at most one write in ten minutes."""
    now = timezone.now()
    if token.last_used_at is not None and now - token.last_used_at < USE_NOTED_EVERY:
        return
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    token.last_used_at = now


def digest(secret: str) -> str:
    """What is stored instead of the secret. 256 random bits need no salt and no slow hash."""
    return sha256(secret.encode()).hexdigest()
