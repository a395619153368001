"""Loading the concepts that ship: with the first migration, and with each newer list."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.text import fold
from search.concepts import Synonym, SynonymWord
from search.synonyms.shipped import Words, shipped

Texts = list[tuple[str, str]]


@transaction.atomic
def load_shipped(concepts: Any = Synonym, words: Any = SynonymWord) -> int:
    """Bring the table up to the list. Says how many concepts it wrote; again: none.

    What an editor changed or removed stays so, and a word that an editor put somewhere stays
    there. Migrations pass the models of their time. Nobody did this: the change log is silent.
    """
    rows = {row.shipped: row for row in concepts.objects.exclude(shipped="").select_for_update()}
    ours = {key: row.pk for key, row in rows.items() if not row.edited}
    wanted = _wanted(rows.keys() - ours.keys(), _taken(words, ours.values()))
    concepts.objects.filter(pk__in=[ours[key] for key in ours.keys() - wanted.keys()]).delete()
    there = _texts(words, ours)
    changed = {key: texts for key, texts in wanted.items() if texts != there.get(key)}
    words.objects.filter(synonym__shipped__in=changed).delete()
    for key in changed.keys() & ours.keys():
        rows[key].version += 1
        rows[key].updated_at = timezone.now()
        rows[key].save()
    new = [concepts(shipped=key) for key in changed if key not in ours]
    rows |= {row.shipped: row for row in concepts.objects.bulk_create(new)}
    words.objects.bulk_create(
        words(synonym=rows[key], language=language, text=text, folded=fold(text))
        for key, texts in changed.items()
        for language, text in texts
    )
    return len(changed)


def _wanted(edited: Any, taken: set[tuple[str, str]]) -> dict[str, Texts]:
    """What the list says of each concept that is not an editor's, without words taken."""
    left = {
        key: [each for each in _pairs(listed) if (each[0], fold(each[1])) not in taken]
        for key, listed in shipped().items()
        if key not in edited
    }
    return {key: texts for key, texts in left.items() if len(texts) > 1}


def _taken(words: Any, ours: Any) -> set[tuple[str, str]]:
    others = words.objects.exclude(synonym__in=list(ours))
    return set(others.values_list("language", "folded"))


def _texts(words: Any, ours: Mapping[str, int]) -> dict[str, Texts]:
    keys = {pk: key for key, pk in ours.items()}
    found: dict[str, Texts] = {}
    rows = words.objects.filter(synonym__in=list(keys)).order_by("pk")
    for pk, language, text in rows.values_list("synonym_id", "language", "text"):
        found.setdefault(keys[pk], []).append((language, text))
    return found


def _pairs(listed: Words) -> Texts:
    return [(language, text) for language, texts in listed.items() for text in texts]
