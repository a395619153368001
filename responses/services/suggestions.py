"""What to send next in a conversation: replies and articles with reasons, or nothing.

Asking writes nothing and logs nothing: no word of the conversation outlives the answer.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.db.models.functions import Substr

from accounts.models import Team, User
from core.vocabulary import Sharing, Stage, Tone
from responses import queries
from responses.models import Reply, Use
from responses.services import learning
from responses.services.reasons import explained
from responses.services.texts import Texts, articles, fitting
from responses.services.uses import ChatName
from responses.suggestions.conversation import Conversation
from responses.suggestions.manner import stage_of, tone_of
from responses.suggestions.ranking import Learned, Offer, Option, Situation, ranked
from responses.suggestions.tongue import language_of, languages_of
from search.finder import languages as reading_languages

SHOWN = 5
TYPES = ("reply", "article")
_READ_OF_BODY = 600
_LIKELY = 40
_STAGES = (Stage.GREETING, Stage.CLOSING, Stage.FEEDBACK, Stage.COMPLAINT, Stage.ABUSE)
_TIMES = 3


@dataclass(frozen=True)
class Suggestions:
    """`language` is None where the customer's words could be Danish as well as Norwegian.

    Rows are as the API shows them: `reasons` are codes, `why` says the same in words.
    """

    language: str | None
    tone: str
    stage: str
    replies: list[dict[str, Any]] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)


def suggest(
    user: User,
    messages: Iterable[Mapping[str, Any]],
    *,
    language: str | None = None,
    team: Team | None = None,
    chat: ChatName | None = None,
    limit: int = SHOWN,
    types: Collection[str] = TYPES,
) -> Suggestions:
    """Of what the user may send now, the best first. `messages` have `author` and `text`.

    `language` is the customer's where the asker knows it, `team` the one whose habits count (else
    the user's teams), `chat` tells what was sent already.
    """
    conversation = Conversation.of(messages)
    situation = Situation(
        conversation=conversation,
        stage=stage_of(conversation),
        tone=tone_of(conversation.by_customer),
        languages=_languages(user, conversation, language),
        understood=not conversation.by_customer or bool(languages_of(conversation.by_customer)),
        sent=_sent_in(chat) if chat else frozenset(),
    )
    texts = fitting(user, situation, types)
    situation = replace(situation, strange=texts.strange)
    return Suggestions(
        language=language or language_of(conversation.by_customer),
        tone=Tone(situation.tone).value,
        stage=Stage(situation.stage).value,
        replies=_replies(user, situation, texts, team)[:limit] if "reply" in types else [],
        articles=articles(user, texts, situation)[:limit],
    )


def _languages(user: User, conversation: Conversation, given: str | None) -> tuple[str, ...]:
    """What the customer reads, the likeliest first; the user's own where nothing tells."""
    if given:
        return reading_languages(user, given)
    possible = languages_of(conversation.by_customer) or languages_of(conversation.by_agent)
    if not possible:
        return reading_languages(user, None)
    chosen = language_of(conversation.by_customer)
    order = [chosen, user.language, "da", "nb", "sv", "en", "nn", *sorted(possible)]
    likely = tuple(dict.fromkeys(each for each in order if each in possible))
    return likely if "nn" not in possible else tuple(dict.fromkeys([*likely, "nb"]))


def _sent_in(chat: ChatName) -> frozenset[int]:
    """Replies that were used in this chat."""
    uses = Use.objects.filter(chat_source=chat.source, chat_external_id=chat.external_id)
    return frozenset(uses.order_by().values_list("reply", flat=True))


def _replies(
    user: User, situation: Situation, texts: Texts, team: Team | None
) -> list[dict[str, Any]]:
    learned = _learned(user, situation.conversation, team)
    options = _options(user, {*learned.groups, *texts.groups}, situation)
    return [_row(offer) for offer in ranked(options, texts.groups, learned, situation)]


def _options(user: User, groups: Collection[int], situation: Situation) -> list[Option]:
    """Every variant that the user may send now, also those that only the stage speaks for."""
    fitting = Q(group__in=groups)
    if situation.stage in _STAGES or not situation.conversation.by_agent:
        fitting |= Q(stage__in=_STAGES, language__in=situation.languages)
    rows = (
        queries.usable_by(user).filter(fitting).annotate(opening=Substr("body", 1, _READ_OF_BODY))
    )
    columns = ("pk", "group_id", "title", "language", "tone", "stage", "opening", "use_count")
    return [Option(*row) for row in rows.order_by().values_list(*columns)]


def _row(offer: Offer) -> dict[str, Any]:
    option = offer.option
    return {
        "id": option.id,
        "title": option.title,
        "language": option.language,
        "tone": option.tone,
        "stage": option.stage,
        "score": offer.score,
        "reasons": [reason.code for reason in offer.reasons],
        "why": explained(offer.reasons),
    }


# --- What uses say --------------------------------------------------------------------------------


def _learned(user: User, conversation: Conversation, team: Team | None) -> Learned:
    """Of what the user may see: others' personal replies neither show nor leave a gap."""
    nearest = learning.nearest()
    if not nearest.lessons or not conversation.said:
        return Learned()
    asked = learning.features_of(conversation)
    teams = [team.pk] if team else sorted(user.team_ids)
    colleagues = {user.pk, *User.objects.filter(teams__in=teams).values_list("pk", flat=True)}
    model = learning.model(teams)
    shares = model.shares(asked, _LIKELY) if model else {}
    votes = nearest.votes(asked, colleagues)
    secret: set[int] = set()
    for _ in range(_TIMES):
        found = _not_for(user, Learned(votes, shares).groups - secret)
        if not found:
            break
        secret |= found
        votes = nearest.votes(asked, colleagues, secret)
        shares = model.shares(asked, _LIKELY, secret) if model else {}
    return Learned(votes, shares, len(nearest.lessons))


def _not_for(user: User, groups: Collection[int]) -> set[int]:
    """Of these the groups that were never the user's to send.

    What is archived or outside its dates is not among them: where it was the answer, there is none
    now, and the next best would be a wrong one.
    """
    shared = Q(shared_with=Sharing.STAFF) | Q(owner=user)
    shared |= Q(shared_with=Sharing.TEAMS, teams__in=user.team_ids)
    known = Reply.objects.filter(shared, group__in=groups).order_by()
    return set(groups) - set(known.values_list("group", flat=True))
