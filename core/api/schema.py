"""What drf-spectacular cannot see by itself: parameters, ETags, scopes, problems."""

from drf_spectacular.openapi import AutoSchema


class Schema(AutoSchema):
    pass
