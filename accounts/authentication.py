"""Who asks the API: a Bearer token, tried first, or the session of a signed-in colleague."""

from typing import Any

from django.utils import timezone
from rest_framework import authentication, exceptions

from accounts import scopes
from accounts.models import ApiToken, User
from accounts.services import tokens
from accounts.services.users import find_user
from core.api.problems import MissingScope
from core.exceptions import NotAllowed

ON_BEHALF_OF = "On-Behalf-Of"


class TokenRefused(exceptions.AuthenticationFailed):
    """A Bearer that does not count. It never falls back to the session."""

    challenge = 'Bearer error="invalid_token"'


class BearerAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer rb_…`, with `On-Behalf-Of` for tokens that may act as others."""

    def authenticate(self, request: Any) -> tuple[User, ApiToken] | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = _usable_token(secret.strip())
        user = _acting_as(request.headers.get(ON_BEHALF_OF), token)
        tokens.note_use(token)
        return user, token

    def authenticate_header(self, request: Any) -> str:
        return 'Bearer realm="replybook"'


class SessionAuthentication(authentication.SessionAuthentication):
    """The pages' own session; whatever writes needs the CSRF token."""

    def authenticate(self, request: Any) -> Any:
        identity = super().authenticate(request)
        if identity is not None and ON_BEHALF_OF in request.headers:
            raise MissingScope([scopes.ACT_AS])
        return identity

    def enforce_csrf(self, request: Any) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as refused:
            raise exceptions.PermissionDenied(str(refused.detail), code="csrf_failed") from None


def _usable_token(secret: str) -> ApiToken:
    token = tokens.find_token(secret) if secret.startswith(tokens.PREFIX) else None
    if token is None:
        raise TokenRefused("There is no such token.", code="invalid_token")
    if token.revoked_at is not None:
        raise TokenRefused("This token was revoked.", code="token_revoked")
    if token.expires_at is not None and token.expires_at <= timezone.now():
        raise TokenRefused("This token has expired.", code="token_expired")
    if not token.user.is_active:
        raise TokenRefused("The owner of this token is inactive.", code="user_inactive")
    return token


def _acting_as(name: str | None, token: ApiToken) -> User:
    """The token's owner, or the one colleague whom `On-Behalf-Of` names."""
    if name is None:
        return token.user
    if scopes.ACT_AS not in scopes.scopes_of(token.user, token):
        raise MissingScope([scopes.ACT_AS])
    try:
        return find_user(name)
    except NotAllowed as refused:
        raise exceptions.PermissionDenied(refused.detail, code=refused.code) from None
