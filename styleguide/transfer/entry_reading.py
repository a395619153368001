"""What a file of the guide says, as the services take it, and everything that is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Team
from core.exceptions import Invalid
from core.text import SLUG_LENGTH, slug
from styleguide.models import Verdict
from styleguide.services.fields import checked
from styleguide.transfer.lined_yaml import Path

MOST_ENTRIES = 5_000
_SLUG = re.compile(rf"[a-z0-9-]{{1,{SLUG_LENGTH + 20}}}")
_TEXTS = ("title", "topic", "guidance", "language", "status")
_LISTS = ("channels", "stages")
_KNOWN = ("key", *_TEXTS, "teams", *_LISTS, "examples", "rules")
_OF_THE_RULE = ("kind", "severity", "message")
_NUMBERS = ("max", "min", "within_sentences")


class EntryReader:
    """Reads all entries before anything is written. `problems`: where, and what is wrong there."""

    def __init__(self, teams: Mapping[str, Team]) -> None:
        self.teams = teams
        self.problems: list[tuple[Path, str]] = []
        self._titles: dict[int, str] = {}

    def name_of(self, path: Path) -> str:
        """The advice that a path leads into."""
        number = path[1] if len(path) > 1 else None
        return self._titles.get(number, "") if isinstance(number, int) else ""

    def entries(self, book: Any) -> dict[str, dict[str, Any]]:
        """The fields of each entry by its key."""
        rows = book.get("entries") if isinstance(book, dict) else None
        if not isinstance(rows, list) or len(rows) > MOST_ENTRIES:
            self._say((), _("A list of “entries” has to stand here."))
            return {}
        for name in book.keys() - {"entries"}:
            self._say((name,), _("“%s” is not known here.") % name[:80])
        found: dict[str, dict[str, Any]] = {}
        for place, row in enumerate(rows):
            path = ("entries", place)
            if not isinstance(row, dict):
                self._say(path, _("Advice has a title, guidance and so on here."))
                continue
            key = self._key(row, path)
            if key in found:
                self._say((*path, "key"), _("The key “%s” stands here twice.") % key)
            found[key] = self._entry(row, path)
        return found

    def _key(self, row: Mapping[str, Any], path: Path) -> str:
        title = row.get("title")
        if not isinstance(title, str) or not title.strip():
            self._say((*path, "title"), _("This cannot be empty."))
            title = ""
        self._titles[int(path[1])] = title[:80]
        given = row.get("key")
        if isinstance(given, str) and _SLUG.fullmatch(given):
            return given
        return slug(given if isinstance(given, str) and given.strip() else title)

    def _entry(self, row: Mapping[str, Any], path: Path) -> dict[str, Any]:
        before = len(self.problems)
        for name in row.keys() - set(_KNOWN):
            self._say((*path, name), _("“%s” is not known here.") % name[:80])
        given: dict[str, Any] = {}
        for name in _TEXTS:
            if name in row:
                given[name] = self._text(row[name], (*path, name)) or ""
        for name in _LISTS:
            if name in row:
                given[name] = self._texts(row[name], (*path, name))
        if "teams" in row:
            given["teams"] = self._teams(row["teams"], (*path, "teams"))
        for name, read in (("examples", self._example), ("rules", self._rule)):
            if name in row:
                given[name] = self._several(row[name], (*path, name), read)
        return self._checked(given, path) if len(self.problems) == before else given

    def _checked(self, given: dict[str, Any], path: Path) -> dict[str, Any]:
        try:
            return checked(given)  # type: ignore[arg-type]  # its fields, by name
        except Invalid as refused:
            for pointer, errors in refused.errors.items():
                steps = [each for each in pointer.split("/") if each not in ("parameters", "text")]
                where: Path = tuple(int(each) if each.isdigit() else each for each in steps)
                for _code, detail in errors:
                    self._say((*path, *where), detail)
            return given

    def _example(self, row: Any, path: Path) -> dict[str, Any] | None:
        """`bad: …` or `good: …`."""
        if not isinstance(row, dict) or len(row) != 1 or not row.keys() <= set(Verdict.values):
            self._say(path, _("An example is “good: …” or “bad: …”."))
            return None
        ((verdict, text),) = row.items()
        return {"verdict": verdict, "text": self._text(text, path) or ""}

    def _rule(self, row: Any, path: Path) -> dict[str, Any] | None:
        if not isinstance(row, dict):
            self._say(path, _("A rule has a kind, a message and so on here."))
            return None
        rule: dict[str, Any] = {}
        for name in _OF_THE_RULE:
            if name in row:
                rule[name] = self._text(row[name], (*path, name)) or ""
        if "exceptions" in row:
            rule["exceptions"] = self._texts(row["exceptions"], (*path, "exceptions"))
        rule["parameters"] = {
            name: self._number(value, (*path, name)) if name in _NUMBERS else value
            for name, value in row.items()
            if name not in (*_OF_THE_RULE, "exceptions")
        }
        return rule

    def _several(self, rows: Any, path: Path, read: Any) -> list[dict[str, Any]]:
        found = (read(row, (*path, place)) for place, row in enumerate(self._list(rows, path)))
        return [each for each in found if each is not None]

    def _teams(self, names: Any, path: Path) -> list[Team]:
        found = []
        for place, name in enumerate(self._texts(names, path)):
            if name in self.teams:
                found.append(self.teams[name])
            else:
                self._say((*path, place), _("There is no team “%s” here.") % name[:80])
        return found

    def _number(self, value: Any, path: Path) -> Any:
        """A number; what is none is refused by the shape of the kind."""
        is_whole = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 9
        return int(value) if is_whole else value

    def _texts(self, value: Any, path: Path) -> list[str]:
        found = (
            self._text(each, (*path, place)) for place, each in enumerate(self._list(value, path))
        )
        return [each for each in found if each is not None]

    def _list(self, value: Any, path: Path) -> Sequence[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self._say(path, _("This has to be a list."))
            return []
        return value

    def _text(self, value: Any, path: Path) -> str | None:
        if value is not None and not isinstance(value, str):
            self._say(path, _("This has to be a text."))
            return None
        return value

    def _say(self, path: Path, detail: str) -> None:
        self.problems.append((path, detail))
