"""From the request after it was hidden, a thing shows in no row, count, facet, mark, completion or
suggestion, whatever state the search is in: every answer is what it was before the thing was
written."""

import re
import shutil
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.db import transaction

from search import upkeep
from search.engines import is_in_files
from search.models import LexiconBase
from search.upkeep import locks
from search.upkeep.home import home
from tests.api import caller
from tests.kb.factories import make_article
from tests.responses.factories import make_shared
from tests.search.ways_to_hide import VISITOR, WAYS, a_reply_runs_out

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = [
    "zumfolkat",
    "zumf",  # its beginning
    "zumfolkta",  # a slip of the finger
    "kvastrump",
    "kvitterong",  # spelled right, and one letter from a word that stays
    "retur plonk",  # the two halves of a compound
    "retur",
    "",
]
SEARCHES = [f"/api/v1/search/?q={quote(text)}" for text in TYPED]
COMPLETIONS = [f"/api/v1/search/complete/?q={text}" for text in ("zum", "kvastr", "retu")]
NARROWED = ["/api/v1/search/?q=retur&tag=kvastrimp", "/api/v1/search/?q=retur&type=article"]
FOR_ALL = [*SEARCHES, *COMPLETIONS, *NARROWED, "/api/v1/articles/?q=zumfolkat"]
OF_VISITORS = ["/help/da/search/?q=zumfolkat", "/help/da/search/?q=kvastrump", "/help/da/"]
OF_AGENTS = ["/api/v1/replies/?q=zumfolkat", "/api/v1/style-entries/?q=zum"]
_TOOK = re.compile(rb'"took_ms":\d+|"search":\w+')
_OF_THE_MOMENT = re.compile(_TOOK.pattern + rb'|"score":[\d.]+')


@contextmanager
def an_index_that_lags():
    """Another process is writing: nothing can be taken in."""
    with locks.held("write", wait=0) as mine:
        assert mine
        yield


@contextmanager
def no_index():
    """It is gone, and the database answers."""
    if is_in_files():
        shutil.rmtree(home())
    else:
        LexiconBase.objects.all().delete()
    yield
    upkeep.rebuild()


def states():
    """What PostgreSQL searches is written with the content: it never lags."""
    yield "fresh", nullcontext
    if is_in_files():
        yield "lagging", an_index_that_lags
    yield "degraded", no_index


@pytest.fixture
def cast(alice, bob, eva, adam, support, billing):
    """Everybody, with some things that stay."""
    with transaction.atomic():  # the index takes it in once
        for number, word in enumerate(["pakke", "retur", "kvittering", "retur", "ordre", "retur"]):
            title, body = f"Om {word} {number}", f"Alt om {word} og din kvittering."
            make_article(title, body=body, language="da", visibility="public", tags=["Køb"])
            make_shared(eva, title=f"Svar: {title}", body=body, language="da", tags=["Køb"])
    upkeep.rebuild()
    return SimpleNamespace(
        alice=alice, bob=bob, eva=eva, adam=adam, support=support, billing=billing
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_was_hidden_shows_nowhere(way, cast):
    api, questions = asking(way, cast)
    for state, begun in states():
        # An index that lags, and one that the clock has overtaken, still count a word for how
        # rare it is: the score says so, and nothing else does.
        hidden = _OF_THE_MOMENT if state == "lagging" or way is a_reply_runs_out else _TOOK
        with begun():
            before = answers(api, questions, hidden)
        steps = way(cast)
        next(steps)
        assert b"umfolkat" in api.get(SEARCHES[0]).content, "it never showed"
        with begun():
            next(steps, None)
            after = answers(api, questions, hidden)
        assert after == before, f"{state}: an answer tells of what was hidden"
        list(steps)


def asking(way, cast):
    """Whose eyes it is hidden from, and what they ask."""
    if WAYS[way] == VISITOR:
        return caller(), [*FOR_ALL, *OF_VISITORS]
    # What ran out stays in lists, for whoever extends it.
    lists = [] if way is a_reply_runs_out else OF_AGENTS
    return caller(cast.alice), [*FOR_ALL, *lists]


def answers(api, questions, hidden):
    return {each: hidden.sub(b"", api.get(each).content) for each in questions}
