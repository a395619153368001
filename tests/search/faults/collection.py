"""A small collection with secrets in it, who may find what, and what has to be found."""

from itertools import count

from django.contrib.auth.models import AnonymousUser

from accounts import roles
from search import finder, upkeep
from search.upkeep.home import Pointer, home
from tests.factories import make_cast, make_user

WORDS = (
    "pakke", "kvittering", "faktura", "garanti", "rabat", "adgangskode", "levering", "gavekort",
    "ombytning", "abonnement",
)  # fmt: skip
OF_COLLEAGUES = ("kunderejse", "bonusmodel")
AT_FIRST = 24
BATCHES = 3
IN_BATCH = 6


class Collection:
    """About forty documents in several segments, and everything a case has to say."""

    def __init__(self, shelf, random):
        self.shelf = shelf
        self.random = random
        self.ever_public = set()
        self.started = []  # processes that have to end before the case does
        self._number = count(1)
        self._people()
        for _ in range(AT_FIRST):
            self.put(record=False)
        assert upkeep.rebuild()
        self.older = contents()
        for _ in range(BATCHES):
            shelf.record([self.put(record=False) for _ in range(IN_BATCH)])

    def _people(self):
        cast = make_cast()
        support = cast.alice.teams.get()
        owner = make_user("owner", teams=[support])
        self.askers = (AnonymousUser(), cast.alice, cast.bob, owner)
        self.labels = ("public", "public", "staff", f"team:{support.pk}", f"user:{owner.pk}")

    # --- Writing ----------------------------------------------------------------------------

    def put(self, id=None, **options):
        fields = self.fields()
        return self.shelf.put(fields.pop("title"), id=id, **fields, **options)

    def fields(self):
        """A document at random. What only colleagues may read has words of its own."""
        label = self.random.choice(self.labels)
        words = self.random.sample(WORDS, 2)
        if label != "public":
            words.append(self.random.choice(OF_COLLEAGUES))
        title = f"{words[0]} sag{next(self._number)}"
        if label == "public":
            self.ever_public.add(title)
        return {
            "title": title,
            "labels": {label},
            "body": f"Alt om {' og '.join(words[1:])}.",
            "language": "da",
        }

    def some(self):
        return self.random.choice([*self.shelf.notes])

    # --- What has to hold -------------------------------------------------------------------

    def ask_everybody(self):
        """Everybody finds all that they may see, and nothing else. Says who got less speed."""
        slow = False
        words = [*self.random.sample(WORDS, 2), self.random.choice(OF_COLLEAGUES)]
        for asker in self.askers:
            for word in words:
                slow |= self.ask(asker, word)
        return slow

    def ask(self, asker, word):
        seen = [note for note in self.shelf.notes.values() if self._may_see(asker, note)]
        wanted = {note.title for note in seen if word in f"{note.title} {note.body}"}
        answer = finder.find(asker, word, limit=100)
        titles = {row["title"] for row in answer.results}
        assert wanted <= titles, f"{asker} misses {wanted - titles} for {word}"
        assert titles <= {note.title for note in seen}, f"{asker} sees too much for {word}"
        assert answer.count == len(answer.results)
        return answer.degraded

    def _may_see(self, asker, note):
        return bool(note.labels & roles.search_labels(asker))

    def save_and_withdraw(self):
        """What is saved is found by the next search, and what is withdrawn is not."""
        title = self.shelf.notes[self.put()].title
        word = title.split()[0]
        for asker in self.askers:
            self.ask(asker, word)
        gone = self.some()
        words = self.shelf.notes[gone].title.split()
        self.shelf.remove(gone)
        for asker in self.askers:
            self.ask(asker, words[0])

    def nothing_is_left_behind(self):
        """Two folders, their locks, and the files that the manifests name."""
        in_use = Pointer.read().folder
        folders = sorted(path.name for path in home().iterdir() if path.is_dir())
        assert in_use in folders
        assert folders[-1] == in_use
        assert len(folders) <= 2
        files = {path.name for path in home().iterdir() if path.is_file()}
        assert files <= {"CURRENT", "write", "rebuild"}
        rest = {path.name for path in (home() / in_use).iterdir()}
        assert rest == {"all", "public"}
        for half in rest:
            kept = [path for path in (home() / in_use / half).iterdir()]
            strange = {path.name for path in kept if path.suffix not in (".seg", ".toc")}
            strange -= {"MANIFEST.json", "WRITER", "words_WRITELOCK"}
            assert not strange, f"{half} keeps {strange}"
            assert len([path for path in kept if path.suffix == ".toc"]) == 1


def contents():
    """Every file of the index as it is now, by its path."""
    return {path: path.read_bytes() for path in home().rglob("*") if path.is_file()}
