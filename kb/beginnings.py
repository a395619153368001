"""What a form of an article began with. It travels with the form and comes back with a save."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from kb.models import Article

FACTS = ("language", "category", "visibility", "tags", "review_due")


def facts_of(article: Article) -> dict[str, Any]:
    """What stands beside the wording, as the form shows it."""
    return {
        "language": article.language,
        "category": article.category_id,
        "visibility": article.visibility,
        "tags": ", ".join(sorted(tag.name for tag in article.tags.all())),
        "review_due": article.review_due,
    }


@dataclass(frozen=True)
class Beginning:
    """Only told from what the browser sent: nothing but a merge may depend on it."""

    # Numbers of the wording that was opened, and of the source that stood beside it.
    revision: int | None = None
    source: int | None = None
    facts: dict[str, str] = field(default_factory=dict)
    files: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, source: int | None = None) -> "Beginning":
        facts = {name: _text(value) for name, value in facts_of(article).items()}
        return cls(article.newest.number, source, facts, article.attachment_ids)

    @classmethod
    def read(cls, text: str) -> "Beginning":
        """The reverse of `written`; a text that is none is an empty beginning."""
        try:
            found = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(found, dict):
            return cls()
        facts, files = found.get("facts"), found.get("files")
        return cls(
            _number(found.get("revision")),
            _number(found.get("source")),
            {name: str(facts[name]) for name in FACTS if name in facts}
            if isinstance(facts, dict)
            else {},
            [each for each in files if type(each) is int] if isinstance(files, list) else [],
        )

    def written(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def _number(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 2**31 else None


def _text(value: Any) -> str:
    return "" if value is None else str(value)
