"""Writing concepts. Searches follow at once: they ask for the newest before each search."""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core import events
from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from search.concepts import Synonym, SynonymWord
from search.synonyms.checking import Member, checked
from search.synonyms.shipped import shipped

Words = Mapping[str, Sequence[str]]


@transaction.atomic
def create_synonym(*, words: Words, by: User) -> Synonym:
    """A new concept. Raises Invalid, NotAllowed."""
    _editors_only(by)
    members = _free(checked(words))
    synonym = Synonym.objects.create(updated_by=by)
    _write_words(synonym, members)
    events.record("synonym", synonym.pk, "created", by=by)
    return synonym


@transaction.atomic
def change_synonym(
    synonym: Synonym, *, words: Words | None = None, by: User, version: int | None = None
) -> Synonym:
    """Replace the words. The same words again change nothing. Raises Stale, Invalid, NotAllowed."""
    _editors_only(by)
    row = _hold(synonym, version)
    if words is None:
        return row
    members = _free(checked(words), apart_from=row)
    if _by_language(members) == row.words:
        return row
    row.edited = bool(row.shipped)
    _write_words(row, members)
    return _save(row, "changed", by=by)


@transaction.atomic
def remove_synonym(synonym: Synonym, *, by: User, version: int | None = None) -> None:
    """Take a concept out. One that ships stays as an empty row and can be brought back.

    Raises Stale, NotAllowed.
    """
    _editors_only(by)
    row = _hold(synonym, version)
    if not row.shipped:
        number = row.pk
        row.delete()
        events.record("synonym", number, "deleted", by=by)
        return
    row.word_rows.all().delete()
    row.edited = row.removed = True
    _save(row, "deleted", by=by)


@transaction.atomic
def reset_synonym(synonym: Synonym, *, by: User) -> Synonym:
    """Give a concept the words that Replybook ships, also one that was taken out.

    Raises Invalid where another concept has one of them meanwhile, Conflict, NotAllowed.
    """
    _editors_only(by)
    row = Synonym.objects.select_for_update().filter(pk=synonym.pk).first()
    if row is None or row.shipped not in shipped():
        raise Conflict(_("Replybook ships no words for this concept."), code="not_shipped")
    members = _free(checked(shipped()[row.shipped]), apart_from=row)
    row.edited = row.removed = False
    _write_words(row, members)
    return _save(row, "restored", by=by)


def _hold(synonym: Synonym, version: int | None) -> Synonym:
    row = Synonym.objects.listed().select_for_update().filter(pk=synonym.pk).first()
    if row is None:
        raise Conflict(_("This concept was removed meanwhile."), code="removed")
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def _save(row: Synonym, verb: str, *, by: User) -> Synonym:
    row.version += 1
    row.updated_at = timezone.now()
    row.updated_by = by
    row.save()
    events.record("synonym", row.pk, verb, by=by)
    return row


def _free(members: list[Member], *, apart_from: Synonym | None = None) -> list[Member]:
    """The words, once no other concept has one of them in the same language. Raises Invalid."""
    rows = SynonymWord.objects.filter(folded__in={member.folded for member in members})
    if apart_from is not None:
        rows = rows.exclude(synonym=apart_from)
    taken = {(row.language, row.folded): row for row in rows.select_related("synonym")}
    errors = {
        member.pointer: [("taken", _taken(taken[member.language, member.folded]))]
        for member in members
        if (member.language, member.folded) in taken
    }
    if errors:
        raise Invalid(errors)
    return members


def _taken(row: SynonymWord) -> str:
    return _("“%(word)s” stands in another concept already: %(concept)s.") % {
        "word": row.text,
        "concept": str(row.synonym),
    }


def _write_words(synonym: Synonym, members: list[Member]) -> None:
    synonym.word_rows.all().delete()
    rows = [
        SynonymWord(
            synonym=synonym, language=member.language, text=member.text, folded=member.folded
        )
        for member in members
    ]
    try:
        with transaction.atomic():
            SynonymWord.objects.bulk_create(rows)
    except IntegrityError:
        text = _("Another concept took one of these words a moment ago.")
        raise Invalid({"words": [("taken", text)]}) from None


def _by_language(members: list[Member]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for member in members:
        found.setdefault(member.language, []).append(member.text)
    return found


def _editors_only(by: User) -> None:
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors write synonyms."))
