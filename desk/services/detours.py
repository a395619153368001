"""What of a hit matched, and by which detour where it was not what was typed."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search.finder import Found
from search.ranking import FEW_WORDS
from search.snippets import marked, marker_for

MOST_NAMED = 2
OTHER_WORDS = ("synonym", "corrected")
_TAG = re.compile("</?mark>")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Matches:
    """The words of a search, as far as the rows it found have them."""

    def __init__(self, found: Found) -> None:
        self._results = found.results
        self.words = found.words
        self.marker = marker_for(self.words)
        self.meant = (found.did_you_mean or "").casefold().split()
        self.ways = getattr(found, "ways", ())

    def marked(self, text: str, language: str | None) -> SafeString:
        return marked(text, self.marker, language)

    def rows(self) -> list[dict[str, Any]]:
        """What was found, with `shown_title` marked and a `note` where a detour led there."""
        return [
            {
                **row,
                "shown_title": self.marked(row["title"], row["language"]),
                "note": self._note(row, at),
            }
            for at, row in enumerate(self._results)
        ]

    def _note(self, row: Mapping[str, Any], at: int) -> str:
        """Why a row is there, where its words do not say so by themselves."""
        named = self._other_words(row) if row["matched"] != "all" else []
        notes = [_("also: %(words)s") % {"words": ", ".join(named)}] if named else []
        if row["matched"] == "fewer" and len(self.words) <= FEW_WORDS:
            missing = ", ".join(self._missing(at))
            said = _("without “%(words)s”") % {"words": missing} if missing else _("fewer words")
            notes.append(said)
        return " · ".join(notes)

    def _missing(self, at: int) -> list[str]:
        ways = self.ways[at] if at < len(self.ways) else ()
        return [
            word.exact
            for word, way in zip(self.words, ways, strict=False)
            if not way and not word.common
        ]

    def _other_words(self, row: Mapping[str, Any]) -> list[str]:
        """Words that stand there for what was typed, as written."""
        found: dict[str, str] = {}
        for text in (row["title"], unescape(_TAG.sub("", row["snippet"]))):
            for span in self.marker.spans(text, row["language"] or "") if self.marker else ():
                word = _WORD.match(text, span.start)
                if word and span.kind in OTHER_WORDS:
                    found.setdefault(word[0].casefold(), word[0])
        # What “Did you mean” says already is not said again.
        named = [word for folded, word in found.items() if folded not in self.meant]
        return named[:MOST_NAMED]
