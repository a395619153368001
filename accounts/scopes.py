"""What a token may be issued for."""

from collections.abc import Collection

from accounts.models import ApiToken, Role, User

ACT_AS = "act_as"
ADMIN = "admin"
SCOPES = (
    "search:read",
    "replies:read",
    "replies:write",
    "articles:read",
    "articles:write",
    "articles:publish",
    "style:read",
    "style:write",
    "chats:read",
    "chats:write",
    ACT_AS,
    ADMIN,
)
# Below this role a scope may be issued and does nothing.
_LEAST_ROLE = {
    "articles:publish": Role.EDITOR,
    "style:write": Role.EDITOR,
    ACT_AS: Role.ADMIN,
    ADMIN: Role.ADMIN,
}
_RANKS = {Role.AGENT: 0, Role.EDITOR: 1, Role.ADMIN: 2}


def has_role(user: User, least: str) -> bool:
    """Whether the user's role is this one or more."""
    return _RANKS[Role(user.role)] >= _RANKS[Role(least)]


def scopes_of(user: User, token: ApiToken | None) -> tuple[str, ...]:
    """What this user may do now: all that the role allows, or the part a token was given.

    With `On-Behalf-Of` the user is not the token's owner; neither role is exceeded.
    """
    given: Collection[str] = SCOPES if token is None else token.scopes
    people = {user} if token is None else {user, token.user}
    return tuple(
        scope
        for scope in SCOPES
        if scope in given
        and all(has_role(each, _LEAST_ROLE.get(scope, Role.AGENT)) for each in people)
    )


def may_read(user: User, token: ApiToken | None, prefix: str) -> bool:
    """Whether search may show this kind of content: `replies`, `articles`, `style`."""
    return f"{prefix}:read" in scopes_of(user, token)
