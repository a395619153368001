"""What one saves, another finds with the next request."""

import random

from benchmarks.http import Client, search
from benchmarks.measuring import p50, p95, seconds_of
from benchmarks.results import Row

SAVES = 50
_LETTERS = "bcdfghjklmnprstvz"


def measure(address: str, writer: str, reader: str, saves: int = SAVES) -> list[Row]:
    """`saves` articles published and `saves` published articles changed, each then looked for."""
    pair = Pair(Client(address, writer), Client(address, reader))
    words = _words(2 * saves)
    fresh, changed = words[:saves], words[saves:]
    added = [seconds_of(lambda word=word: pair.add(word)) for word in fresh]
    edited = [seconds_of(lambda word=word: pair.change(word)) for word in changed]
    what = "then GET search/ by another"
    return [
        Row(
            f"POST, publish an article, {what}", f"{pair.missed[0]} of {saves} missed", _both(added)
        ),
        Row(f"PATCH, publish it, {what}", f"{pair.missed[1]} of {saves} missed", _both(edited)),
    ]


class Pair:
    """Somebody who writes and somebody who looks for it. `missed`: new and changed articles."""

    def __init__(self, writer: Client, reader: Client) -> None:
        self.writer, self.reader = writer, reader
        self.missed = [0, 0]
        self.id, self.tag = 0, ""

    def add(self, word: str) -> None:
        article, self.tag = self.writer.call(
            "POST", "/api/v1/articles/", title=f"About {word}", body=f"All about {word}.",
            language="en",
        )  # fmt: skip
        self.id = article["id"]
        self._publish()
        self.missed[0] += not self._is_found(word)

    def change(self, word: str) -> None:
        """The article that was added last."""
        path = f"/api/v1/articles/{self.id}/"
        _, self.tag = self.writer.call("PATCH", path, tag=self.tag, body=f"Not a word of {word}.")
        self._publish()
        self.missed[1] += not self._is_found(word)

    def _publish(self) -> None:
        path = f"/api/v1/articles/{self.id}/publish/"
        _, self.tag = self.writer.call("POST", path, tag=self.tag)

    def _is_found(self, word: str) -> bool:
        results = self.reader.get(search(word))["results"]
        return [self.id] == [each["id"] for each in results[:1]]


def _both(taken: list[float]) -> str:
    return f"all of it {p50(taken)}, {p95(taken)}"


def _words(count: int) -> list[str]:
    """Words that nobody has written yet, in an earlier run neither."""
    return ["".join(random.choices(_LETTERS, k=10)) for _ in range(count)]
