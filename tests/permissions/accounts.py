from core.models import Tag
from tests.api import make_token
from tests.factories import make_team
from tests.permissions import Row


def things(cast):
    return {
        "support": cast.alice.teams.get(),
        "spare": make_team(name="Spare"),
        "tag": Tag.objects.named(["retur"])[0],
        "alices_token": make_token(cast.alice)[0],
        "adams_token": make_token(cast.adam)[0],
    }


ROWS = [
    #                                                         nobody alice bob eva adam bare
    Row("me_retrieve", "GET me/", "401 200 200 200 200 200"),
    Row("tags_list", "GET tags/", "401 200 200 200 200 200"),
    Row("tags_retrieve", "GET tags/{tag}/", "401 200 200 200 200 200"),
    Row("tags_partial_update", "PATCH tags/{tag}/", "401 403 403 200 200 403", {"name": "x"}),
    Row("tags_destroy", "DELETE tags/{tag}/", "401 403 403 204 204 403"),
    Row("teams_list", "GET teams/", "401 200 200 200 200 200"),
    Row("teams_create", "POST teams/", "401 403 403 403 201 403", {"name": "x"}),
    Row("teams_retrieve", "GET teams/{support}/", "401 200 200 200 200 200"),
    Row("teams_partial_update", "PATCH teams/{spare}/", "401 403 403 403 200 403", {"name": "x"}),
    Row("teams_destroy", "DELETE teams/{spare}/", "401 403 403 403 204 403"),
    Row("teams_destroy", "DELETE teams/{support}/", "401 403 403 403 409 403"),
    Row("tokens_list", "GET tokens/", "401 403 403 403 200 403"),
    Row("tokens_create", "POST tokens/", "401 403 403 403 201 403", {"scopes": []}),
    Row("tokens_retrieve", "GET tokens/{alices_token}/", "401 403 403 403 200 403"),
    Row("tokens_partial_update", "PATCH tokens/{adams_token}/", "401 403 403 403 200 403", {}),
    Row("tokens_destroy", "DELETE tokens/{alices_token}/", "401 403 403 403 204 403"),
]
