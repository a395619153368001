"""Everything there is, written through the services, what is hidden between what is not."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from random import Random

from django.db import transaction

from chats.services.chats import hand_over
from chats.services.proposals import propose
from core.vocabulary import Stage, Visibility
from kb.models import Article
from kb.services import articles
from responses.services.uses import record_use
from tests.attachments.factories import make_attachment
from tests.chats.factories import talk
from tests.kb.factories import make_article, make_category, reword
from tests.responses.factories import make_reply, make_variant
from tests.search.worlds.vocabulary import LANGUAGES, OTHERS, STAFF, Pen
from tests.styleguide.factories import make_entry

PUBLIC, INTERNAL, FOREIGN = 60, 130, 180
AT_ONCE = 60


@dataclass
class Written:
    """Ids by type: what all read, what visitors do not, what alice does not either.

    `waiting`: articles with a newer wording that only editors read.
    """

    public: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    internal: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    foreign: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    waiting: list[int] = field(default_factory=list)

    def ids(self, type):
        return self.public[type] + self.internal[type] + self.foreign[type]


@dataclass(frozen=True)
class Cast:
    alice: object
    bob: object
    eva: object
    support: object
    billing: object


class Author:
    """Writes one thing after the other and keeps account of who may read it."""

    def __init__(self, cast):
        self.cast = cast
        self.written = Written()
        self.shelves = {}
        self.withdrawn = []
        self.random = Random(7)

    def write(self):
        """All of it; the index takes it in bit by bit. Answers what was written."""
        with transaction.atomic():
            self._shelves()
        steps = [partial(self.public, number) for number in range(PUBLIC)]
        steps += [partial(self.internal, number) for number in range(INTERNAL)]
        steps += [partial(self.foreign, number) for number in range(FOREIGN)]
        self.random.shuffle(steps)
        for first in range(0, len(steps), AT_ONCE):
            with transaction.atomic():
                for step in steps[first : first + AT_ONCE]:
                    step()
        with transaction.atomic():
            self._withdraw()
            self._reword()
        return self.written

    def public(self, number):
        """Articles; some are translations of one that is internal, or that waits."""
        pen, fields = Pen(self._seed("public", number)), {}
        if number % 10 == 0 and (source := self._untranslated()):
            fields["translation_of"] = source
            fields["language"] = next(each for each in LANGUAGES if each != source.language)
        article = self._article(pen, visibility="public", **fields)
        self.written.public["article"].append(article.pk)

    def internal(self, number):
        """What colleagues read: articles, a third of them public until just now; replies, advice
        and what was submitted from a chat."""
        pen, kept = Pen(self._seed("internal", number), STAFF), self.written.internal
        match number % 13:
            case 0 | 1 | 2:
                article = self._article(pen, visibility="public")
                self.withdrawn.append(article)
                kept["article"].append(article.pk)
            case 3 | 4 | 5 | 6 | 7:
                kept["article"].append(self._article(pen).pk)
            case 8:
                drafted = self._article(pen, status="in_review", from_chat=True, by=self.cast.bob)
                kept["article"].append(drafted.pk)
            case 9 | 10:
                reply = self._reply(pen, self.cast.eva, shared_with="staff")
                kept["reply"].append(reply.pk)
                self._draft_variant(reply, number)
            case 11:
                kept["reply"].append(self._reply(pen, self.cast.alice).pk)
            case _:
                kept["style_entry"].append(self._entry(pen).pk)

    def foreign(self, number):
        """What is none of alice's business: others' personal replies, another team's, drafts,
        what waits, what is in the archive, and another team's chats."""
        pen, kept, cast = (
            Pen(self._seed("foreign", number), OTHERS),
            self.written.foreign,
            self.cast,
        )
        billing = {"shared_with": "teams", "teams": [cast.billing]}
        match number % 18:
            case 0 | 1 | 2 | 3:
                kept["reply"].append(self._reply(pen, cast.eva, **billing).pk)
            case 4:
                file = make_attachment(cast.bob, f"{pen.title('da')}.pdf")
                sent = {"kind": "predefined", "attachments": [file.pk]}
                kept["reply"].append(self._reply(pen, cast.bob, **sent).pk)
            case 5 | 6 | 7 | 8:
                kept["reply"].append(self._reply(pen, cast.bob).pk)
            case 9:
                kept["reply"].append(self._reply(pen, cast.eva, shared_with="me").pk)
            case 10 | 11:
                draft = self._reply(pen, cast.eva, shared_with="staff", status="draft")
                kept["reply"].append(draft.pk)
            case 12 | 13:
                kept["article"].append(self._article(pen, status="draft", visibility="public").pk)
            case 14:
                kept["article"].append(self._article(pen, status="archived").pk)
            case 15:
                kept["style_entry"].append(self._entry(pen, status="draft").pk)
            case 16:
                kept["chat"].append(self._chat(pen, cast.bob, team=cast.billing).pk)
            case _:
                kept["article"].append(self._article(pen, status="in_review").pk)

    # --- One of each ------------------------------------------------------------------------------

    def _seed(self, kind, number):
        return Random(f"{kind} {number}")

    def _shelves(self):
        for language in LANGUAGES:
            top = make_category(f"Hylde {language}", language=language)
            secret = make_category(f"Direktion {language}", language=language, parent=top)
            self.shelves[language] = [top, secret]
            self.written.internal["category"].append(secret.pk)
        self.chats = [self._chat(Pen(self._seed("chat", n)), self.cast.alice) for n in range(6)]
        self.written.internal["chat"] += [chat.pk for chat in self.chats]
        for chat in self.chats:
            self._draft_of_the_same(chat)

    def _untranslated(self):
        ids = [*self.written.internal["article"], *self.written.foreign["article"]]
        rows = Article.objects.filter(pk__in=ids, translation_group=None)
        return rows.order_by("pk").first()

    def _draft_variant(self, reply, number):
        pen = Pen(self._seed("variant", number), OTHERS)
        language = next(each for each in LANGUAGES if each != reply.language)
        variant = make_variant(
            reply, self.cast.eva, language, title=pen.title(language), status="draft"
        )
        self.written.foreign["reply"].append(variant.pk)

    def _draft_of_the_same(self, chat):
        """Somebody writes already what would come of it."""
        title = propose(chat).draft.title
        draft = make_article(title, status="draft", language=chat.language, by=self.cast.eva)
        self.written.foreign["article"].append(draft.pk)

    def _article(self, pen, **fields):
        language = fields.pop("language", None) or pen.random.choice(LANGUAGES)
        top, secret = self.shelves[language]
        shelves = [top, top, secret, None] if pen.secret else [top, top, None]
        if fields.get("visibility") == Visibility.PUBLIC:
            shelves = [top, None]
        return make_article(
            pen.title(language),
            body=pen.body(language),
            summary=pen.title(language) if pen.random.random() < 0.3 else "",
            language=language,
            tags=pen.tags(),
            category=pen.random.choice(shelves),
            **fields,
        )

    def _reply(self, pen, by, **fields):
        language = pen.random.choice(LANGUAGES)
        fields.setdefault("status", "published")
        code = pen.word(language) if pen.random.random() < 0.4 else ""
        reply = make_reply(
            by,
            title=pen.title(language),
            body=pen.body(language),
            language=language,
            tags=pen.tags(),
            stage=pen.random.choice([None, *Stage.values]),
            shortcut=f"{code}{pen.random.randint(1, 999)}" if code else "",
            **fields,
        )
        for _ in range(pen.random.choice([0, 0, 1, 4])):
            record_use(reply, by=by)
        return reply

    def _entry(self, pen, **fields):
        title, guidance = pen.title("da"), pen.body("da")
        return make_entry(self.cast.eva, title, guidance=guidance, language="da", **fields)

    def _chat(self, pen, by, **fields):
        question, answer = f"Hej, {pen.body('da')}?", pen.body("da")
        chat, _created = hand_over(
            by=by,
            source="livechat",
            external_id=f"c-{pen.random.randint(1, 10**9)}",
            messages=talk(question, answer),
            language="da",
            status="solved",
            **fields,
        )
        return chat

    def _withdraw(self):
        for article in self.withdrawn:
            articles.change_article(
                article, by=self.cast.eva, version=None, visibility=Visibility.INTERNAL
            )

    def _reword(self):
        """Newer wordings that wait, of what visitors read and of what colleagues do."""
        pen = Pen(self._seed("waiting", 0), OTHERS)
        for kept in (self.written.public, self.written.internal):
            published = Article.objects.filter(pk__in=kept["article"], status="published")
            for article in published.order_by("pk")[:8]:
                title, body = pen.title("da"), pen.body("da")
                reword(article, by=self.cast.eva, title=title, body=body, major=True)
                self.written.waiting.append(article.pk)
