"""Ways in which something stops being anybody's business.

Each is a generator: what comes before its `yield` writes the thing and shows it, what comes after
hides it. `asker` says to whom it is hidden.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.services import people
from kb.services import articles, publishing
from responses.models import Reply
from responses.services import replies, states
from styleguide.services import entries
from tests.kb.factories import make_article, make_category, reword
from tests.responses.factories import make_reply, make_shared
from tests.styleguide.factories import make_entry

TITLE = "Zumfolkat ved retur"
BODY = "Send kvastrimp tilbage som returplonk. Gem din kvitterong, så går din retur hurtigt."
TEXT = {"title": TITLE, "body": BODY, "language": "da", "tags": ["Kvastrimp"]}
VISITOR, ALICE = "visitor", "alice"


def an_article_is_made_internal(cast):
    article = make_article(visibility="public", **TEXT)
    yield
    articles.change_article(article, by=cast.eva, version=None, visibility="internal")


def an_article_is_archived(cast):
    """And its category emptied with it."""
    shelf = make_category(f"Zumfolkat {timezone.now()}", language="da")
    article = make_article(visibility="public", category=shelf, **TEXT)
    yield
    publishing.archive(article, by=cast.eva)


def an_article_is_reworded(cast):
    """The thing is still there, and says something else."""
    article = make_article(visibility="public", **TEXT)
    yield
    changed = reword(article, by=cast.eva, title="Andet", body="Noget andet.", tags=[])
    publishing.publish(changed, by=cast.eva)
    articles.change_article(changed, by=cast.eva, version=None, visibility="internal")


def an_article_of_colleagues_is_archived(cast):
    article = make_article(**TEXT)
    yield
    publishing.archive(article, by=cast.eva)


def a_draft_from_a_chat_is_returned(cast):
    article = make_article(by=cast.bob, status="in_review", from_chat=True, **TEXT)
    yield
    publishing.return_to_draft(article, comment="Ikke endnu.", by=cast.eva)


def a_reply_is_archived(cast):
    reply = make_shared(cast.eva, shortcut="zumf", **TEXT)
    yield
    states.archive(reply, by=cast.eva)


def a_reply_is_given_to_another_team(cast):
    reply = make_shared(cast.eva, **TEXT)
    yield
    replies.change_reply(reply, by=cast.eva, shared_with="teams", teams=[cast.billing])


def a_team_is_left(cast):
    reply = make_shared(cast.eva, shared_with="teams", teams=[cast.support], **TEXT)
    yield
    people.change_user(cast.alice, by=cast.adam, teams=[])
    yield
    people.change_user(cast.alice, by=cast.adam, teams=[cast.support])
    states.archive(reply, by=cast.eva)


def a_reply_runs_out(cast):
    """Nothing is saved then: it is the clock that hides it."""
    reply = make_shared(cast.eva, **TEXT)
    yield
    Reply.objects.filter(pk=reply.pk).update(valid_until=timezone.now() - timedelta(seconds=1))


def a_personal_reply_is_removed(cast):
    reply = make_reply(cast.alice, shortcut="zumf", **TEXT)
    yield
    replies.delete_reply(reply, by=cast.alice)


def advice_is_withdrawn(cast):
    entry = make_entry(cast.eva, TITLE, guidance=BODY, language="da")
    yield
    entries.change_entry(entry, by=cast.eva, version=None, status="draft")


WAYS = {
    an_article_is_made_internal: VISITOR,
    an_article_is_reworded: VISITOR,
    an_article_is_archived: VISITOR,
    an_article_of_colleagues_is_archived: ALICE,
    a_draft_from_a_chat_is_returned: ALICE,
    a_reply_is_archived: ALICE,
    a_reply_is_given_to_another_team: ALICE,
    a_team_is_left: ALICE,
    a_reply_runs_out: ALICE,
    a_personal_reply_is_removed: ALICE,
    advice_is_withdrawn: ALICE,
}
