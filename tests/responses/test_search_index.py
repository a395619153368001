"""Which replies can be found, by whom, and what a hit says of them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from core.models import Tag
from core.services.tags import rename_tag
from responses.search import ReplyIndex
from responses.services.replies import change_reply, delete_reply
from responses.services.states import archive, publish
from responses.services.uses import record_use
from search import finder
from tests.responses.factories import make_reply, make_shared, make_variant

INDEX = ReplyIndex()


@pytest.mark.django_db
class TestIndex:
    def test_documents_are_published_replies_with_who_may_find_them(self, alice, eva, support):
        staff = make_shared(
            eva,
            title="Returns",
            shortcut="retur",
            body="Body",
            tags=["Køb"],
            channels=["email"],
            stage="hold",
            language="da",
        )
        team = make_shared(eva, shared_with="teams", teams=[support])
        own = make_reply(alice)
        make_reply(alice, status="draft")
        make_shared(eva, status="draft")

        found = {document.id: document for document in INDEX.documents()}

        assert {number: set(each.labels) for number, each in found.items()} == {
            staff.pk: {"staff"},
            team.pk: {f"team:{support.pk}"},
            own.pk: {f"user:{alice.pk}"},
        }
        document = found[staff.pk]
        assert (document.title, document.shortcut, document.language) == ("Returns", "retur", "da")
        assert document.body == "Body\nKøb"
        assert document.facets == {
            ("tag", "Køb"),
            ("channel", "email"),
            ("stage", "hold"),
            ("tone", "neutral"),
        }
        assert document.group == f"reply:{staff.group_id}"
        assert ("channel", "sms") in found[team.pk].facets
        assert ("team", str(support.pk)) in found[team.pk].facets

    def test_asked_for_some_it_gives_those(self, eva):
        first, _second = make_shared(eva), make_shared(eva)
        draft = make_shared(eva, status="draft")

        assert [each.id for each in INDEX.documents([first.pk, draft.pk, 4711])] == [first.pk]

    def test_dates_count_when_somebody_asks(self, alice, eva):
        now, day = timezone.now(), timedelta(days=1)
        always = make_shared(eva)
        begun = make_shared(eva, valid_from=now - day, valid_until=now + day)
        make_shared(eva, valid_from=now + day)
        make_shared(eva, valid_until=now - day)

        assert set(INDEX.visible_to(alice)) == {always, begun}
        assert not INDEX.visible_to(AnonymousUser()).exists()

    @pytest.mark.parametrize("count", [1, 3])
    def test_rows_cost_as_much_for_three_as_for_one(
        self, alice, eva, count, django_assert_num_queries
    ):
        replies = [make_shared(eva, tags=["a"], channels=["chat"]) for _ in range(count)]
        alice.team_ids  # noqa: B018 (read once per request, elsewhere)

        with django_assert_num_queries(2):
            rows = INDEX.rows(alice, [reply.pk for reply in replies])

        assert len(rows) == count

    def test_row_says_what_the_api_shows(self, alice, eva):
        reply = make_shared(eva, kind="predefined", subject="S", body="B", when_to_use="W")
        variant = make_variant(reply, eva, "da")
        make_variant(reply, eva, "nb", status="draft")

        row = INDEX.rows(alice, [reply.pk])[reply.pk]

        assert {name: row[name] for name in ("kind", "subject", "text", "when_to_use")} == {
            "kind": "predefined",
            "subject": "S",
            "text": "B",
            "when_to_use": "W",
        }
        assert row["attachments"] == 0
        assert row["variants"] == [
            {"id": reply.pk, "language": "en", "tone": "neutral"},
            {"id": variant.pk, "language": "da", "tone": "neutral"},
        ]

    def test_uses_order_for_who_is_near(self, alice, bob, eva):
        near, far, unused = (make_shared(eva) for _ in range(3))
        record_use(near, by=alice)
        for _ in range(5):
            record_use(far, by=bob)

        assert INDEX.use_scores(alice, [near.pk, far.pk, unused.pk]) == {near.pk: 3.0}
        everything = INDEX.use_scores(alice, None)
        assert everything.keys() == {near.pk, far.pk}
        assert everything[near.pk] > everything[far.pk] > 0
        assert INDEX.use_scores(AnonymousUser(), None) == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("data_dir")
class TestFinding:
    def found(self, user, text):
        return [row["title"] for row in finder.find(user, text, types=["reply"]).results]

    def test_saved_is_found_by_the_next_search_and_by_nobody_else(self, alice, bob, adam):
        reply = make_reply(alice, title="Xylophone", body="Text")

        assert self.found(alice, "xylophone") == ["Xylophone"]
        assert self.found(bob, "xylophone") == []
        assert self.found(adam, "xylophone") == []

        change_reply(reply, by=alice, title="Trombone")
        assert self.found(alice, "xylophone") == []
        assert self.found(alice, "trombone") == ["Trombone"]

        delete_reply(reply, by=alice)
        assert self.found(alice, "trombone") == []

    def test_shared_is_found_from_publication_to_archive(self, alice, eva):
        reply = make_shared(eva, title="Xylophone", status="draft")
        assert self.found(alice, "xylophone") == []

        publish(reply, by=eva)
        assert self.found(alice, "xylophone") == ["Xylophone"]

        archive(reply, by=eva)
        assert self.found(alice, "xylophone") == []

    def test_changed_sharing_counts_for_all_variants_at_once(self, alice, bob, eva, support):
        english = make_shared(eva, title="Xylophone")
        make_variant(english, eva, "da", title="Xylofon")
        assert self.found(bob, "xylofon") == ["Xylofon"]

        change_reply(english, by=eva, shared_with="teams", teams=[support])

        assert self.found(bob, "xylofon") == []
        assert self.found(alice, "xylofon") == ["Xylofon"]

    def test_group_is_one_hit_in_the_askers_language(self, alice, eva):
        english = make_shared(eva, title="Xylophone")
        make_variant(english, eva, "da", title="Xylophone da")
        alice.language = "da"

        assert self.found(alice, "xylophone") == ["Xylophone da"]

    def test_reply_outside_its_dates_is_not_found(self, alice, eva):
        make_shared(eva, title="Xylophone", valid_until=timezone.now() - timedelta(days=1))

        assert self.found(alice, "xylophone") == []

    def test_renamed_tag_is_found(self, alice, eva):
        make_shared(eva, title="Something", tags=["xylophone"])
        assert self.found(alice, "xylophone") == ["Something"]

        rename_tag(Tag.objects.get(name="xylophone"), name="trombone", by=eva)

        assert self.found(alice, "trombone") == ["Something"]
