"""Staff pages speak Danish and Norwegian, the help centre nynorsk and Swedish too."""

import re

import pytest

from tests import texts
from tests.architecture import ROOT

STAFF = ("da", "nb")
VISITORS = ("da", "nb", "nn", "sv")
SEEN_BY_VISITORS = [
    *texts.templates("help"),
    ROOT / "templates" / "public_base.html",
]
# The words the product has settled on: English, Danish, Norwegian.
WORDS = [
    ("Canned reply", "Standardsvar", "Standardsvar"),
    ("Predefined reply", "Svarskabelon", "Svarmal"),
    (
        "Predefined reply (subject and files)",
        "Svarskabelon (emne og filer)",
        "Svarmal (emne og filer)",
    ),
    ("Short code", "Kortkode", "Kortkode"),
    ("Where in the chat", "Hvor i samtalen", "Hvor i samtalen"),
    ("When to use", "Hvornår bruges det", "Når brukes det"),
    ("Check first", "Tjek først", "Sjekk først"),
    ("Only me", "Kun mig", "Bare jeg"),
    ("My team", "Mit team", "Teamet mitt"),
    ("All colleagues", "Alle kolleger", "Alle kolleger"),
    ("Colleagues only", "Kun kolleger", "Bare kolleger"),
    ("Customers too", "Også kunder", "Også kunder"),
    ("Ask to wait", "Bed om et øjeblik", "Be om et øyeblikk"),
    ("Hand over", "Stil videre", "Sett over"),
    ("Say no", "Sig nej", "Si nei"),
    ("Unhappy customer", "Utilfreds kunde", "Misfornøyd kunde"),
    ("Rude tone", "Grov tone", "Grov tone"),
    ("Suggestion", "Forslag", "Forslag"),
    ("Should change", "Bør rettes", "Bør rettes"),
    ("Must change", "Skal rettes", "Må rettes"),
]
# Said as soon as a page needs them.
WORDS_TO_COME = [
    ("Make an article of this chat", "Lav artikel af samtalen", "Lag artikkel av samtalen"),
    ("Writing guide", "Skriveguide", "Skriveguide"),
    ("Advice", "Skriveråd", "Skriveråd"),
    ("Remark", "Bemærkning", "Merknad"),
    ("Publish anyway", "Udgiv alligevel", "Publiser likevel"),
    ("Texts that break it now", "Tekster der nu bryder rådet", "Tekster som nå bryter rådet"),
    ("Typed often", "Skrives tit", "Skrives ofte"),
    ("Product fault", "Produktfejl", "Produktfeil"),
    ("Report this text", "Meld fejl i teksten", "Meld feil i teksten"),
]
NEVER = {
    "en": r"please|!",
    "da": r"hermetisk|promover|misbrug|reklamation|tilbud|venligst|!",
    "nb": r"hermetisk|promover|misbruk|reklamasjon|tilbud|vennligst|!",
    "nn": r"hermetisk|promover|misbruk|reklamasjon|tilbod|venlegast|!",
    "sv": r"konserverad|vänligen|!",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{+[\w.]+\}+|</?[a-z][^>]*>")
# Our name, what is printed on a key, what stands before the name of a field.
SAME_EVERYWHERE = {"Replybook", "Esc", "custom"}


def one_or_more(text):
    return text if isinstance(text, (tuple, list)) else (text,)


def messages(language):
    return [message for message in texts.catalog(language) if message.id]


def translated(language):
    """Every form of an English text that the language has words for."""
    return {
        form
        for message in messages(language)
        if not message.fuzzy and all(one_or_more(message.string))
        for form in one_or_more(message.id)
    }


@pytest.fixture(scope="module")
def said():
    """Each text of the sources, and where it stands."""
    found = {}
    for read, paths in (
        (texts.in_template, texts.templates()),
        (texts.in_python, texts.python_files()),
    ):
        for path in paths:
            found.update((text, str(path.relative_to(ROOT))) for text in read(path))
    return found


@pytest.mark.parametrize("language", STAFF)
def test_every_text_of_the_sources_is_translated(said, language):
    """`make words` collects what is new; then it wants a translation in locale/."""
    known = translated(language)

    assert {text: place for text, place in said.items() if text not in known} == {}


@pytest.mark.parametrize("language", STAFF)
def test_nothing_in_the_catalogue_is_half_done(language):
    entries = messages(language)

    assert [entry.id for entry in entries if entry.fuzzy] == []
    assert [entry.id for entry in entries if not all(one_or_more(entry.string))] == []


@pytest.mark.parametrize("language", VISITORS)
def test_visitors_of_the_help_centre_read_their_language(language):
    seen = set().union(*(texts.in_template(path) for path in SEEN_BY_VISITORS))
    for name in ("public", "serving", "voting"):
        seen |= texts.in_python(ROOT / "kb" / "views" / f"{name}.py")

    assert seen - translated(language) == set()


@pytest.mark.parametrize("language", VISITORS)
def test_placeholders_are_those_of_the_source(language):
    wrong = [
        (source, text)
        for message in messages(language)
        for source, text in zip(one_or_more(message.id), one_or_more(message.string), strict=True)
        if text and sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", VISITORS)
def test_babel_compiles_without_a_complaint(language):
    complaints = [(message.id, errors) for message, errors in texts.catalog(language).check()]

    assert complaints == []


@pytest.mark.parametrize(("english", "danish", "norwegian"), WORDS)
def test_settled_words_are_said_exactly(said, english, danish, norwegian):
    assert english in said
    assert texts.catalog("da").get(english).string == danish
    assert texts.catalog("nb").get(english).string == norwegian


@pytest.mark.parametrize(("english", "danish", "norwegian"), WORDS_TO_COME)
def test_settled_words_are_said_exactly_once_they_come(english, danish, norwegian):
    for language, word in (("da", danish), ("nb", norwegian)):
        entry = texts.catalog(language).get(english)
        assert entry is None or entry.string == word


def test_english_avoids_what_we_never_say(said):
    assert [text for text in said if re.search(NEVER["en"], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", VISITORS)
def test_translations_avoid_what_we_never_say(language):
    spoken = [text for message in messages(language) for text in one_or_more(message.string)]

    assert [text for text in spoken if re.search(NEVER[language], text, re.IGNORECASE)] == []


def test_templates_say_nothing_past_gettext():
    bare = {
        str(path.relative_to(ROOT)): words
        for path in texts.templates()
        if (words := texts.untranslatable(path) - SAME_EVERYWHERE)
    }

    assert bare == {}


def test_texts_are_not_pieced_together():
    assert [place for path in texts.python_files() for place in texts.pieced_together(path)] == []
