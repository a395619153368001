"""The list that ships: what it holds, and how it gets into a database that has one already."""

from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import pytest
from django.apps import apps

from core.events.models import Change
from search import migrations
from search.analysis import analyse
from search.models import Synonym
from search.services import synonyms
from search.services.shipped import load_shipped
from search.synonyms import shipped as the_list
from search.synonyms.checking import checked
from search.synonyms.lookup import Concepts
from search.synonyms.shipped import digest, shipped

LANGUAGES = {"da", "nb", "sv", "en"}
# What no text is without. None of them may pass for a word of a concept. English `told` would be
# one more, were it not for what the Danish customs ask.
EVERYWHERE = {
    "": """
        alla alle at att av bare bli blive bra de den det dig dit du efter eller en er et
        ett etter for fra från få får för før gjort god gå går gör ha han har hei hej her
        hon honom hun hur hva hvad hvis hvor här i ikke in ind ingen inn inte jag jeg kan
        kom komme kunna kunne lave med meg men mig min mine mit mitt mycket må måste ned
        nei nej ner noe noen nogen noget nu när nå någon något når och också og også om op
        opp over på samma se seg si siden sig sige siger ska skal som så til till ud
        under upp ut vad var vara ved vi vid vil vill ville är å över
    """,
    "en": """
        a about all and are as at be been but by can come could did do each for from get
        go had has have he her how i if in into is it like look made make many may more my
        no not now of on one or other out said see she so some than that the their them
        then there these they this time to two up was way we were what when which who
        will with would you your
    """,
}


@pytest.fixture
def loaded(db):
    load_shipped()


def words_of(key):
    return Synonym.objects.get(shipped=key).words


def ship(monkeypatch, **concepts):
    """Another list, as an upgrade brings it."""
    listed = {key.replace("_", "-"): words for key, words in concepts.items()}
    monkeypatch.setattr("search.services.shipped.shipped", lambda: MappingProxyType(listed))


# --- What is in it ------------------------------------------------------------------------------


def test_the_list_is_long_and_speaks_four_languages():
    assert len(shipped()) >= 150
    assert {key for key, words in shipped().items() if not words.keys() >= LANGUAGES} == set()


def test_each_concept_is_one_that_an_editor_could_write():
    languages = {member.language for words in shipped().values() for member in checked(words)}

    assert languages == LANGUAGES | {"nn"}


def test_nynorsk_is_written_where_it_differs():
    same = [key for key, words in shipped().items() if words.get("nn") == words["nb"]]

    assert same == []


def members(*concepts):
    return [
        (number, language, text)
        for number, words in enumerate(concepts)
        for language, texts in words.items()
        for text in texts
    ]


def ways(concepts, typed):
    """The other ways to say all of what was typed."""
    words = [token.exact for token in analyse(typed.replace("-", " "))]
    spans = [span for span in concepts.spans(words) if span.length == len(words)]
    return {(way.language, way.keys) for span in spans for way in span.alternatives}


def test_each_word_stands_for_its_concept_alone():
    """Within a language the table sees to it; here no neighbour has the word for anything else."""
    everything = Concepts(members(*shipped().values()))
    wrong = {}
    for key, words in shipped().items():
        alone = Concepts(members(words))
        for text in (text for texts in words.values() for text in texts):
            if ways(everything, text) != ways(alone, text):
                wrong[text] = key

    assert wrong == {}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("skatten", "tax"),
        ("skaden", "damaged"),
        ("billetter", "ticket"),
        ("billeder", "picture"),
        ("forbrugeren", "consumer"),
        ("frakten", "shipping"),
        ("frågan", "question"),
        ("sagen", "case"),
        ("säkerheten", "security"),
        ("kunderne", "customer"),
        ("parcels", "parcel"),
        ("invoices", "invoice"),
        ("customers", "customer"),
    ],
)
def test_inflected_words_stand_for_no_other_concept(typed, key):
    everything = Concepts(members(*shipped().values()))

    assert ways(everything, typed) <= ways(Concepts(members(shipped()[key])), typed)


@pytest.mark.parametrize("family", EVERYWHERE)
def test_no_everyday_word_stands_for_a_concept(family):
    concepts = Concepts(members(*shipped().values()))

    found = {word for word in EVERYWHERE[family].split() if concepts.spans([word])}

    assert found == set()


@pytest.mark.parametrize(
    ("asked", "language", "word"),
    [
        ("adgangskode", "nb", "passord"),
        ("adgangskode", "sv", "lösenord"),
        ("adgangskode", "en", "password"),
        ("ordre", "sv", "beställning"),
        ("faktura", "nn", "rekning"),
        ("klage", "sv", "klagomål"),
        ("reklamation", "nb", "reklamasjon"),
        ("tilbud", "sv", "erbjudande"),
    ],
)
def test_what_a_team_would_expect_is_there(asked, language, word):
    meant = next(words for words in shipped().values() if asked in words["da"])

    assert word in meant[language]


def test_a_complaint_is_no_claim_and_an_offer_is_no_way_out():
    assert "reklamation" not in shipped()["complaint"]["da"]
    assert shipped()["offer"]["da"][0] == "tilbud"


# --- How it is loaded ---------------------------------------------------------------------------


def test_migrations_load_the_list_as_it_is():
    """A changed list needs a migration that loads it, with the digest of that list."""
    paths = Path(migrations.__file__).parent.glob("0*.py")
    modules = [import_module(f"search.migrations.{path.stem}") for path in sorted(paths)]
    digests = [module.LIST for module in modules if hasattr(module, "LIST")]

    assert digests[-1] == digest()


@pytest.mark.django_db
def test_the_migration_fills_the_table():
    import_module("search.migrations.0004_shipped_synonyms").load(apps, None)

    assert Synonym.objects.count() == len(shipped())
    assert words_of("password") == {
        language: list(words) for language, words in shipped()["password"].items()
    }
    assert not Change.objects.filter(type="synonym").exists()


def test_loading_again_does_nothing(loaded):
    before = list(Synonym.objects.values())

    assert load_shipped() == 0
    assert list(Synonym.objects.values()) == before


def test_an_upgrade_adds_changes_and_takes_out(db, monkeypatch):
    ship(monkeypatch, a={"da": ("a1",), "nb": ("a2",)}, b={"da": ("b1",), "nb": ("b2",)})
    load_shipped()

    # What was a word of one is a word of the other now.
    ship(monkeypatch, b={"da": ("b1", "a1"), "nb": ("b2",)}, c={"da": ("c1",), "nb": ("c2",)})

    assert load_shipped() == 2
    assert [(row.shipped, row.version, row.words) for row in Synonym.objects.all()] == [
        ("b", 2, {"da": ["b1", "a1"], "nb": ["b2"]}),
        ("c", 1, {"da": ["c1"], "nb": ["c2"]}),
    ]


def test_an_upgrade_leaves_what_editors_wrote_and_removed(db, eva, monkeypatch):
    ship(monkeypatch, a={"da": ("a1",), "nb": ("a2",)}, b={"da": ("b1",), "nb": ("b2",)})
    load_shipped()
    synonyms.change_synonym(Synonym.objects.get(shipped="a"), words={"da": ["a1", "own"]}, by=eva)
    synonyms.remove_synonym(Synonym.objects.get(shipped="b"), by=eva)

    ship(monkeypatch, a={"da": ("a1", "a3"), "nb": ("a2",)}, b={"da": ("b1", "b3")})

    assert load_shipped() == 0
    assert words_of("a") == {"da": ["a1", "own"]}
    assert words_of("b") == {}
    assert [row.shipped for row in Synonym.objects.listed()] == ["a"]


def test_an_upgrade_leaves_a_word_where_an_editor_put_it(db, eva, monkeypatch):
    synonyms.create_synonym(words={"da": ["c1", "mine"], "nb": ["d1"]}, by=eva)

    ship(
        monkeypatch,
        c={"da": ("C1", "c2"), "nb": ("c3",)},
        d={"nb": ("d1",), "da": ("d2",)},
    )

    assert load_shipped() == 1
    assert words_of("c") == {"da": ["c2"], "nb": ["c3"]}
    assert not Synonym.objects.filter(shipped="d").exists()


def test_the_list_is_read_once():
    assert the_list.shipped() is the_list.shipped()
