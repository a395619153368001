"""Who may not see a thing cannot tell whether it exists, whatever is asked and counted.

Two servers that differ in hidden things alone answer the same bytes. What takes how long is
not looked at.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from kb.models import Article
from search import upkeep
from search.services.shipped import load_shipped
from tests.api import make_token
from tests.factories import make_team, make_user
from tests.search.worlds import copies
from tests.search.worlds.questions import API, Curiosity
from tests.search.worlds.serving import Question, Server, serving
from tests.search.worlds.vocabulary import OTHERS, STAFF
from tests.search.worlds.writing import Author, Cast

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]

VISITS, CALLS, PAGES = 1000, 150, 20
TOLD = 3
HIDDEN = 300


class Worlds:
    """Three copies of a service, a server over each, and who asks there."""

    def __init__(self, folder):
        self._folder = folder
        self.cast = _cast()
        self.alice, self.bob = _token(self.cast.alice), _token(self.cast.bob)
        self.session = _session(self.cast.alice)
        with transaction.atomic():
            load_shipped()
        with copies.in_folder(self._room("everything")):
            upkeep.rebuild()
            self.written = Author(self.cast).write()
        self.titles = [str(each) for each in Article.objects.select_related("newest_revision")]
        self.slugs = list(Article.objects.values_list("slug", flat=True))
        everything = copies.keep(self._room("everything"))
        written = self.written
        # That a newer wording waits, agents are told; what it says, they are not.
        alices = copies.keep_without(self._room("alices"), written.foreign, blank=written.waiting)
        public = copies.keep_without(
            self._room("public"), written.internal, unwritten=written.waiting
        )
        self.copies = (everything, alices, public)

    def _room(self, name):
        room = self._folder / name
        (room / "static").mkdir(parents=True, exist_ok=True)
        return room

    def curiosity(self, seed):
        teams = [self.cast.support.pk, self.cast.billing.pk]
        return Curiosity(seed, self.written, self.titles, self.slugs, teams)


def _cast():
    support, billing = make_team(name="Support"), make_team(name="Billing")
    return Cast(
        alice=make_user("alice", teams=[support], language="da"),
        bob=make_user("bob", teams=[billing]),
        eva=make_user("eva", role="editor"),
        support=support,
        billing=billing,
    )


def _token(user):
    _token, secret = make_token(user)
    return {"Authorization": f"Bearer {secret}"}


def _session(user):
    """The headers of a browser in which the user is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    sent = "x" * 32
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={sent}"
    return {"Cookie": cookies, "X-CSRFToken": sent}


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        try:
            worlds = Worlds(tmp_path_factory.mktemp("worlds"))
        finally:
            call_command("flush", interactive=False, verbosity=0)
    with serving(*worlds.copies) as ports:
        worlds.everything, worlds.alices, worlds.public = ports
        yield worlds


def asked(questions, *servers):
    """What each server answers to all of them, at the same time."""
    with ThreadPoolExecutor(len(servers)) as together:
        return list(together.map(lambda server: server.answers(questions), servers))


def check_same(questions, *answers):
    """Fails with the first few questions that were answered in two ways, and where they part."""
    rows = list(zip(questions, *answers, strict=True))
    broken = [each for each in rows if each[1].status >= 500]
    parted = [each for each in rows if each[1] != each[2]]
    told = "\n".join(_parting(*each) for each in parted[:TOLD])
    assert not parted, f"{len(parted)} of {len(rows)} differ:\n{told}"
    assert not broken, [each[:2] for each in broken[:TOLD]]


def _parting(question, one, other):
    pairs = zip_longest(_lines(one), _lines(other))
    return f"{question} {[pair for pair in pairs if pair[0] != pair[1]][:TOLD]}"


def _lines(answer):
    body = re.sub(rb'(?<=[,{\]}])"', b'\n"', answer.body).decode(errors="replace")
    return [str(answer.status), *map(str, answer.headers), *body.splitlines()]


def test_the_servers_differ_in_what_is_hidden(worlds):
    hidden = [worlds.written.internal, worlds.written.foreign]
    assert sum(len(ids) for kept in hidden for ids in kept.values()) >= HIDDEN

    for traps, asker, less in (
        (STAFF, worlds.alice, worlds.public),
        (OTHERS, worlds.bob, worlds.alices),
    ):
        questions = [Question(f"{API}/search/?q={secret}&limit=1") for secret in traps.secrets]
        full, without = asked(questions, Server(worlds.everything, asker), Server(less, asker))
        assert all(traps.tag in answer.body.decode() for answer in full)
        assert not any(traps.tag in answer.body.decode() for answer in without)


def test_visitors_cannot_tell_what_is_internal(worlds):
    curiosity = worlds.curiosity("visitors")
    questions = [curiosity.visitor() for _ in range(VISITS)]

    full, public = asked(questions, Server(worlds.everything), Server(worlds.public))

    check_same(questions, full, public)
    bodies = [answer.body for answer in full]
    for telling in (b'"title":"', b"<mark>", b'"did_you_mean":"', b'"matched":"compound"'):
        assert sum(telling in body for body in bodies) > VISITS / 100, telling


def test_an_agent_cannot_tell_what_others_keep(worlds):
    curiosity = worlds.curiosity("alice")
    questions = [curiosity.agent() for _ in range(CALLS)]
    pair = [Server(port, worlds.alice) for port in (worlds.everything, worlds.alices)]

    full, alices = asked(questions, *pair)

    check_same(questions, full, alices)


def test_nor_on_the_pages(worlds):
    curiosity = worlds.curiosity("pages")
    questions = [curiosity.page() for _ in range(PAGES)]
    pair = [Server(port, worlds.session) for port in (worlds.everything, worlds.alices)]

    full, alices = asked(questions, *pair)

    check_same(questions, full, alices)
