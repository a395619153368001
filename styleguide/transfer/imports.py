"""Files of other tools: Vale styles in YAML or as lines, and lists of words as lines of JSON."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from core.exceptions import Invalid
from core.vocabulary import SHIPPED_LANGUAGES, Status
from styleguide.services.loading import Loaded, load_entry
from styleguide.transfer import vale, word_lists
from styleguide.transfer.drafts import Found

_YAML = (".yml", ".yaml")


class NotReadable(Exception):
    """The file holds nothing that this knows, and why."""


def read(path: Path, language: str) -> Found:
    """What a file says, or a folder of Vale rules. Raises NotReadable."""
    rows = _rows(path)
    if not rows:
        raise NotReadable(f"There is nothing in {path}.")
    if all("extends" in row for row in rows):
        return vale.read(rows)
    return word_lists.read(rows, language)


def language_of(path: Path, otherwise: str) -> str:
    """`nb_words.jsonl` is Norwegian; `words_en.jsonl` is English."""
    parts = path.stem.split("_")
    named = [each for each in (parts[0], parts[-1]) if each in SHIPPED_LANGUAGES]
    return named[0] if named else otherwise


@transaction.atomic
def write(found: Found, *, language: str, source: str, dry_run: bool = False) -> Counter[Loaded]:
    """Make drafts of it. What is there already is updated, unless an editor changed it."""
    counts: Counter[Loaded] = Counter()
    for draft in found.drafts:
        try:
            counts[
                load_entry(
                    source=source,
                    external_id=draft.name[:200],
                    status=Status.DRAFT,
                    title=draft.title,
                    guidance=draft.guidance,
                    topic="terminology",
                    language=language,
                    examples=[],
                    rules=draft.rules,
                )
            ] += 1
        except Invalid as refused:
            why = "; ".join(f"{where} {errors[0][1]}" for where, errors in refused.errors.items())
            found.left_out.append((draft.name, why))
    transaction.set_rollback(dry_run)
    return counts


def _rows(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        if path.is_dir():
            files = sorted(each for each in path.rglob("*") if each.suffix in _YAML)
            return [_vale(file) for file in files]
        if path.suffix in _YAML:
            return [_vale(path)]
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        raise NotReadable(f"{path}: {error}") from None
    if not all(isinstance(row, dict) for row in rows):
        raise NotReadable(f"Each line of {path} has to be a JSON object.")
    return rows


def _vale(file: Path) -> Mapping[str, Any]:
    """A rule, with the names that its place gives it."""
    row = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(row, dict) or "extends" not in row:
        raise NotReadable(f"{file} is no Vale rule.")
    return {"style": file.parent.name, "rule": file.stem, **row}
