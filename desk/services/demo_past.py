"""Three months of chats of the demo shop, with the replies used in them and how they were rated.

Drawn from `conversations.yaml` by a generator with a fixed seed: the same every time, counted back
from today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Team, User
from chats.services.past import PastChat, PastMessage, store_past_chats
from core.vocabulary import Stage, Tone
from desk.services.demo_made import Made
from desk.services.demo_texts import Texts
from responses.models import Reply
from responses.services.past_uses import PastUse, record_past_uses
from responses.services.uses import ChatName

SOURCE = "demo"
SEED = 20_260_101
DAYS = 91
LANGUAGES = {"da": 6, "nb": 4, "sv": 2, "en": 1}
# Who answers, by team, and how often.
ANSWERING = {
    "support": {"ole": 6, "maja": 2, "ingrid": 1},
    "billing": {"jonas": 4, "ingrid": 1},
}
EDITED = 0.15


@dataclass(frozen=True)
class Shop:
    """What the chats are made of."""

    content: Mapping[str, Any]
    people: Mapping[str, User]
    teams: Mapping[str, Team]
    # Group key and language → the reply in it.
    replies: Mapping[tuple[str, str], Reply]


def make_past(
    content: Mapping[str, Any],
    firsts: Mapping[str, Reply],
    people: Mapping[str, User],
    teams: Mapping[str, Team],
    made: Made,
) -> None:
    """`firsts`: of each group of replies the first variant."""
    shop = Shop(content, people, teams, _by_language(firsts))
    texts = Texts(shop.replies.values(), people["ole"])
    draw = Random(SEED)
    past = [
        _Talk(shop, texts, draw, number).chat(at) for number, at in enumerate(_moments(draw), 1)
    ]
    made.note_many("chat", [chat.pk for chat in store_past_chats(past)])
    record_past_uses([use for chat in past for use in _uses(chat, draw)])


def _by_language(firsts: Mapping[str, Reply]) -> dict[tuple[str, str], Reply]:
    """The neutral variant of each language, where there is one."""
    keys = {reply.group_id: key for key, reply in firsts.items()}
    variants = Reply.objects.published().filter(group__in=keys).select_related("group")
    found: dict[tuple[str, str], Reply] = {}
    for reply in sorted(variants, key=lambda each: (each.tone != Tone.NEUTRAL, each.pk)):
        found.setdefault((keys[reply.group_id], reply.language), reply)
    return found


def _moments(draw: Random) -> Iterator[datetime]:
    """When chats began: on working days, a few more towards today."""
    today = timezone.localdate()
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if day.weekday() >= 5:
            continue
        for _ in range(draw.randint(2, 4) + (back < DAYS // 2)):
            minute = draw.randint(8 * 60, 16 * 60 + 30)
            yield timezone.make_aware(datetime.combine(day, time(minute // 60, minute % 60)))


def _uses(chat: PastChat, draw: Random) -> Iterator[PastUse]:
    name = ChatName(chat.source, chat.external_id)
    for place, each in enumerate(chat.messages):
        if each.reply is not None:
            before = [{"author": one.author, "text": one.text} for one in chat.messages[:place]]
            edited = draw.random() < EDITED
            yield PastUse(each.reply, chat.by, each.sent_at, name, edited, before)


class _Talk:
    """One chat, from the first word to how it ended."""

    def __init__(self, shop: Shop, texts: Texts, draw: Random, number: int) -> None:
        self.shop, self.texts, self.draw, self.number = shop, texts, draw, number
        topics = shop.content["topics"]
        self.topic = draw.choices(topics, [topic["weight"] for topic in topics])[0]
        spoken = [code for code in LANGUAGES if code in self.topic["opening"]]
        self.language = draw.choices(spoken, [LANGUAGES[code] for code in spoken])[0]
        self.customer = draw.choice(shop.content["customers"][self.language])
        answering = ANSWERING[self.topic["team"]]
        self.agent = shop.people[self._weighed(answering)]
        self.order = f"FK-{100_600 + number}"

    def chat(self, at: datetime) -> PastChat:
        return PastChat(
            source=SOURCE,
            external_id=f"past-{self.number:04}",
            team=self.shop.teams[self.topic["team"]],
            by=self.agent,
            messages=list(self._messages(at)),
            facts={
                "language": self.language,
                "subject": self.topic["subject"][self.language],
                "customer_name": self.customer,
                "status": self._weighed(self.topic["ends"]),
                # Most customers give none.
                "rating": self._weighed(self.topic["rated"]) if self.draw.random() < 0.55 else None,
            },
        )

    def _messages(self, at: datetime) -> Iterator[PastMessage]:
        opening = self.draw.choice(self.topic["opening"][self.language])
        first = self.topic.get("first", {}).get(self.language)
        yield self._said(at, self.draw.choice(first) if first else opening)
        for key in self.topic["replies"]:
            reply = self.shop.replies.get((key.removesuffix("?"), self.language))
            if reply is None or (key.endswith("?") and self.draw.random() < 0.5):
                continue
            at += timedelta(seconds=self.draw.randint(20, 150))
            yield self._answered(at, reply)
            at += timedelta(seconds=self.draw.randint(15, 120))
            answer = self._answer(reply.stage, opening if first else "")
            if answer:
                yield self._said(at, answer)
        typed = self.topic.get("typed", {}).get(self.language)
        if typed and self.number % 2:
            yield self._typed(at + timedelta(seconds=40), typed)

    def _answer(self, stage: str | None, opening: str) -> str:
        """What the customer writes next; after a greeting only who has not said it yet."""
        if stage == Stage.GREETING:
            return opening
        lines: Sequence[str] = self.shop.content["then"].get(stage, {}).get(self.language, [])
        return self.draw.choice(lines).replace("{order}", self.order) if lines else ""

    def _said(self, at: datetime, text: str) -> PastMessage:
        return PastMessage("customer", self.customer, text, at)

    def _answered(self, at: datetime, reply: Reply) -> PastMessage:
        name = self.customer.partition(" ")[0]
        text = self.texts.of(reply, customer=name, agent=self.agent.first_name, order=self.order)
        return PastMessage("agent", self.agent.first_name, text, at, reply)

    def _typed(self, at: datetime, text: str) -> PastMessage:
        """By hand, with no reply behind it: mining finds it."""
        name = self.customer.partition(" ")[0]
        said = text.replace("{order}", self.order).replace("{name}", name)
        return PastMessage("agent", self.agent.first_name, said, at)

    def _weighed(self, weights: Mapping[Any, int]) -> Any:
        return self.draw.choices(list(weights), list(weights.values()))[0]
