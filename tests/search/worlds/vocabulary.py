"""Words to write with: some that everybody reads, some that stand in hidden texts alone."""

from dataclasses import dataclass
from random import Random

# Words of customer service, with inflections, compounds and twins across the languages.
_SPOKEN = {
    "da": (
        "retur returlabel pakke pakken ordre ordren faktura betaling adgangskode levering fragt "
        "gavekort kundeservice forsinket byttet refusion kvittering reklamation abonnement "
        "opsigelse butik åbningstider størrelse køb købt"
    ),
    "nb": (
        "retur returetikett pakke pakken ordre ordren faktura betaling passord levering frakt "
        "gavekort kundeservice forsinket byttet refusjon kvittering reklamasjon abonnement "
        "oppsigelse butikk åpningstider størrelse kjøp kjøpt"
    ),
    "sv": (
        "retur returetikett paket paketet order ordern faktura betalning lösenord leverans frakt "
        "presentkort kundtjänst försenad bytt återbetalning kvitto reklamation abonnemang "
        "uppsägning butik öppettider storlek köp köpt"
    ),
    "en": (
        "return label parcel order invoice payment password delivery freight voucher service "
        "delayed exchange refund receipt complaint subscription cancellation store opening size "
        "purchase purchased returning"
    ),
}
SPOKEN = {language: words.split() for language, words in _SPOKEN.items()}
LANGUAGES = tuple(SPOKEN)

# More words with one beginning than a completion looks at.
_RHYMES = ("alk", "ost", "irk", "ump", "ept", "olf")
_ENDS = [first + last for first in "bcdfghjklmnprtv" for last in _RHYMES]
COMPLETED = [f"promi{end}" for end in _ENDS]


@dataclass(frozen=True)
class Traps:
    """Words that a statistic gives away which counts what the asker may not see.

    `rivals`: the first is written more often in the open, the second far more often in secret,
    and the third is one letter from either. `secrets`: a word that is hidden → what is typed
    for it. `open`: written for all; near misses of secrets, and parts or wholes of compounds
    whose other half is `alone` in secret. `everywhere`: rare in the open, in every secret.
    """

    rivals: tuple[tuple[str, str, str], ...]
    secrets: dict[str, str]
    open: tuple[str, ...]
    alone: tuple[str, ...]
    everywhere: str
    tag: str

    @property
    def bait(self) -> list[str]:
        """What somebody types who wants to know."""
        slips = [word for rivals in self.rivals for word in rivals]
        parts = [*self.open, *self.alone, self.everywhere, " ".join(self.alone)]
        return [*slips, *self.secrets, *self.secrets.values(), *parts]


# Read by colleagues, hidden from visitors.
STAFF = Traps(
    rivals=(("brafidop", "brafidup", "brafidip"), ("glaskemt", "glaskimt", "glaskamt")),
    secrets={
        "kvastrimp": "kvastrump",  # a slip of the finger that nothing else explains
        "glaspynkt": "glaspynkt",  # spelled right, and one letter from an open word
        "zumfolkat": "zumfol",  # its beginning
        "plonk": "plonk",
        "returplonk": "retur plonk",  # a compound of an open word and a hidden one
        "bordskjul": "bord skjul",  # joined in secret, two words in the open
    },
    open=("glaspunkt", "bord", "skjul", "lampetorn", "aftenblad"),
    alone=("lampe", "torn"),
    everywhere="aftenblad",
    tag="Kvastrimp",
)
# Read by others than alice.
OTHERS = Traps(
    rivals=(("tornvisk", "tornvask", "tornvusk"), ("merkolip", "merkolap", "merkolup")),
    secrets={
        "fliktrond": "fliktrund",
        "vandpyls": "vandpyls",
        "ximbolant": "ximbo",
        "glumf": "glumf",
        "fakturaglumf": "faktura glumf",
        "krogpande": "krog pande",
    },
    open=("vandpuls", "krog", "pande", "stolehegn", "morgenlys"),
    alone=("stole", "hegn"),
    everywhere="morgenlys",
    tag="Fliktrond",
)
OPEN_TAGS = ["Køb", "Retur", "Levering"]


@dataclass(frozen=True)
class Pen:
    """Writes texts that hold these secrets, the same for the same seed."""

    random: Random
    secret: Traps | None = None

    def word(self, language: str) -> str:
        chance = self.random.random()
        if chance < 0.6:
            return self.random.choice(SPOKEN[language])
        if chance < 0.75:
            return self.random.choice(COMPLETED[40:] if self.secret else COMPLETED)
        if self.secret and chance < 0.95:
            rare = [rivals[1] for rivals in self.secret.rivals]
            return self.random.choice([*rare, *rare, *self.secret.secrets, *self.secret.alone])
        known = self.random.choice((STAFF, OTHERS))
        common, rare, _slip = self.random.choice(known.rivals)
        return self.random.choice([common, common, rare, *known.open])

    def words(self, language: str, count: int) -> list[str]:
        written = [self.word(language) for _ in range(count)]
        return [*written, self.secret.everywhere] if self.secret else written

    def title(self, language: str) -> str:
        return " ".join(self.words(language, self.random.randint(2, 4))).capitalize()

    def body(self, language: str) -> str:
        sentences = [self.words(language, 7) for _ in range(self.random.randint(3, 7))]
        return " ".join(" ".join(each).capitalize() + "." for each in sentences)

    def tags(self) -> list[str]:
        known = [*OPEN_TAGS, self.secret.tag] if self.secret else OPEN_TAGS
        return self.random.sample(known, self.random.randint(0, 2))
