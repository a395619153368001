"""What is offered in a conversation, and to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.models import LearnedModel
from responses.services import learning
from responses.services.states import archive
from tests.factories import make_user
from tests.kb.factories import make_article
from tests.responses.asking import ids, said, suggested, use
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db

PARCEL = "Where is my parcel? The tracking has not moved since Monday"
RETURN = "I would like to return a jacket that is too small"
OPENING_HOURS = "Are you open on Sunday afternoon in the Bergen store?"


@pytest.fixture
def tracking(eva):
    return make_shared(
        eva,
        title="Parcel is delayed",
        when_to_use="The tracking has not moved for days.",
        body="The parcel waits at the terminal for the next lorry.",
    )


@pytest.fixture
def returning(eva):
    return make_shared(
        eva,
        title="How to return an item",
        when_to_use="The customer wants to send something back, for instance a jacket.",
        body="Print the label and hand it in at a parcel shop.",
    )


# --- The first day --------------------------------------------------------------------------------


def test_first_day_goes_by_words_and_says_which(alice, tracking, returning):
    answer = suggested(alice, PARCEL)

    assert answer.keys() == {"language", "tone", "stage", "replies", "articles"}
    first = answer["replies"][0]
    assert first.keys() == {
        *("id", "title", "language", "tone", "stage", "score", "reasons", "why"),
    }
    assert (first["id"], first["reasons"]) == (tracking.pk, ["words", "matter"])
    assert "tracking" in first["why"]
    assert 0 < first["score"] <= 1
    assert ids(suggested(alice, RETURN))[0] == returning.pk


def test_nothing_is_offered_where_nothing_fits(alice, tracking, returning):
    for text in (OPENING_HOURS, "What is the capital of France?", "asdf qwer", "Bare glem det"):
        answer = suggested(alice, text)

        assert (answer["replies"], answer["articles"]) == ([], []), text


def test_articles_are_offered_beside_replies(alice, eva, tracking):
    article = make_article(
        "Tracking does not move", by=eva, body="Wait until Monday.", language="en"
    )

    answer = suggested(alice, PARCEL)

    assert [row["id"] for row in answer["articles"]] == [article.pk]
    assert answer["articles"][0]["url"] == article.get_absolute_url()


def test_limit_is_how_many(alice, eva):
    for _ in range(4):
        make_shared(eva, title="Parcel tracking", body="It has not moved.")

    assert len(ids(suggested(alice, PARCEL, limit=2))) == 2
    assert len(ids(suggested(alice, PARCEL))) == 4


# --- Uses -----------------------------------------------------------------------------------------


def test_one_use_is_learned_at_once(alice, eva, tracking):
    store = make_shared(eva, title="Visit us", body="See the list.")
    assert ids(suggested(alice, OPENING_HOURS)) == []

    use(store, alice, OPENING_HOURS)

    row = suggested(alice, "Is the Bergen store open on Sunday?")["replies"][0]
    assert (row["id"], row["reasons"]) == (store.pk, ["similar_chats"])
    assert row["why"] == "Sent in 1 chat like this one."
    assert ids(suggested(alice, "My bicycle pump lost its rubber valve yesterday")) == []


def test_what_was_said_before_decides(alice, eva):
    ask, label = make_shared(eva, title="A", body="A?"), make_shared(eva, title="B", body="B.")
    use(ask, alice, RETURN)
    use(label, alice, RETURN, "agent: What is your order number?", "It is 4711")

    later = (RETURN, "agent: What is your order number?", "It is 8080")
    assert ids(suggested(alice, RETURN))[0] == ask.pk
    assert ids(suggested(alice, *later))[0] == label.pk


def test_uses_of_a_handed_over_chat_are_learned(alice, eva):
    from tests.api import caller

    store = make_shared(eva, title="Visit us", body="See the list.")
    lines = [*said(OPENING_HOURS), {"author": "agent", "text": "See!", "reply": store.pk}]
    chat = {"source": "x", "external_id": "1", "messages": lines}

    assert caller(alice).post("/api/v1/chats/", chat, format="json").status_code == 201
    assert ids(suggested(alice, OPENING_HOURS)) == [store.pk]


def test_each_team_gets_what_it_says_itself(alice, bob, eva, support, billing):
    ours, theirs = make_shared(eva, title="A", body="A."), make_shared(eva, title="B", body="B.")
    use(ours, alice, OPENING_HOURS, times=2)
    use(theirs, bob, OPENING_HOURS, times=2)

    assert ids(suggested(alice, OPENING_HOURS)) == [ours.pk, theirs.pk]
    assert ids(suggested(bob, OPENING_HOURS)) == [theirs.pk, ours.pk]
    assert ids(suggested(eva, OPENING_HOURS, team=billing.pk))[0] == theirs.pk


# --- The job --------------------------------------------------------------------------------------


def learn_many(alice, *replies):
    for number in range(20):
        for reply, word in zip(replies, ("tent", "boots", "lamp"), strict=False):
            use(reply, alice, f"My {word} number {number} is broken", "agent: Since when?", "May")


def test_the_job_learns_a_model_that_answers(alice, eva, django_assert_num_queries):
    tent, boots = make_shared(eva, title="A", body="A."), make_shared(eva, title="B", body="B.")
    learn_many(alice, tent, boots)

    assert learning.learn() == "learned from 40 uses of all teams"

    assert learning.learn() == ""  # nothing new
    asked = ("The boots are broken", "agent: Since when?", "Since Easter")
    assert ids(suggested(alice, *asked))[0] == boots.pk
    assert LearnedModel.objects.get().lessons == 40


def test_a_team_with_enough_uses_has_a_model_of_its_own(alice, bob, eva, support, monkeypatch):
    monkeypatch.setattr(learning, "FEWEST_FOR_TEAM", 30)
    tent, boots = make_shared(eva, title="A", body="A."), make_shared(eva, title="B", body="B.")
    learn_many(alice, tent, boots)
    learn_many(bob, boots)

    assert learning.learn() == "learned from 60 uses of all teams, learned from 40 uses of Support"

    assert learning.model([support.pk]) is not learning.model([])
    assert learning.model([support.pk + 1]) is learning.model([])
    asked = ("My tent is broken", "agent: Since when?", "May")
    assert ids(suggested(alice, *asked))[0] == tent.pk
    assert ids(suggested(bob, *asked))[0] == boots.pk


def test_a_model_that_cannot_be_read_is_not_used(alice, eva, caplog):
    tent, boots = make_shared(eva, title="A", body="A."), make_shared(eva, title="B", body="B.")
    learn_many(alice, tent, boots)
    learning.learn()
    LearnedModel.objects.update(content=b"broken", made_at=timezone.now())

    asked = ("The boots are broken", "agent: Since when?", "Since Easter")
    assert ids(suggested(alice, *asked))[0] == boots.pk
    assert "cannot be read" in caplog.text


def test_other_features_are_no_lessons(alice, eva, settings):
    store = make_shared(eva, title="Visit us", body="See the list.")
    use(store, alice, OPENING_HOURS)

    settings.SECRET_KEY = "another"

    assert ids(suggested(alice, OPENING_HOURS)) == []


# --- Whose ----------------------------------------------------------------------------------------


def test_what_the_asker_may_not_send_is_never_offered(alice, bob, eva, support, billing):
    mate = make_user(teams=[support])
    personal = make_reply(mate, title="Parcel tracking", body="It has not moved.")
    team = make_shared(eva, title="Tracking moved", shared_with="teams", teams=[billing])
    draft = make_shared(eva, title="Tracking has not moved since", status="draft")
    now = timezone.now()
    over = make_shared(eva, title="Parcel since Monday", valid_until=now - timedelta(hours=1))
    later = make_shared(eva, title="Parcel, Monday", valid_from=now + timedelta(hours=1))
    gone = make_shared(eva, title="Parcel tracking Monday")
    for reply in (personal, team, draft, over, later, gone):
        use(reply, mate, PARCEL, times=6)
    archive(gone, by=eva)
    learning.learn()

    assert ids(suggested(alice, PARCEL)) == []
    assert ids(suggested(mate, PARCEL)) == [personal.pk]
    assert ids(suggested(bob, PARCEL)) == [team.pk]


def test_personal_replies_of_others_take_nobodys_place(alice, eva, support):
    mate = make_user(teams=[support])
    shared = make_shared(eva, title="A", body="A.")
    use(shared, alice, PARCEL)
    before = suggested(alice, PARCEL)["replies"]

    use(make_reply(mate, title="B", body="B."), mate, PARCEL, times=50)

    after = suggested(alice, PARCEL)["replies"]
    assert [row["id"] for row in after] == [row["id"] for row in before] == [shared.pk]
    assert after[0]["score"] > 0.9 * before[0]["score"]


def test_where_the_answer_was_archived_the_next_best_is_not_offered(alice, eva):
    right, wrong = make_shared(eva, title="A", body="A."), make_shared(eva, title="B", body="B.")
    use(right, alice, PARCEL, times=9)
    use(wrong, alice, PARCEL)

    archive(right, by=eva)

    assert ids(suggested(alice, PARCEL)) == []


def test_a_reply_of_this_chat_is_marked_and_stands_further_back(alice, eva, tracking):
    from responses.services.uses import ChatName, record_use

    other = make_shared(eva, title="Tracking", body="The parcel has not moved since Monday.")
    record_use(tracking, by=alice, chat=ChatName("livechat", "7"))

    chat = {"source": "livechat", "external_id": "7"}
    rows = suggested(alice, PARCEL, chat=chat)["replies"]

    assert {row["id"]: "sent_before" in row["reasons"] for row in rows} == {
        other.pk: False,
        tracking.pk: True,
    }
    assert rows[0]["id"] == other.pk


def test_a_group_is_one_row(alice, eva, tracking):
    make_variant(tracking, eva, "en", tone="informal", title="Parcel is late", body="Tracking")

    assert len(ids(suggested(alice, PARCEL))) == 1
