from chats.models import Candidate
from tests.chats.mining import mined, typed
from tests.permissions import Row


def things(cast):
    support = cast.alice.teams.get()
    typed(cast.eva, "Du kan bytte varen i butikken.")
    typed(cast.eva, "Fakturaen sendes den første i måneden.", 4, team=support)
    mined()
    return {
        "anybodys": Candidate.objects.get(said=3),
        "of_team": Candidate.objects.get(said=4),
    }


ONE = "reply-candidates/{anybodys}/"
OF_TEAM = "reply-candidates/{of_team}/"
IGNORE = {"status": "ignored"}

ROWS = [
    #                                                        nobody alice bob eva adam bare
    Row("reply_candidates_list", "GET reply-candidates/", "401 200 200 200 200 403"),
    Row("reply_candidates_retrieve", f"GET {ONE}", "401 200 200 200 200 403"),
    Row("reply_candidates_retrieve", f"GET {OF_TEAM}", "401 200 404 200 200 403"),
    Row("reply_candidates_partial_update", f"PATCH {ONE}", "401 403 403 200 200 403", IGNORE),
    Row("reply_candidates_partial_update", f"PATCH {OF_TEAM}", "401 403 404 200 200 403", IGNORE),
    Row(
        *("reply_candidates_partial_update", f"PATCH {ONE}", "401 403 403 200 200 403"),
        {"status": "created"},
    ),
]
