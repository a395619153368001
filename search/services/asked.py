"""Keeping what was searched: never who did, and a text only when it tells of nobody.

See docs/decisions/0011-search-log.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.exceptions import NotAllowed
from search.analysis import analyse, query_keys
from search.asked import SearchedText, VeiledAsker, VeiledSearch
from search.asking import Ask, Heard, Question, Take
from search.documents import OPEN_LABELS
from search.exceptions import IndexUnusable
from search.lookup import Shelf
from search.models import SearchDocument

EVERY = 3600
ENOUGH_PEOPLE = 3
MOST_HITS_KEPT = 20
_BATCH = 50


@dataclass
class _Sum:
    """What a batch says of one search. `question` None: only hits of it were taken.

    `unknown`: its words that not everybody may read anyway; None: its text is kept already.
    """

    code: int
    question: Question | None = None
    hits: int | None = None
    people: set[str] = field(default_factory=set)
    watched: set[str] = field(default_factory=set)
    taken: Counter[tuple[str, int]] = field(default_factory=Counter)
    unknown: list[str] | None = None


def write_down(heard: Iterable[Heard]) -> list[Take]:
    """Keep what was asked and taken. Answers the taken hits of searches that nobody knows."""
    found = list(heard)
    sums = iter(_sums(found))
    unknown: set[int] = set()
    while batch := list(islice(sums, _BATCH)):
        _look_up(batch)
        with transaction.atomic():
            unknown |= {each.code for each in batch if not _write(each)}
    return [each for each in found if isinstance(each, Take) and each.code in unknown]


def _sums(heard: list[Heard]) -> list[_Sum]:
    """By search, in the order in which every process locks them."""
    sums: dict[int, _Sum] = {}
    for each in heard:
        if isinstance(each, Take):
            of_it = sums.setdefault(each.code, _Sum(each.code))
            of_it.taken[each.type, each.id] += 1
    for ask in _settled(heard, taken=set(sums)):
        code = ask.question.code
        of_it = sums.setdefault(code, _Sum(code))
        of_it.question = ask.question
        of_it.people.add(ask.person)
        if ask.watched:
            of_it.watched.add(ask.person)
        if ask.hits is not None:
            of_it.hits = ask.hits
    return [sums[code] for code in sorted(sums)]


def _settled(heard: list[Heard], taken: set[int]) -> Iterator[Ask]:
    """Without beginnings of what the same person asked next: there somebody was typing."""
    later: dict[tuple[str, str], str] = {}
    for each in reversed(heard):
        if not isinstance(each, Ask):
            continue
        who, folded = (each.person, each.question.language), each.question.folded
        goes_on = later.get(who, "")
        later[who] = folded
        if each.question.code in taken or goes_on == folded or not goes_on.startswith(folded):
            yield each


def _look_up(batch: list[_Sum]) -> None:
    """Before the transaction: nobody's write waits for it."""
    for of_it in batch:
        question = of_it.question
        if question and not SearchedText.objects.filter(**_names(question)).exists():
            of_it.unknown = unknown_words(question)


def _write(of_it: _Sum) -> bool:
    """False where no such search is known, so that its taken hits count for nothing."""
    if kept := _kept(of_it):
        _count(kept, of_it)
    elif of_it.question is None:
        known = VeiledSearch.objects.filter(code=of_it.code)
        return bool(known.update(taken=F("taken") + of_it.taken.total()))
    elif of_it.unknown == []:
        _count(_keep(of_it.question), of_it)
    elif of_it.unknown and not any(map(str.isdigit, "".join(of_it.unknown))):
        _write_veiled(of_it.question, of_it)
    return True


def _kept(of_it: _Sum) -> SearchedText | None:
    rows = SearchedText.objects.select_for_update()
    if of_it.question is None:
        return rows.filter(code=of_it.code).first()
    return rows.filter(**_names(of_it.question)).first()


def _keep(question: Question) -> SearchedText:
    """The row of this text from now on, with what was counted behind the veil."""
    rows = SearchedText.objects.select_for_update()
    first = {"text": question.text, "code": question.code}
    kept, _made = rows.get_or_create(**_names(question), defaults=first)
    for veiled in VeiledSearch.objects.filter(code=question.code):
        SearchedText.objects.filter(pk=kept.pk).update(
            asked=F("asked") + veiled.asked,
            watched=F("watched") + veiled.watched,
            taken=F("taken") + veiled.taken,
            first_on=veiled.first_on,
        )
        veiled.delete()
    return kept


def _names(question: Question) -> dict[str, object]:
    names = {name: getattr(question, name) for name in ("language", "type", "public")}
    return {**names, "folded": question.folded}


def _count(kept: SearchedText, of_it: _Sum) -> None:
    changes: dict[str, object] = {
        "asked": F("asked") + len(of_it.people),
        "watched": F("watched") + len(of_it.watched),
        "taken": F("taken") + of_it.taken.total(),
    }
    if of_it.question is not None:
        changes |= {"code": of_it.code, "last_on": timezone.localdate()}
    if of_it.hits is not None:
        changes["hits"] = of_it.hits
    SearchedText.objects.filter(pk=kept.pk).update(**changes)
    for (type, id), count in of_it.taken.items():
        row = kept.hits_taken.filter(type=type, object_id=id)
        if not row.update(count=F("count") + count) and kept.hits_taken.count() < MOST_HITS_KEPT:
            kept.hits_taken.create(type=type, object_id=id, count=count)


def _write_veiled(question: Question, of_it: _Sum) -> None:
    """Count behind the veil; the third person lifts it."""
    rows = VeiledSearch.objects.select_for_update()
    veiled, _made = rows.get_or_create(code=question.code)
    askers = [VeiledAsker(search=veiled, digest=question.asker(person)) for person in of_it.people]
    VeiledAsker.objects.bulk_create(askers, ignore_conflicts=True)
    if veiled.askers.count() >= ENOUGH_PEOPLE:
        _count(_keep(question), of_it)
        return
    rows.filter(pk=veiled.pk).update(
        asked=F("asked") + len(of_it.people),
        watched=F("watched") + len(of_it.watched),
        taken=F("taken") + of_it.taken.total(),
    )


def unknown_words(question: Question) -> list[str]:
    """Words that stand in nothing that every colleague (or for visitors: everybody) may read.

    As the index knows it: a word saved a moment ago may still be unknown. Where there is no
    index, documents are read, which takes long.
    """
    words = sorted({each.exact for each in analyse(question.text, question.language)})
    lexicon = Shelf(public=question.public, mend=False).lexicon  # whoever searches mends it
    with suppress(IndexUnusable):  # it is read when it is needed
        if lexicon.size:
            return [word for word in words if not any(map(lexicon.frequency, query_keys(word)))]
    documents = SearchDocument.objects.labelled({"public"} if question.public else OPEN_LABELS)
    return [word for word in words if not documents.containing(query_keys(word)).exists()]


# --- What people do about it -----------------------------------------------------------------


@transaction.atomic
def ask_the_editors(wish: Question) -> SearchedText:
    """Keep what a colleague misses, at once and without a name."""
    kept = _keep(wish)
    today = timezone.localdate()
    SearchedText.objects.filter(pk=kept.pk).update(
        wished=F("wished") + 1, wished_on=today, last_on=today, dismissed=False
    )
    return kept


def dismiss(searched: SearchedText, *, by: User) -> None:
    """It needs no work: only a colleague's asking brings it up again. Raises NotAllowed."""
    _only_editors(by)
    SearchedText.objects.filter(pk=searched.pk).update(dismissed=True, wished=0)


def forget(searched: SearchedText, *, by: User) -> None:
    """Raises NotAllowed."""
    _only_editors(by)
    searched.delete()


@transaction.atomic
def forget_all(*, by: User) -> None:
    """What was kept and what is veiled. Raises NotAllowed."""
    if not roles.is_admin(by):
        raise NotAllowed(_("Only admins delete all searches."))
    SearchedText.objects.all().delete()
    VeiledSearch.objects.all().delete()


def _only_editors(user: User) -> None:
    if not roles.can_edit(user):
        raise NotAllowed(_("Only editors see what was searched."))


# --- Retention -------------------------------------------------------------------------------


def clean_up() -> str:
    """Delete what is older than it may get. Digests go before texts do."""
    today = timezone.localdate()
    kept_for = timedelta(days=settings.SEARCH_LOG_DAYS)
    texts = SearchedText.objects.filter(last_on__lte=today - kept_for)
    veiled_for = min(kept_for, VeiledSearch.KEPT)
    veiled = VeiledSearch.objects.filter(first_on__lte=today - veiled_for)
    removed = len(texts) + len(veiled)
    texts.delete()
    veiled.delete()
    return f"{removed} old searches removed" if removed else ""
