"""The fields of an entry as a caller gives them, checked all at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from accounts.models import Team
from core.exceptions import Invalid
from core.vocabulary import Channel, Stage, Status, UnknownLanguage, normal_language
from styleguide import shapes
from styleguide.models import Severity, Topic, Verdict

TITLE_LENGTH = 200
GUIDANCE_LENGTH = 100_000
EXAMPLE_LENGTH = 5_000
MESSAGE_LENGTH = 500
MOST_PARTS = 100

Errors = dict[str, list[tuple[str, str]]]


class ExampleFields(TypedDict):
    text: str
    verdict: str


class RuleFields(TypedDict, total=False):
    """`exceptions` may be left out, and of the parameters those that have a default.

    With the `id` of a rule of the entry it is that rule, however much of it changes.
    """

    id: int
    kind: str
    severity: str
    message: str
    parameters: Mapping[str, Any]
    exceptions: Sequence[str]


class EntryFields(TypedDict, total=False):
    """Any of them; what is left out keeps its value, or gets its default in a new entry.

    Examples and rules are given as a whole.
    """

    title: str
    topic: str
    guidance: str
    language: str | None
    teams: Sequence[Team]
    channels: Sequence[str]
    stages: Sequence[str]
    status: str
    examples: Sequence[ExampleFields]
    rules: Sequence[RuleFields]


def checked(fields: EntryFields) -> dict[str, Any]:
    """The fields as they are stored. Raises Invalid with everything that is wrong."""
    given: dict[str, Any] = dict(fields)
    errors: Errors = defaultdict(list)
    _check_texts(given, errors)
    _check_words(given, errors)
    _check_language(given, errors)
    if "examples" in given:
        given["examples"] = _examples(given["examples"], errors)
    if "rules" in given:
        given["rules"] = _rules(given["rules"], errors)
    if errors:
        raise Invalid(errors)
    return given


def _check_texts(given: dict[str, Any], errors: Errors) -> None:
    if "title" in given:
        given["title"] = given["title"].strip()
        _required(given["title"], "title", errors)
        _fits(given["title"], TITLE_LENGTH, "title", errors)
        if len(given["title"].splitlines()) > 1:
            errors["title"].append(("one_line", _("This is one line.")))
    if "guidance" in given:
        _fits(given["guidance"], GUIDANCE_LENGTH, "guidance", errors)


def _check_words(given: dict[str, Any], errors: Errors) -> None:
    """Words outside the vocabulary. Of links each counts once."""
    for name, words in (("topic", Topic), ("status", Status)):
        if name in given:
            _known([given[name]], words.values, name, errors)
    for name, several in (("channels", Channel), ("stages", Stage)):
        if name in given:
            _known(given[name], several.values, name, errors)
            chosen = set(given[name])
            given[name] = [word for word in several.values if word in chosen]


def _check_language(given: dict[str, Any], errors: Errors) -> None:
    code = given.get("language")
    if not code:
        if "language" in given:
            given["language"] = None
        return
    try:
        given["language"] = normal_language(code)
    except UnknownLanguage as unknown:
        errors["language"].append(("unknown_language", str(unknown)))


def _examples(rows: Sequence[ExampleFields], errors: Errors) -> list[dict[str, Any]]:
    _few(rows, "examples", errors)
    for place, row in enumerate(rows):
        _required(row["text"], f"examples/{place}/text", errors)
        _fits(row["text"], EXAMPLE_LENGTH, f"examples/{place}/text", errors)
        _known([row["verdict"]], Verdict.values, f"examples/{place}/verdict", errors)
    return [{"text": row["text"], "verdict": row["verdict"]} for row in rows]


def _rules(rows: Sequence[RuleFields], errors: Errors) -> list[dict[str, Any]]:
    _few(rows, "rules", errors)
    return [_rule(row, f"rules/{place}", errors) for place, row in enumerate(rows)]


def _rule(row: RuleFields, path: str, errors: Errors) -> dict[str, Any]:
    message, severity = row.get("message", "").strip(), row.get("severity", "suggestion")
    _required(message, f"{path}/message", errors)
    _fits(message, MESSAGE_LENGTH, f"{path}/message", errors)
    _known([severity], Severity.values, f"{path}/severity", errors)
    kind = row.get("kind", "")
    parameters, problems = shapes.read_parameters(kind, row.get("parameters", {}))
    exceptions, more = shapes.read_exceptions(row.get("exceptions", []))
    for problem in [*problems, *more]:
        errors[f"{path}/{problem.path}"].append((problem.code, problem.detail))
    known = {"id": row["id"]} if "id" in row else {}
    return known | {
        "kind": kind,
        "severity": severity,
        "message": message,
        "parameters": parameters,
        "exceptions": exceptions,
    }


def _required(text: str, path: str, errors: Errors) -> None:
    if not text.strip():
        errors[path].append(("required", _("This cannot be empty.")))


def _fits(text: str, longest: int, path: str, errors: Errors) -> None:
    if len(text) > longest:
        detail = _("At most %(longest)s characters fit here.") % {"longest": f"{longest:,}"}
        errors[path].append(("max_length", detail))


def _known(words: Iterable[str], known: Collection[str], path: str, errors: Errors) -> None:
    for word in words:
        if word not in known:
            errors[path].append(("invalid_choice", _("“%s” is not known here.") % word))


def _few(rows: Sequence[Any], path: str, errors: Errors) -> None:
    if len(rows) > MOST_PARTS:
        errors[path].append(("max_length", _("At most %d of them fit here.") % MOST_PARTS))
