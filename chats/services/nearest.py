"""The reply that says nearly the same, among those that colleagues share."""

from collections import defaultdict

from django.db.models import Q

from chats.mining.likeness import likeness
from chats.mining.words import Words, content, words_of
from chats.wording import sentences
from core.vocabulary import Sharing
from responses.models import Reply

# Below, two texts have next to nothing in common.
_LEAST = 0.3
_NEIGHBOURS = {"nn": ("nn", "nb"), "nb": ("nb", "nn")}


class Nearest:
    """Published replies of each language, read when they are asked for first."""

    def __init__(self) -> None:
        self._languages: dict[str, _Replies] = {}

    def to(self, text: str, language: str) -> tuple[int, float] | None:
        """The number of the reply and how much it says the same: all of it, or one sentence."""
        if language not in self._languages:
            self._languages[language] = _Replies(language)
        return self._languages[language].nearest(words_of(text, language))


class _Replies:
    def __init__(self, language: str) -> None:
        self._language = language
        self._texts: list[tuple[int, Words]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        spoken = _NEIGHBOURS.get(language, (language,))
        shared = Reply.objects.published().filter(~Q(shared_with=Sharing.ME), language__in=spoken)
        for number, body in shared.order_by("pk").values_list("pk", "body"):
            for part in dict.fromkeys([body, *sentences(body)]):
                self._add(number, words_of(part, language))

    def nearest(self, words: Words) -> tuple[int, float] | None:
        places = {
            place
            for word in content(words, self._language)
            for place in self._holders.get(word, ())
        }
        found = [
            (likeness(words, self._texts[place][1], self._language), -self._texts[place][0])
            for place in places
        ]
        best, number = max(found, default=(0.0, 0))
        return (-number, round(best, 2)) if best >= _LEAST else None

    def _add(self, number: int, words: Words) -> None:
        if words:
            for word in content(words, self._language):
                self._holders[word].append(len(self._texts))
            self._texts.append((number, words))
