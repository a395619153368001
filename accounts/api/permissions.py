"""May this request do this action? What a viewset declares meets who asks."""

from typing import Any

from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission

from accounts import roles, scopes
from accounts.authentication import ON_BEHALF_OF
from core.api.problems import MissingScope


class HasScope(BasePermission):
    """Identity, scope and role, in this order. Objects are narrowed by `visible_to` instead."""

    def has_permission(self, request: Any, view: Any) -> bool:
        user = request.user
        if not roles.is_colleague(user):
            if view.action in view.anonymous and ON_BEHALF_OF not in request.headers:
                return True
            raise NotAuthenticated("Send a token as “Authorization: Bearer rb_…”.")
        needed = view.needed_scopes()
        held = scopes.scopes_of(user, request.auth)
        if needed and request.auth is not None and not set(needed) & set(held):
            raise MissingScope(needed)
        least = view.roles.get(view.action, "agent")
        if not scopes.has_role(user, least):
            raise PermissionDenied(f"This takes the role {least}.", code="not_allowed")
        return True
