"""What is remarked on replies: found when they change, gone when it is put right."""

import pytest
from django.utils import timezone

from core.exceptions import NotAllowed
from core.models import Change
from kb.services import publishing
from responses.models import LookedAt, Remark, Reply
from responses.services import duplicates, remarks
from responses.services.mending import keep_out_of_chat
from responses.services.replies import change_reply
from responses.services.states import archive
from tests.attachments.factories import make_attachment
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

LONG = "Et langt ord. " * 40
ATTACHED = "Labelen er vedhæftet."


def remarked():
    """(title, kind, about) of what is open, when everything was looked at."""
    remarks.look_at_all()
    rows = Remark.objects.open().select_related("reply")
    return sorted((row.reply.title, row.kind, row.about) for row in rows)


def test_a_promised_file_that_is_missing(eva):
    reply = make_shared(eva, title="Label", language="da", body=ATTACHED)
    make_shared(eva, title="Draft", language="da", body=ATTACHED, status="draft")
    assert remarked() == [("Label", "no_file", "vedhæftet")]

    change_reply(reply, by=eva, kind="predefined", attachments=[make_attachment(eva).pk])

    assert remarked() == []


def test_one_whose_time_is_over_is_left_alone(eva):
    reply = make_shared(eva, language="da", body=ATTACHED)
    Reply.objects.filter(pk=reply.pk).update(valid_until=timezone.now())

    assert remarked() == []


def test_a_text_too_long_for_a_chat_until_it_is_kept_out_of_it(eva):
    reply = make_shared(eva, title="Long", body=LONG)
    make_shared(eva, title="Mail", body=LONG, channels=["email"])
    make_shared(eva, title="Field", body="Hi {{customer.first_name|" + LONG + "}}")
    assert remarked() == [("Long", "long", "")]

    keep_out_of_chat(reply, by=eva)

    assert remarked() == []
    assert reread(reply).channels == ["email", "phone", "article", "note"]


def test_keeping_the_last_channel_out_of_chat_leaves_mail(eva):
    reply = make_shared(eva, channels=["chat", "sms"])

    assert keep_out_of_chat(reply, by=eva).channels == ["email"]


def test_a_link_to_an_article_that_no_customer_can_read(eva):
    article = make_article("Retur", visibility="public")
    make_shared(eva, title="Field", body=f"{{{{article:{article.slug}}}}}")
    make_shared(eva, title="Address", body=f"https://svar.example/help/en/{article.slug}/")
    make_shared(eva, title="Elsewhere", body="https://svar.example/help/en/not-ours/")
    make_shared(eva, title="Linked", article=article)
    assert remarked() == []

    publishing.archive(article, by=eva)

    assert remarked() == [
        ("Address", "hidden_link", article.slug),
        ("Field", "hidden_link", article.slug),
        ("Linked", "hidden_link", article.slug),
    ]


def test_an_internal_article_may_be_linked_but_not_sent(eva):
    article = make_article("Internal")
    make_shared(eva, title="Linked", article=article)
    make_shared(eva, title="Sent", body=f"{{{{article:{article.slug}}}}}")

    assert remarked() == [("Sent", "hidden_link", article.slug)]


def test_a_variant_that_lacks_what_the_others_have(eva):
    danish = make_shared(eva, title="da", language="da", body="Ordre {{order.number}}")
    norwegian = make_variant(danish, eva, "nb", title="nb", body="Ordre {{order.number}}")
    swedish = make_variant(danish, eva, "sv", title="sv", body="Order")
    make_variant(danish, eva, "en", title="en", body="Order", status="draft")
    assert remarked() == [("sv", "lacks", "field:order.number")]

    change_reply(swedish, by=eva, body="Order {{order.number}}")
    assert remarked() == []
    archive(norwegian, by=eva)
    assert remarked() == []


def test_a_language_that_most_replies_have_and_one_has_not(eva):
    for number in range(4):
        danish = make_shared(eva, title=f"R{number}", language="da")
        if number:
            make_variant(danish, eva, "nb")
    make_reply(eva, title="Mine", language="da", shared_with="me")
    assert remarked() == [("R0", "no_variant", "nb")]

    make_variant(Reply.objects.get(title="R0"), eva, "nb", status="draft")

    assert remarked() == []


def test_norwegian_serves_those_who_read_nynorsk(eva):
    for number in range(4):
        danish = make_shared(eva, title=f"R{number}", language="da")
        make_variant(danish, eva, "nn" if number else "nb")

    assert remarked() == []


def test_a_small_beginning_lacks_no_language(eva):
    for language in ("da", "da", "nb"):
        make_shared(eva, language=language)

    assert remarked() == []


def test_what_is_settled_is_not_said_again_while_it_stays_so(eva):
    reply = make_shared(eva, title="Label", language="da", body=ATTACHED)
    remarked()
    remark = Remark.objects.get()

    remarks.settle(remark, by=eva)
    assert remarked() == []
    change_reply(reply, by=eva, body=ATTACHED + " God dag.")
    assert remarked() == []

    change_reply(reply, by=eva, body="God dag.")
    remarked()
    change_reply(reply, by=eva, body=ATTACHED)
    assert remarked() == [("Label", "no_file", "vedhæftet")]
    assert list(Change.objects.filter(type="remark").values_list("verb", "actor_id")) == [
        ("settled", eva.pk)
    ]


def test_remarks_are_for_those_who_can_put_it_right(alice, bob, eva, adam):
    make_reply(alice, language="da", body=ATTACHED)
    make_shared(eva, language="da", body=ATTACHED)
    published = make_reply(alice, language="da", shared_with="staff", body=ATTACHED)
    Reply.objects.filter(pk=published.pk).update(status="published")
    remarks.look_at_all()

    def seen(user):
        return Remark.objects.visible_to(user).open().count()

    assert [seen(user) for user in (alice, bob, eva, adam)] == [1, 0, 2, 2]
    with pytest.raises(NotAllowed):
        remarks.settle(Remark.objects.filter(reply=published).get(), by=alice)


BODY = "Du kan returnere varen inden fjorten dage, så længe mærket sidder på. Husk sedlen."


@pytest.fixture
def twins(eva):
    often = make_shared(eva, title="Often", language="da", body=BODY)
    Reply.objects.filter(pk=often.pk).update(use_count=5)
    seldom = make_shared(eva, title="Seldom", language="da", body=BODY + " God dag.")
    return often, seldom


def pairs():
    LookedAt.objects.update(paired="")  # no change of a test's own transaction is settled
    duplicates.find_near_duplicates()
    found = Remark.objects.open().select_related("reply", "other")
    return [(row.reply.title, row.other.title) for row in found]


def test_near_duplicates_are_found_on_the_one_used_less(twins):
    assert pairs() == [("Seldom", "Often")]


def test_near_duplicates_are_of_one_language_and_of_two_replies(eva):
    danish = make_shared(eva, language="da", body=BODY)
    make_variant(danish, eva, "da", tone="formal", body=BODY)
    make_shared(eva, language="nb", body=BODY)
    make_reply(eva, language="da", shared_with="me", body=BODY)

    assert pairs() == []


def test_a_pair_is_gone_when_one_of_them_is_reworded_or_archived(twins, eva):
    often, seldom = twins
    pairs()

    change_reply(seldom, by=eva, body="Noget helt andet står her nu.")
    assert Remark.objects.open().count() == 0
    change_reply(seldom, by=eva, body=BODY)
    assert pairs() == [("Seldom", "Often")]
    archive(often, by=eva)
    assert Remark.objects.open().count() == 0
    assert pairs() == []


def test_a_settled_pair_stays_settled(twins, eva):
    pairs()
    remarks.settle(Remark.objects.get(), by=eva)
    change_reply(twins[0], by=eva, title="Another title")

    assert pairs() == []


def test_a_pair_shows_only_to_who_sees_both(alice, eva, twins):
    pairs()
    hidden = make_reply(alice, language="da", body="x")
    Remark.objects.update(other=hidden)

    assert Remark.objects.visible_to(eva).count() == 0


def test_comparing_again_without_a_change_does_nothing(twins, django_assert_num_queries):
    assert duplicates.find_near_duplicates() == 1

    with django_assert_num_queries(2):
        assert duplicates.find_near_duplicates() == 0


@pytest.mark.django_db(transaction=True)
def test_a_change_is_looked_at_right_after_its_commit(eva):
    reply = make_shared(eva, language="da", body=ATTACHED)
    assert [row.kind for row in Remark.objects.open()] == ["no_file"]

    change_reply(reply, by=eva, body="God dag.")
    assert not Remark.objects.exists()

    article = make_article("Retur", visibility="public")
    change_reply(reply, by=eva, body=f"{{{{article:{article.slug}}}}}")
    publishing.archive(article, by=eva)
    assert [row.kind for row in Remark.objects.open()] == ["hidden_link"]


@pytest.mark.django_db(transaction=True)
def test_the_job_takes_what_no_request_looked_at(eva):
    make_shared(eva)
    remarks.keep_up()
    assert remarks.keep_up() == ""
    reply = make_shared(eva, language="da")
    Reply.objects.filter(pk=reply.pk).update(body=ATTACHED, updated_at=timezone.now())
    state = LookedAt.objects.get()
    state.position = "0.0"
    state.save()

    assert remarks.keep_up() != ""
    assert Remark.objects.open().count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_looking_at_many_takes_as_many_queries_as_at_one(eva, count, django_assert_num_queries):
    for _ in range(count):
        make_shared(eva, language="da", body=ATTACHED)
    groups = list(Reply.objects.values_list("group", flat=True))

    with django_assert_num_queries(8):
        remarks.look_at(groups)
