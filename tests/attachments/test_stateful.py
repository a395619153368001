"""Whatever colleagues do, in any order: bytes that something refers to are there, unchanged."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import storages
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from attachments.models import Attachment, Blob
from attachments.services import uploads
from attachments.services.cleanup import remove_unreferenced
from core.exceptions import Refusal
from kb.models import ArticleAttachment
from kb.services import articles
from responses.models import Reply, ReplyAttachment
from responses.services import copies, replies, states
from tests.attachments.factories import make_attachment, pdf, picture
from tests.factories import make_user

STEPS = 30
# What rows and files say to each other does not depend on the database; a few ways of going
# about it show that PostgreSQL takes them. Its own part, who waits for whom, is in test_races.
EXAMPLES = 6 if connection.vendor == "postgresql" else 25


class Colleagues(RuleBasedStateMachine):
    """Two editors and an agent upload, refer, share, copy, let go, delete and clean up."""

    WHO = st.integers(0, 2)
    files = Bundle("files")
    texts = Bundle("texts")
    pages = Bundle("pages")

    def __init__(self):
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        roles = ("editor", "editor", "agent")
        self.people = [make_user(role=role) for role in roles]
        self.digests = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    def person(self, number):
        return self.people[number % len(self.people)]

    @rule(target=files, who=WHO, content=st.integers(0, 3))
    def upload(self, who, content):
        bytes_ = picture() if content == 3 else pdf(content)
        name = "a.png" if content == 3 else "a.pdf"
        file = make_attachment(self.person(who), name, bytes_)
        self.digests[file.pk] = file.sha256
        return file.pk

    @rule(target=texts, who=WHO, ids=st.lists(files, max_size=3), shared=st.booleans())
    def write_reply(self, who, ids, shared):
        sharing = {"shared_with": "staff"} if shared else {"shared_with": "me"}
        with _Refusable():
            return replies.create_reply(
                by=self.person(who),
                **{"title": "T", "body": "B", "kind": "predefined", "attachments": ids, **sharing},
            ).pk
        return 0

    @rule(reply=texts, who=WHO, ids=st.lists(files, max_size=3))
    def change_files(self, reply, who, ids):
        self._with(reply, who, lambda row, by: replies.change_reply(row, by=by, attachments=ids))

    @rule(reply=texts, who=WHO)
    def share(self, reply, who):
        self._with(
            reply, who, lambda row, by: replies.change_reply(row, by=by, shared_with="staff")
        )

    @rule(reply=texts, who=WHO)
    def publish(self, reply, who):
        self._with(reply, who, lambda row, by: states.publish(row, by=by))

    @rule(target=texts, reply=texts, who=WHO)
    def copy(self, reply, who):
        copied = self._with(reply, who, lambda row, by: copies.copy_to_own(row, by=by))
        return copied.pk if copied else 0

    @rule(reply=consumes(texts), who=WHO)
    def remove_reply(self, reply, who):
        self._with(reply, who, lambda row, by: replies.delete_reply(row, by=by))

    @rule(target=pages, who=WHO, ids=st.lists(files, max_size=3))
    def write_article(self, who, ids):
        with _Refusable():
            by = self.person(who)
            return articles.create_article(by=by, title="T", body="B", attachments=ids).pk
        return 0

    @rule(article=consumes(pages))
    def remove_article(self, article):
        row = articles.Article.objects.filter(pk=article).first()
        if row is not None:
            articles.remove_article(row, by=None)

    @rule(file=files, who=WHO)
    def delete_file(self, file, who):
        row = Attachment.objects.filter(pk=file).first()
        if row is not None:
            with _Refusable():
                uploads.delete(row, by=self.person(who))

    @rule(days=st.sampled_from([0, 7]))
    def clean_up(self, days):
        # What a job does after its commit happens at once: there is none inside a test.
        with _CommitsAtOnce():
            remove_unreferenced(timedelta(days=days))

    @invariant()
    def every_referenced_byte_is_there(self):
        used = set(ReplyAttachment.objects.values_list("attachment", flat=True))
        used |= set(ArticleAttachment.objects.values_list("attachment", flat=True))
        for file in Attachment.objects.select_related("blob"):
            assert file.sha256 == self.digests[file.pk]
            used.discard(file.pk)
        assert not used, "a link leads to nothing"
        for blob in Blob.objects.all():
            with blob.open() as stored:
                assert sha256(stored.read()).hexdigest() == blob.sha256

    @invariant()
    def the_count_in_the_row_is_right(self):
        for reply in Reply.objects.prefetch_related("attachment_links"):
            assert reply.attachment_count == len(reply.attachment_ids)
            assert sorted(link.position for link in reply.attachment_links.all()) == list(
                range(reply.attachment_count)
            )

    def _with(self, pk, who, act):
        row = Reply.objects.visible_to(self.person(who)).filter(pk=pk).first()
        if row is None:
            return None
        with _Refusable():
            return act(row, self.person(who))
        return None


class _Refusable:
    """What a service refuses changes nothing, and is no failure."""

    def __enter__(self):
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind, error, trace):
        self.point.__exit__(kind, error, trace)
        return kind is not None and issubclass(kind, Refusal)


class _CommitsAtOnce:
    """Runs what waits for the commit, which inside a test never comes."""

    def __enter__(self):
        self.before = len(connection.run_on_commit)

    def __exit__(self, *failed):
        waiting = connection.run_on_commit[self.before :]
        del connection.run_on_commit[self.before :]
        for _points, act, _robust in waiting:
            act()


@pytest.mark.django_db
def test_every_referenced_byte_is_kept(data_dir):
    run_state_machine_as_test(
        Colleagues,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert storages["attachments"].listdir("")[0]
