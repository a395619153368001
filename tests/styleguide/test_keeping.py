"""What the guide finds in every text: kept when a text changes, and when the guide does."""

import pytest

from kb.models import ArticleFindings
from kb.services.articles import change_article
from responses.models import RepliesHeld, ReplyFindings
from responses.services import guidance
from responses.services.replies import change_reply, remove_reply
from styleguide.services import keeping
from styleguide.services.entries import change_entry
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

BAD = "Desværre er varen udsolgt."


@pytest.fixture
def reply(eva):
    """Shared, looked at, and the guide says nothing of it yet."""
    made = make_shared(eva, body=BAD, language="da")
    keeping.keep_up()
    return made


def held(text):
    rows = ReplyFindings if text._meta.model_name == "reply" else ArticleFindings
    return rows.objects.get(pk=text.pk)


def test_a_change_of_the_guide_finds_the_texts_that_break_it_now(eva):
    reply = make_shared(eva, body=BAD, language="da")
    article = make_article("Udsolgt", body=BAD, language="da")
    keeping.keep_up()

    make_entry(eva, rules=[a_rule()])
    keeping.keep_up()

    for text in (reply, article):
        row = held(text)
        assert ([each["text"] for each in row.open], row.worst) == (["Desværre"], "warning")
        assert row.broken_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_changed_text_is_held_right_after_its_commit(eva, reply):
    make_entry(eva, rules=[a_rule(), a_rule(severity="suggestion", parameters=NICE)])
    keeping.keep_up()
    assert held(reply).broken_at is not None

    later = make_shared(eva, body=BAD, language="da")
    assert (held(later).warnings, held(later).broken_at) == (1, None), "its writer knew"
    change_reply(reply, by=eva, body=BAD + " Den kommer.")
    assert held(reply).broken_at is not None, "it still breaks what came later"
    change_reply(reply, by=eva, body="Tak for dit smukke brev.")

    row = held(reply)
    assert (row.warnings, row.suggestions, row.broken_at) == (0, 1, None)


NICE = {"words": ["smukke"], "use": []}


def test_drafts_and_ones_own_are_looked_at_and_are_no_drift(alice, eva):
    own = make_reply(alice, body=BAD, language="da")
    draft = make_shared(eva, body=BAD, language="da", status="draft")
    keeping.keep_up()

    make_entry(eva, rules=[a_rule()])
    keeping.keep_up()

    assert [(held(each).warnings, held(each).broken_at) for each in (own, draft)] == [(1, None)] * 2


def test_a_text_that_was_never_looked_at_broke_nothing(eva):
    reply = make_shared(eva, body=BAD, language="da")
    make_entry(eva, rules=[a_rule()])

    keeping.keep_up()

    assert (held(reply).warnings, held(reply).broken_at) == (1, None)


def test_what_may_stay_is_open_no_more_while_it_is_found(eva, reply):
    entry = make_entry(eva, rules=[a_rule()])
    keeping.keep_up()

    guidance.leave_findings(reply, by=eva)
    assert (held(reply).open, held(reply).worst, held(reply).broken_at) == ([], "", None)

    rule = {**a_rule(severity="error"), "id": entry.rules.get().pk}
    change_entry(entry, by=eva, version=None, rules=[rule])
    keeping.keep_up()
    assert held(reply).open == []

    change_entry(entry, by=eva, version=None, rules=[])
    keeping.keep_up()
    change_entry(entry, by=eva, version=None, rules=[a_rule()])
    keeping.keep_up()
    assert held(reply).broken_at is not None


def test_the_job_goes_on_where_it_was_stopped(eva):
    several = [make_shared(eva, body=BAD, language="da") for _number in range(4)]
    keeping.keep_up()
    make_entry(eva, rules=[a_rule()])

    texts = next(each for each in keeping.registered() if each.type == "reply")
    while not keeping._step(texts, 2).held:
        pass
    assert RepliesHeld.objects.get().last == several[1].pk
    assert ReplyFindings.objects.filter(warnings=1).count() == 2

    keeping.keep_up()
    assert ReplyFindings.objects.filter(warnings=1).count() == 4
    assert keeping.keep_up() == ""


def test_after_a_restore_every_text_is_looked_at_again(eva, reply):
    RepliesHeld.objects.update(position="999999999999.1")
    make_shared(eva, body=BAD, language="da")

    keeping.keep_up()

    assert ReplyFindings.objects.count() == 2


def test_many_changes_wait_for_the_job(eva, reply):
    make_entry(eva, rules=[a_rule()])

    several = [make_shared(eva, body=BAD, language="da") for _number in range(keeping.AT_ONCE)]
    change_reply(reply, by=eva, title="Another")
    keeping.catch_up()

    assert not ReplyFindings.objects.filter(pk__in=[each.pk for each in several]).exists()
    keeping.keep_up()
    assert ReplyFindings.objects.filter(warnings=1).count() == keeping.AT_ONCE + 1


@pytest.mark.django_db(transaction=True)
def test_what_is_gone_or_in_the_archive_has_no_findings(eva, reply):
    other = make_shared(eva, body=BAD, language="da")
    article = make_article("Udsolgt", body=BAD, language="da")
    make_entry(eva, rules=[a_rule()])
    keeping.keep_up()

    remove_reply(other, by=eva)
    change_article(article, by=eva, version=None, body="Varen kommer.")
    keeping.keep_up()

    assert not ReplyFindings.objects.filter(pk=other.pk).exists()
    assert held(article).open == []
