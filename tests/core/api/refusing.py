"""Addresses that fail in every way a service can, for tests of the answers."""

from django.urls import path
from rest_framework.permissions import AllowAny

from core.api.viewsets import BaseViewSet
from core.exceptions import Conflict, InUse, Invalid, NotAllowed, Stale

REFUSALS = {
    "not-allowed": NotAllowed("Not yours."),
    "conflict": Conflict("Published already.", code="published"),
    "in-use": InUse("In use.", by=[{"type": "reply", "id": 7, "title": "Returns"}]),
    "invalid": Invalid({"rules/0/kind": [("unknown", "No such kind.")], "": [("odd", "Odd.")]}),
    "stale": Stale({"id": 7}),
}


class RefusingViewSet(BaseViewSet):
    permission_classes = [AllowAny]
    schema = None

    def refuse(self, request, name):
        raise REFUSALS[name]

    def fail(self, request):
        return 1 / 0

    def reread(self, instance):
        return instance

    def represent(self, instance):
        return instance

    def match_tag(self, instance):
        return f'"thing-{instance["id"]}-3"'


urlpatterns = [
    path("api/refuse/<name>/", RefusingViewSet.as_view({"post": "refuse"})),
    path("api/fail/", RefusingViewSet.as_view({"get": "fail"})),
]
