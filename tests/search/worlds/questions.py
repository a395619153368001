"""Questions at random, the same for the same seed: what people type, and what somebody tries who
wants to know what is hidden."""

import json
from random import Random
from urllib.parse import quote, urlencode

from core.vocabulary import Channel, Stage, Tone
from tests.search.worlds.serving import Question
from tests.search.worlds.vocabulary import COMPLETED, LANGUAGES, OTHERS, SPOKEN, STAFF

API = "/api/v1"
KNOWN = [word for words in SPOKEN.values() for word in words]
BAIT = [*STAFF.bait, *OTHERS.bait]
TAGS = ["Køb", "koeb", "Retur", "Levering", STAFF.tag, OTHERS.tag]
LETTERS = "abdegiklmnoprstuvåøæ"


class Curiosity:
    """Asks about everything that was written: its ids, titles and words are known."""

    def __init__(self, seed, written, titles, slugs, teams):
        self.random = Random(seed)
        self.written = written
        self.titles = titles
        self.slugs = slugs
        self.teams = teams

    # --- What is typed ----------------------------------------------------------------------------

    def text(self):
        return self._one_of(
            (30, self._bait),
            (20, lambda: " ".join(self._some(KNOWN, 1, 3))),
            (12, lambda: self._beginning(self.random.choice([*KNOWN, *BAIT, *COMPLETED]))),
            (12, lambda: self._slip(self.random.choice([*KNOWN, *BAIT]))),
            (6, lambda: self.random.choice(self.titles)),
            (5, lambda: "".join(self._some([*KNOWN, *STAFF.alone, *OTHERS.alone], 2, 2))),
            (5, lambda: self._cut(self.random.choice([*KNOWN, *BAIT]))),
            (5, lambda: self._beginning("promi", shortest=3) + self.random.choice(["", " "])),
            (4, lambda: " ".join(self._some([*KNOWN, *BAIT, *COMPLETED], 6, 12))),
            (3, lambda: ""),
        )

    def _bait(self):
        return " ".join([self.random.choice(BAIT), *self._some([*KNOWN, *BAIT], 0, 1)])

    def _some(self, words, fewest, most):
        return self.random.choices(words, k=self.random.randint(fewest, most))

    def _beginning(self, word, shortest=2):
        return word[: self.random.randint(min(shortest, len(word)), len(word))]

    def _cut(self, word):
        """In two, as a compound is."""
        at = self.random.randint(2, max(2, len(word) - 2))
        return f"{word[:at]} {word[at:]}"

    def _slip(self, word):
        """A letter wrong, left out, doubled, or two in the wrong order."""
        at = self.random.randrange(len(word))
        before, letter, after = word[:at], word[at], word[at + 1 :]
        return self.random.choice(
            [
                before + self.random.choice(LETTERS) + after,
                before + after,
                before + letter + letter + after,
                before + after[:1] + letter + after[1:],
            ]
        )

    # --- What is asked ----------------------------------------------------------------------------

    def visitor(self):
        """What anybody may ask, and gets an answer to."""
        return self._one_of(
            (45, self._search),
            (18, self._complete),
            (7, self._help_search),
            (7, lambda: self._list("articles", self._article_filters())),
            (6, lambda: self._thing("articles", "article")),
            (2, lambda: self._list("categories", {"q": "hylde"}, {"language": self._language()})),
            (2, lambda: self._thing("categories", "category")),
            (6, self._help_page),
            (2, lambda: Question(f"{API}/attachments/{self.random.randint(1, 9)}/content/")),
        )

    def agent(self):
        """What an agent's chat tool asks. Most of it with a token of every scope."""
        return self._one_of(
            (40, self._search),
            (18, self._complete),
            (10, lambda: self._list("replies", self._reply_filters())),
            (6, lambda: self._list("articles", self._article_filters())),
            (4, lambda: self._list("style-entries", {"q": self.text()}, {"language": "da"})),
            (4, lambda: self._list("chats", {"q": self.text()}, {"promoted": "false"})),
            (4, lambda: self._list("tags", {"q": self._beginning(self.random.choice(TAGS))})),
            (3, lambda: self._thing("replies", "reply")),
            (3, lambda: self._thing("articles", "article")),
            (2, lambda: self._thing("style-entries", "style_entry")),
            (6, lambda: self._thing("chats", "chat", "promotion/")),
            (1, lambda: self._thing("chats", "chat")),
            (1, lambda: self._list("attachments")),
            (1, lambda: self._list("categories")),
        )

    def page(self):
        """What an agent's browser asks for."""
        return self._one_of(
            (75, self._hits),
            (10, lambda: Question(f"/?{urlencode({'q': self.text()})}")),
            (5, lambda: Question(f"/replies/?{urlencode({'q': self.text()})}")),
            (5, lambda: Question(f"/r/{quote(self._slip(self.random.choice(KNOWN)))}")),
            (5, lambda: Question(f"/style/?{urlencode({'q': self.text()})}")),
        )

    def _search(self):
        asked = {"q": self.text(), **self._search_filters()}
        if self.random.random() < 0.9:
            asked["limit"] = self.random.choice([1, 2, 3, 5, 8])
            asked["offset"] = self.random.choice([0, 0, 0, 1, 5, 20, 120])
        return Question(f"{API}/search/?{urlencode(asked, doseq=True)}")

    def _complete(self):
        asked = {"q": self._beginning(self.text()), **self._search_filters()}
        return Question(f"{API}/search/complete/?{urlencode(asked, doseq=True)}")

    def _help_search(self):
        return Question(f"/help/{self._language()}/search/?{urlencode({'q': self.text()})}")

    def _help_page(self):
        language, slug = self._language(), self.random.choice(self.slugs)
        pages = ["", f"{slug}/", f"{slug}/", f"category/{slug}/", f"category/hylde-{language}/"]
        return Question(f"/help/{language}/{self.random.choice(pages)}")

    def _hits(self):
        asked = {"q": self.text(), "language": self._language(), "values": {}}
        return Question("/hits/", "POST", json.dumps(asked))

    def _thing(self, collection, type, rest=""):
        id = self.random.choice([*self.written.ids(type), 999_999])
        return Question(f"{API}/{collection}/{id}/{rest}")

    def _list(self, collection, *filters):
        asked = {"page_size": self.random.choice([1, 3, 50])}
        for each in filters:
            if self.random.random() < 0.6:
                asked |= each
        return Question(f"{API}/{collection}/?{urlencode(asked, doseq=True)}")

    # --- Narrowed by ------------------------------------------------------------------------------

    def _language(self):
        return self.random.choice([*LANGUAGES, "nn"])

    def _search_filters(self):
        return self._sometimes(
            language=self._language(),
            prefer=self._language(),
            tag=self.random.choice(TAGS),
            type=self.random.choice(["reply", "article", "style_entry"]),
            category=self.random.choice(self.written.ids("category")),
            stage=self.random.choice(Stage.values),
            tone=self.random.choice(Tone.values),
            channel=self.random.choice(Channel.values),
            team=self.random.choice(self.teams),
        )

    def _article_filters(self):
        return self._sometimes(
            q=self.text(),
            language=self._language(),
            tag=self.random.choice(TAGS),
            status=self.random.choice(["draft", "published", "archived"]),
            visibility=self.random.choice(["internal", "public"]),
            slug=self.random.choice(self.slugs),
            ordering=self.random.choice(["title", "-updated_at", "published_at", "review_due"]),
        )

    def _reply_filters(self):
        return self._sometimes(
            q=self.text(),
            language=self._language(),
            tag=self.random.choice(TAGS),
            team=self.random.choice(self.teams),
            status=self.random.choice(["draft", "published", "archived"]),
            shared_with=self.random.choice(["me", "teams", "staff"]),
            ordering=self.random.choice(["title", "-uses", "last_used_at", "updated_at"]),
            collapse="true",
        )

    def _sometimes(self, chance=0.12, **filters):
        return {name: value for name, value in filters.items() if self.random.random() < chance}

    def _one_of(self, *choices):
        weights = [weight for weight, _ask in choices]
        return self.random.choices(choices, weights)[0][1]()
