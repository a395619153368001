"""What a reply has to be before it is written. Collects everything that is wrong at once."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Team, User
from core.exceptions import Invalid
from core.text import fold
from core.vocabulary import Channel, Sharing, Stage, Status, Tone, content_languages
from kb.models import Article
from responses.exceptions import InvalidPlaceholders, Place
from responses.models import Kind, Reply
from responses.placeholders import PlaceholderError, validate
from responses.services.fields import TEXT
from responses.services.names import known_names

LONGEST_BODY = 1_000_000
LENGTHS = {
    "title": 200,
    "shortcut": 60,
    "subject": 300,
    "body": LONGEST_BODY,
    "when_to_use": 5_000,
    "precondition": 5_000,
    "source": 120,
    "external_id": 200,
}
LONGEST_TAG = 60
SHORTCUT = re.compile(r"[\w.\-]+")
VOCABULARIES = {
    "kind": Kind,
    "tone": Tone,
    "shared_with": Sharing,
    "status": Status,
    "stage": Stage,
}

Errors = dict[str, list[tuple[str, str]]]


def check(
    reply: Reply,
    *,
    by: User,
    teams: Sequence[Team],
    channels: Collection[str],
    tags: Collection[str],
    changed: Collection[str],
) -> None:
    """Raises Invalid for everything that the row as it would be saved may not have.

    What was not `changed` is not asked again where the answer depends on others: teams one
    has left, constants that are gone.
    """
    errors: Errors = defaultdict(list)
    _check_words(reply, channels, errors)
    _check_tags(tags, errors)
    _check_texts(reply, errors)
    _check_rules(reply, errors)
    _check_teams(reply, teams, by, errors, asked="teams" in changed)
    if "article" in changed:
        _check_article(reply, by, errors)
    places = _check_placeholders(reply, changed, by, errors)
    if places:
        raise InvalidPlaceholders(errors, places)
    if errors:
        raise Invalid(errors)


def _check_words(reply: Reply, channels: Collection[str], errors: Errors) -> None:
    """Words outside the vocabulary."""
    for name, words in VOCABULARIES.items():
        value = getattr(reply, name)
        if value not in words.values and not (name == "stage" and value is None):
            errors[name].append(("invalid_choice", _("“%s” is not known here.") % value))
    for channel in channels:
        if channel not in Channel.values:
            errors["channels"].append(("invalid_choice", _("“%s” is not known here.") % channel))
    if reply.language not in content_languages():
        text = _("“%(code)s” is not a language here. Known: %(known)s.")
        words_of = {"code": reply.language, "known": ", ".join(content_languages())}
        errors["language"].append(("unknown_language", text % words_of))


def _check_tags(tags: Collection[str], errors: Errors) -> None:
    for tag in tags:
        if not fold(tag) or len(tag.strip()) > LONGEST_TAG:
            text = _("A tag is a word or a few, at most %d characters.") % LONGEST_TAG
            errors["tags"].append(("invalid", text))


def _check_texts(reply: Reply, errors: Errors) -> None:
    for name in ("title", "body"):
        if not getattr(reply, name).strip():
            errors[name].append(("required", _("This cannot be empty.")))
    for name, longest in LENGTHS.items():
        if len(getattr(reply, name)) > longest:
            text = _("At most %(longest)s characters fit here.") % {"longest": f"{longest:,}"}
            errors[name].append(("max_length", text))
    for name in ("title", "subject"):
        if len(getattr(reply, name).splitlines()) > 1:
            errors[name].append(("one_line", _("This is one line.")))
    if reply.shortcut and not SHORTCUT.fullmatch(reply.shortcut):
        text = _("A short code has letters, digits, “-”, “_” and “.”, no spaces.")
        errors["shortcut"].append(("invalid", text))


def _check_rules(reply: Reply, errors: Errors) -> None:
    if reply.kind == Kind.CANNED and reply.subject:
        errors["subject"].append(("not_allowed", _("A canned reply has no subject.")))
    if reply.kind == Kind.CANNED and reply.attachment_count:
        text = _("A canned reply has no files. A predefined one has.")
        errors["attachments"].append(("not_allowed", text))
    if reply.valid_from and reply.valid_until and reply.valid_until <= reply.valid_from:
        text = _("The last day has to come after the first.")
        errors["valid_until"].append(("before_valid_from", text))
    if reply.is_personal and reply.status == Status.IN_REVIEW:
        text = _("A personal reply needs no review.")
        errors["status"].append(("not_allowed", text))


def _check_teams(
    reply: Reply, teams: Sequence[Team], by: User, errors: Errors, *, asked: bool
) -> None:
    if reply.shared_with != Sharing.TEAMS:
        if teams:
            text = _("Teams can be named only when the reply is shared with teams.")
            errors["teams"].append(("not_allowed", text))
        return
    if not teams:
        errors["teams"].append(("required", _("Say which team this is for.")))
    elif asked and not roles.can_edit(by) and not {team.pk for team in teams} <= by.team_ids:
        errors["teams"].append(("not_allowed", _("You can share with your own teams only.")))


def _check_article(reply: Reply, by: User, errors: Errors) -> None:
    seen = Article.objects.visible_to(by)
    if reply.article_id is not None and not seen.filter(pk=reply.article_id).exists():
        errors["article"].append(("does_not_exist", _("There is no such article.")))


def _check_placeholders(
    reply: Reply, changed: Collection[str], by: User, errors: Errors
) -> list[Place]:
    texts = {name: getattr(reply, name) for name in TEXT if name in changed}
    places = places_in(texts, by)
    for place in places:
        errors[place.field].append((place.code, place.detail))
    return places


def places_in(texts: Mapping[str, str], user: User) -> list[Place]:
    """Where these texts, by the name of their field, hold what cannot be saved."""
    known = known_names(user)
    places: list[Place] = []
    for name, source in texts.items():
        try:
            validate(source[:LONGEST_BODY], known)
        except PlaceholderError as refused:
            places += [Place.of(name, source, problem) for problem in refused.problems]
    return places


def check_external(reply: Reply) -> None:
    """Raises Invalid if another reply came from the same place under the same id."""
    if not reply.external_id:
        return
    same = Reply.objects.filter(
        source=reply.source, external_id=reply.external_id, language=reply.language
    )
    if same.exclude(pk=reply.pk).exists():
        text = _("Another reply has this source, external id and language.")
        raise Invalid({"external_id": [("taken", text)]})
