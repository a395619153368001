"""Who may issue which token for whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from accounts import scopes as known
from accounts.models import ApiToken, User
from accounts.services import tokens
from accounts.services.users import find_user
from core.exceptions import Invalid, NotAllowed

LONGEST = timedelta(seconds=900)


def issue_for(
    *,
    scopes: Sequence[str],
    by: User,
    with_token: ApiToken | None,
    user: str | None = None,
    name: str | None = None,
    expires_at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """Issue a token on the word of an admin: signed in, or through a token.

    A signed-in admin issues any token for anybody. A token with `admin` issues them for its
    owner; for anybody else, or without `admin`, it takes `act_as`, and what it gives is a part
    of its own scopes, never act_as or admin, for at most 900 seconds.

    Raises NotAllowed (`insufficient_scope`, `unknown_user`) or Invalid.
    """
    owner = find_user(user) if user else by
    if with_token is not None:
        own = known.scopes_of(by, with_token)
        if known.ACT_AS in own and (user or known.ADMIN not in own):
            expires_at = _short(expires_at)
            _check_part(scopes, own)
        elif owner != by:
            raise NotAllowed(
                "A token for somebody else takes the scope act_as.", code="insufficient_scope"
            )
    return tokens.issue_token(
        user=owner, name=name or owner.username, scopes=scopes, expires_at=expires_at, by=by
    )


def _short(expires_at: datetime | None) -> datetime:
    latest = timezone.now() + LONGEST
    if expires_at is None:
        return latest
    if expires_at > latest:
        raise Invalid({"expires_in": [("max_value", "At most 900 seconds.")]})
    return min(expires_at, latest)


def _check_part(scopes: Sequence[str], own: Sequence[str]) -> None:
    never = {known.ACT_AS, known.ADMIN}
    if beyond := [each for each in scopes if each not in own or each in never]:
        raise NotAllowed(
            f"This token cannot hand on {', '.join(beyond)}.", code="insufficient_scope"
        )
