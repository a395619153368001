"""What to offer, in order, and why: uses, words, stage, tone and language together. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.vocabulary import Stage, Tone
from responses.suggestions.conversation import Conversation
from responses.suggestions.fit import LEAST_MATTER, Fit
from responses.suggestions.manner import is_abusive, is_angry, is_light
from responses.suggestions.nearest import Votes
from responses.suggestions.wording import (
    asks_what_about,
    closes_the_chat,
    opens_the_chat,
    says_something,
)

# Something has to be as good as this, or nothing is said; beside it less will do.
GOOD_BY_USE, GOOD_BY_WORDS = 0.15, 0.28
LEAST_BY_USE, LEAST_BY_WORDS = 0.02, 0.15
_MODEL = 0.8  # its part beside the nearest uses, once there is one
_OTHER_LANGUAGE, _ELSEWHERE, _SENT_BEFORE = 0.6, 0.4, 0.5
_EXPERIENCED = 200  # uses, from which on words say half
_WORDS_LEAST = 0.15
# Nearest uses this far away say nothing, and from there on everything they know.
_FIRST_TIME, _LATER_ON = (0.36, 0.48), (0.05, 0.2)
_FAMILIAR = (0.4, 0.8)
_FEW = 3
_BY_STAGE = {
    Stage.CLOSING: {Stage.CLOSING: 0.5, Stage.FEEDBACK: 0.3},
    Stage.COMPLAINT: {Stage.COMPLAINT: 0.45},
    Stage.ABUSE: {Stage.ABUSE: 0.5, Stage.COMPLAINT: 0.3},
}
_UPSET = (Stage.COMPLAINT, Stage.ABUSE)
_GREETING, _ACKNOWLEDGING = 0.5, 0.3
_TIED = frozenset(
    [
        *(Stage.GREETING, Stage.INVITATION, Stage.CLOSING, Stage.FEEDBACK),
        *(Stage.COMPLAINT, Stage.ABUSE, Stage.WRONG_COMPANY),
        *(Stage.HOLD, Stage.TRANSFER),
    ]
)


@dataclass(frozen=True)
class Option:
    """A reply that the asker may send now."""

    id: int
    group: int
    title: str
    language: str
    tone: str
    stage: str | None
    body: str
    uses: int = 0

    @cached_property
    def move(self) -> str | None:
        """Its stage; of one that names none, whether its words greet or part."""
        if self.stage is None and opens_the_chat(self.body):
            return Stage.GREETING
        if self.stage is None and closes_the_chat(self.body):
            return Stage.CLOSING
        return self.stage


@dataclass(frozen=True)
class Situation:
    """What is known of the conversation. `languages`: in the order they are preferred."""

    conversation: Conversation
    stage: Stage
    tone: Tone
    languages: Sequence[str]
    sent: Collection[int] = ()
    understood: bool = True  # nothing was said yet, or in words of some language we know
    strange: bool = False  # nothing we have is about anything near

    @cached_property
    def spoken(self) -> bool:
        """The agent said something already."""
        return bool(self.conversation.by_agent or self.sent)

    @cached_property
    def told(self) -> bool:
        """The customer said what it is about."""
        return says_something(self.conversation.by_customer)

    @cached_property
    def upset(self) -> bool:
        return is_angry(self.conversation.by_customer) or is_abusive(self.conversation.by_customer)


@dataclass(frozen=True)
class Learned:
    """What uses say. `model`: group → share, where the job has made one."""

    votes: Votes = field(default_factory=Votes)
    model: Mapping[int, float] = field(default_factory=dict)
    uses: int = 0

    @property
    def groups(self) -> set[int]:
        """Those that uses speak for at all."""
        every = {*self.votes.shares, *self.model}
        return {group for group in every if self.share(group) >= LEAST_BY_USE}

    def trust(self, conversation: Conversation) -> float:
        """How much a conversation as this one was seen before."""
        steps = _LATER_ON if conversation.by_agent else _FIRST_TIME
        familiar = self._familiar(bool(conversation.by_agent))
        return _between(self.votes.alike, *steps) * _between(familiar, *_FAMILIAR)

    def _familiar(self, answered: bool) -> float:
        """A word or two that answer the agent may be any; those of a first message tell a bit."""
        told = self.votes.told
        if told >= _FEW:
            return self.votes.familiar
        return 1.0 if answered else (self.votes.familiar * told + 1) / (told + 1)

    def share(self, group: int) -> float:
        near = self.votes.shares.get(group, 0.0)
        if not self.model:
            return near
        return _MODEL * self.model.get(group, 0.0) + (1 - _MODEL) * near


def _between(value: float, nothing: float, everything: float) -> float:
    return min(1.0, max(0.0, (value - nothing) / (everything - nothing)))


@dataclass(frozen=True)
class Reason:
    """A stable code; `values` for the words that explain it."""

    code: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True)
class Offer:
    option: Option
    score: float
    reasons: tuple[Reason, ...]


def ranked(
    options: Iterable[Option], fits: Mapping[int, Fit], learned: Learned, situation: Situation
) -> list[Offer]:
    """The best first; nothing where nothing is good enough. `fits`: group → how it fits."""
    judged = [
        _Judge(option, situation, fits.get(option.group, Fit()), learned)
        for option in _chosen(options, situation)
    ]
    kept = [judge for judge in judged if not judge.is_out]
    something_good = any(judge.is_good for judge in kept)
    offers = [judge.offer for judge in kept if judge.by_stage or (something_good and judge.is_fair)]
    return sorted(offers, key=lambda each: (-each.score, -each.option.uses, each.option.id))


class _Judge:
    """One option in one situation: what speaks for it, each from 0 to 1, and what against it."""

    def __init__(self, option: Option, situation: Situation, fit: Fit, learned: Learned) -> None:
        self.option = option
        self.situation = situation
        self._fit = fit
        self._learned = learned
        self._opens = option.move == Stage.GREETING
        self._trust = learned.trust(situation.conversation)
        self.by_use = self._trust * learned.share(option.group)
        self.by_words = self._by_words()
        self.by_stage = self._by_stage()

    @property
    def is_out(self) -> bool:
        """Whatever else speaks for it."""
        asks = asks_what_about(self.option.body)
        late = self.situation.told and (asks or self.situation.strange)
        if self._opens and (self.situation.spoken or late):
            return True
        light = self.option.tone == Tone.INFORMAL or is_light(self.option.body)
        return self.situation.upset and light

    @property
    def is_good(self) -> bool:
        return self.by_use >= GOOD_BY_USE or self.by_words >= GOOD_BY_WORDS

    @property
    def is_fair(self) -> bool:
        return self.by_use >= LEAST_BY_USE or self.by_words >= LEAST_BY_WORDS

    @property
    def offer(self) -> Offer:
        """The more uses there are to go by, the less mere words and the stage count; but who is
        upset is heard first."""
        experience = self._learned.uses / (self._learned.uses + _EXPERIENCED)
        left = max(_WORDS_LEAST, 1 - self._trust * experience)
        if self.situation.stage in _UPSET and self.by_stage:
            left = 1.0
        others = (1 - left * self.by_words) * (1 - left * self.by_stage)
        score = (1 - (1 - self.by_use) * others) * self._against
        return Offer(self.option, round(score, 4), tuple(self._reasons()))

    @property
    def _foreign(self) -> bool:
        return self.option.language not in self.situation.languages

    @property
    def _against(self) -> float:
        sent = _SENT_BEFORE if self.option.id in self.situation.sent else 1.0
        return sent * (_OTHER_LANGUAGE if self._foreign else 1.0)

    def _by_words(self) -> float:
        tied = self.option.move in _TIED and self.option.move != self.situation.stage
        return self._fit.with_words(_ELSEWHERE if tied else 1.0)

    def _by_stage(self) -> float:
        if self._foreign or self.option.move is None:
            return 0.0
        if self._opens:
            return self._by_greeting()
        wanted = _BY_STAGE.get(self.situation.stage, {})
        return wanted.get(Stage(self.option.move), 0.0)

    def _by_greeting(self) -> float:
        """One that asks what it is about before that is said, one that does not afterwards."""
        if not self.situation.understood:
            return 0.0
        if self.situation.told or not asks_what_about(self.option.body):
            return _ACKNOWLEDGING
        return _GREETING

    def _reasons(self) -> Iterable[Reason]:
        if self.by_use >= LEAST_BY_USE:
            near = self._learned.votes.uses.get(self.option.group, 0)
            yield Reason("similar_chats", (near,)) if near else Reason("usual")
        if self.by_words >= LEAST_BY_WORDS:
            if self._fit.words:
                yield Reason("words", self._fit.words)
            if self._fit.matter >= LEAST_MATTER:
                yield Reason("matter")
        if self.by_stage and self._opens and self.situation.told:
            yield Reason("acknowledges")
        elif self.by_stage:
            yield Reason("stage", (self.option.move,))
        if self.option.tone == self.situation.tone != Tone.NEUTRAL:
            yield Reason("tone")
        if self._foreign:
            yield Reason("other_language", (self.option.language,))
        if self.option.id in self.situation.sent:
            yield Reason("sent_before")


def _chosen(options: Iterable[Option], situation: Situation) -> list[Option]:
    """One of each group: in the customer's language, then in the customer's tone."""
    tones = _tones(situation)
    languages = [*situation.languages, "en"]

    def order(option: Option) -> tuple[int, int, int]:
        language = option.language
        step = languages.index(language) if language in languages else len(languages)
        return step, tones.index(option.tone), option.id

    best: dict[int, Option] = {}
    for option in sorted(options, key=order):
        best.setdefault(option.group, option)
    return list(best.values())


def _tones(situation: Situation) -> list[str]:
    if situation.upset:
        return [Tone.NEUTRAL, Tone.FORMAL, Tone.INFORMAL]
    others = {
        Tone.NEUTRAL: [Tone.FORMAL, Tone.INFORMAL],
        Tone.INFORMAL: [Tone.NEUTRAL, Tone.FORMAL],
        Tone.FORMAL: [Tone.NEUTRAL, Tone.INFORMAL],
    }
    return [situation.tone, *others[situation.tone]]
