"""`import_style`: rules and words of other tools as drafts, once."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.conftest import READS_SHARED_DATA

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).parents[3] / "shared" / "data" / "style"


@pytest.fixture
def load(tmp_path, capsys):
    """Writes rows into a file and loads it; answers what was printed."""

    def load(*rows, name="words_en.jsonl", **options):
        file = tmp_path / name
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        call_command("import_style", str(file), **options)
        return capsys.readouterr().out

    return load


def vale(extends, **fields):
    return {"style": "House", "rule": "Rule", "extends": extends, "message": "Not '%s'.", **fields}


def rules():
    return [(each.kind, each.parameters) for each in StyleEntry.objects.get().rules.all()]


@pytest.mark.parametrize(
    ("row", "made"),
    [
        (
            vale("existence", ignorecase=True, tokens=["and so on", "log-?ins?"]),
            [
                (
                    "avoid",
                    {"words": ["and so on", "login", "logins", "log-in", "log-ins"], "use": []},
                )
            ],
        ),
        (
            vale("existence", tokens=["URL", "app"]),
            [
                ("avoid", {"words": ["app"], "use": []}),
                ("pattern", {"pattern": r"\b(?:URL)\b"}),
            ],
        ),
        (
            vale("existence", nonword=True, ignorecase=True, tokens=[r"\d+ ?[ap]m"]),
            [("pattern", {"pattern": r"(?i)(?:\d+ ?[ap]m)"})],
        ),
        (
            vale("existence", raw=[r"\bis\b\s*"], tokens=[r"\w+ed"]),
            [("pattern", {"pattern": r"\bis\b\s*(?:\w+ed)"})],
        ),
        (
            vale(
                "substitution",
                ignorecase=True,
                swap={"utili[sz]e": "use", "prior to": "before|ere"},
            ),
            [
                (
                    "prefer",
                    {
                        "from": ["utilise", "utilize", "prior to"],
                        "to": ["use", "use", "before"],
                    },
                )
            ],
        ),
        (
            vale("occurrence", scope="sentence", max=30, token=r"\b(\w+)\b"),
            [("length", {"unit": "sentence_words", "min": None, "max": 30})],
        ),
        (vale("repetition", tokens=[r"[^\s]+"]), [("repeat", {"unit": "word", "max": 1})]),
        (
            {"phrase": "a number of", "replace": ["many", "some"], "omit": False},
            [("avoid", {"words": ["a number of"], "use": ["many", "some"]})],
        ),
        (
            {"word": "anføre", "alternatives": ["oppgi"], "alternatives_2": ["vise til"]},
            [("avoid", {"words": ["anføre"], "use": ["oppgi", "vise til"]})],
        ),
        (
            {"word": "abort", "replacement": "(IKT) avbrot/avbrudd, stans"},
            [("avoid", {"words": ["abort"], "use": ["avbrudd", "stans"]})],
        ),
        (
            {"ord": "laptop, notebook", "bokmål": "bærbar", "nynorsk": "berbar", "definisjon": "x"},
            [("term", {"term": "laptop", "say": "bærbar", "definition": "x"})],
        ),
        (
            {
                "inconsiderate": {"mankind": "a"},
                "considerate": {"people": "a"},
                "note": "All of us.",
            },
            [("avoid", {"words": ["mankind"], "use": ["people"]})],
        ),
        ({"check": "weasel", "phrase": "very"}, [("avoid", {"words": ["very"], "use": []})]),
    ],
)
def test_each_form_becomes_rules_of_ours(load, row, made):
    rest = [{"ord": "notebook", "bokmål": "notebook", "nynorsk": "notebook"}]
    told = load(row, *(rest if "ord" in row else ()))

    if "ord" in row:  # a line names several terms, by letter
        assert made[0] in [
            (each.kind, each.parameters)
            for entry in StyleEntry.objects.all()
            for each in entry.rules.all()
        ]
    else:
        assert rules() == made
    assert told.startswith("Drafts: ")


def test_what_stands_beside_a_word_becomes_an_exception(load):
    load(vale("existence", ignorecase=True, tokens=["(?<!red hat )satellite", "master(?! broker)"]))

    rule = StyleEntry.objects.get().rules.get()
    assert rule.parameters["words"] == ["satellite", "master"]
    assert rule.exceptions[3:] == ["red hat satellite", "master broker"]


def test_what_no_rule_says_is_named(load):
    told = load(
        vale("conditional", rule="Acronyms"),
        vale("existence", rule="Titles", scope="heading", tokens=["x"]),
        vale("existence", rule="Looks", tokens=[r"it's(?=\.)"]),
    )

    assert told.splitlines() == [
        "Drafts: none.",
        "Left out, as no rule of ours says it:",
        "  House.Acronyms: conditional",
        "  House.Titles: only for headings",
        r"  House.Looks: the pattern it's(?=\.)",
    ]


def test_everything_is_a_draft_in_the_language_of_the_name(load):
    load({"phrase": "abundance", "replace": ["plenty"]}, name="nb_words.jsonl")

    entry = StyleEntry.objects.get()
    assert (entry.status, entry.language, entry.source) == ("draft", "nb", "nb_words.jsonl")


def test_a_second_run_doubles_nothing_and_keeps_what_was_edited(load, eva):
    one, two = {"phrase": "abundance", "replace": []}, {"phrase": "basis", "replace": []}
    assert load(one, two) == "Drafts: 2 new.\n"
    entry = StyleEntry.objects.order_by("pk").first()
    change_entry(entry, by=eva, version=None, status="published")

    assert load(one, two) == "Drafts: 1 same, 1 kept as edited.\n"
    changed = {"phrase": "basis", "replace": ["ground"]}
    assert load(one, changed) == "Drafts: 1 changed, 1 kept as edited.\n"


def test_a_dry_run_writes_nothing(load):
    assert load({"phrase": "x", "replace": []}, dry_run=True) == "Would be drafts: 1 new.\n"
    assert StyleEntry.objects.count() == 0


def test_a_folder_of_vale_rules(tmp_path, capsys):
    style = tmp_path / "House"
    style.mkdir()
    rule = "extends: existence\nmessage: x\nignorecase: true\ntokens: [foo]\n"
    (style / "Foo.yml").write_text(rule, encoding="utf-8")

    call_command("import_style", str(style), language="en")

    assert StyleEntry.objects.get().title == "House: Foo"


@pytest.mark.parametrize("text", ["", "[1]", "{", '"x"'])
def test_what_cannot_be_read_is_refused(tmp_path, text):
    file = tmp_path / "words.jsonl"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("import_style", str(file))


@pytest.mark.skipif(not SHARED.is_dir(), reason=READS_SHARED_DATA)
def test_files_of_the_data_folder_load_and_load_again(capsys):
    files = sorted(SHARED.glob("*.jsonl"))
    for file in files:
        call_command("import_style", str(file))
    count = StyleEntry.objects.count()
    capsys.readouterr()

    for file in files:
        call_command("import_style", str(file))
        first = capsys.readouterr().out.splitlines()[0]
        assert first.endswith(" same.")
    assert StyleEntry.objects.count() == count > 100
