"""The guide as a file: out and in again, whole or not at all."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from styleguide.services.loading import Loaded
from styleguide.transfer.guide_file import BIGGEST, Unreadable, is_guide, take, written
from styleguide.transfer.lined_yaml import NotYaml, read
from styleguide.transfer.starter import load_starter_guide
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.test_editor import ONE_OF_EACH

CONTENT = ("slug", "title", "topic", "guidance", "language", "status", "parts")
AWKWARD = [
    "no",
    "1.5",
    "null",
    "~",
    "a: b",
    "# c",
    "- d",
    '"',
    "it’s",
    "{x}",
    "🙂",
    "&a",
    "*a",
    "!b",
]


def everything():
    return StyleEntry.objects.for_reading().order_by("pk")


def content():
    return sorted(tuple(getattr(each, name) for name in CONTENT) for each in everything())


@pytest.mark.django_db
def test_what_is_written_is_what_is_read_again(eva, support):
    examples = [{"text": text, "verdict": "bad"} for text in (*AWKWARD, "a\n\n  b \n", " \ta\r\nb")]
    make_entry(
        *(eva, "Nej: “no”"),
        **{"language": "da", "teams": [support], "channels": ["chat"], "stages": ["hold"]},
        guidance="  Indented\n\n```\ncode\n```\n\n",
        **{
            "examples": examples,
            "rules": [*ONE_OF_EACH, a_rule(parameters={"words": AWKWARD, "use": []})],
        },
    )
    make_entry(eva, "Draft", status="draft")
    make_entry(eva, "Draft", status="archived")
    before, file = content(), written(everything())

    assert take(file, by=eva) == {Loaded.SAME: 3}
    StyleEntry.objects.all().delete()
    assert take(file, by=eva) == {Loaded.NEW: 3}
    assert content() == before
    assert written(everything()) == file


@pytest.mark.django_db
def test_the_shipped_guide_goes_out_and_in():
    load_starter_guide()

    counts = take(written(everything()), by=None)

    assert counts == {Loaded.SAME: StyleEntry.objects.count()}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_any_text_comes_back(text):
    entry = StyleEntry(pk=1, slug="a", title=text, guidance=text)
    entry._prefetched_objects_cache = dict.fromkeys(
        ("teams", "channel_links", "stage_links", "examples", "rules"), StyleEntry.objects.none()
    )

    (row,) = read(written([entry])).value["entries"]

    assert (row["title"], row["guidance"]) == (text, text)


@pytest.mark.django_db
def test_advice_is_known_by_its_key_and_what_is_left_out_stays(eva):
    entry = make_entry(eva, "Say it", guidance="Why", rules=[a_rule()])
    file = "entries:\n- key: say-it\n  title: Say it once\n- title: Say it twice\n"

    assert take(file, by=eva) == {Loaded.CHANGED: 1, Loaded.NEW: 1}

    entry.refresh_from_db()
    assert (entry.title, entry.slug, entry.guidance) == ("Say it once", "say-it", "Why")
    assert entry.rules.count() == 1
    new = StyleEntry.objects.get(slug="say-it-twice")
    assert (new.status, new.owner) == ("draft", eva)
    assert take(file, by=eva) == {Loaded.SAME: 2}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["own", "a" * 82, "Own words, æøå", "own-2"])
def test_a_key_need_not_be_made_of_the_title(eva, key):
    file = f"entries:\n- key: {key}\n  title: Something else\n"

    assert [take(file, by=eva) for _ in range(2)] == [{Loaded.NEW: 1}, {Loaded.SAME: 1}]
    assert take(written(everything()), by=eva) == {Loaded.SAME: 1}


@pytest.mark.django_db
def test_trying_a_file_writes_nothing(eva):
    assert take("entries:\n- title: New\n", by=eva, dry_run=True) == {Loaded.NEW: 1}
    assert StyleEntry.objects.count() == 0


WRONG = """
entries:
- title: First
  topic: nonsense
  rules:
  - kind: limit
    message: Once
    words: [tak, ""]
    max: many
  - kind: wrong
    message: ""
- title: Second
  key: first
  teams: [Nobody]
  examples:
  - maybe: yes
- titel: Third
  rules: [nej]
"""


@pytest.mark.django_db
def test_everything_that_is_wrong_is_named_with_its_line_and_nothing_changes(eva):
    good = "- title: Good\n"

    with pytest.raises(Unreadable) as refused:
        take(WRONG.rstrip("\n") + "\n" + good, by=eva)

    found = sorted((problem.line, problem.where) for problem in refused.value.problems)
    assert found == [
        *[(4, "First"), (8, "First"), (9, "First"), (10, "First"), (11, "First")],
        *[(13, "Second"), (14, "Second"), (16, "Second"), (17, ""), (17, ""), (18, "")],
    ]
    assert str(refused.value.problems[0]).startswith("Line ")
    assert StyleEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("entries:\n- title: [a\n", 3),
        ("entries:\n- &a title: x\n", 2),
        ("entries:\n- title: x\n  guidance: &a x\n  topic: *a\n", 3),
        ("entries:\n- title: !!python/object/apply:os.system [x]\n", 2),
        ("entries:\n- title: !secret x\n", 2),
        ("entries:\n- title: x\n  title: y\n", 3),
        ("entries: []\n---\nentries: []\n", 2),
        ("entries: " + "[" * 20_000, 1),
        ("{a: " * 20_000, 1),
        ("a: \x00", 1),
        ("? [a]\n: b", 1),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(text, line):
    with pytest.raises(NotYaml) as refused:
        read(text)

    assert refused.value.line == line


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "x", "[]", "entries: x", "entries: {}", "a: b", "entries: [x]"]
)
def test_what_is_no_guide_is_refused(eva, text):
    with pytest.raises(Unreadable):
        take(text, by=eva)


def test_other_files_are_told_apart():
    assert is_guide("entries: []")
    assert not is_guide("extends: existence\nmessage: x")
    assert not is_guide("entries: [")


# --- Commands -------------------------------------------------------------------------------------


def run(*arguments):
    said = StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_commands_write_and_read_the_file(eva, tmp_path):
    make_entry(eva, "Dansk", language="da", rules=[a_rule()])
    make_entry(eva, "Norsk", language="nb")
    file = tmp_path / "guide.yaml"

    assert "2" in run("export_style", file)
    assert run("export_style", "--language", "da") == written(everything()[:1])
    change_entry(StyleEntry.objects.get(language="nb"), by=eva, version=1, title="Bokmål")
    assert run("import_style", file, "--dry-run") == "Would be taken: 1 changed, 1 as before.\n"
    assert run("import_style", file) == "Taken: 1 changed, 1 as before.\n"

    assert StyleEntry.objects.get(language="nb").title == "Norsk"


@pytest.mark.django_db
def test_a_command_says_all_that_is_wrong(tmp_path):
    file = tmp_path / "guide.yaml"
    file.write_text(WRONG)

    with pytest.raises(CommandError, match=r"(?s)Line 4: First: .*Line 18"):
        run("import_style", file)
    with pytest.raises(CommandError):
        run("export_style", "--language", "xx")


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def sent(text, **more):
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile("guide.yaml", content), **more}


@pytest.mark.django_db
def test_editors_take_the_file_away_and_bring_it_back(editor, eva):
    make_entry(eva, "Dansk", language="da", rules=[a_rule()])
    make_entry(eva, "Utkast", language="nb", status="draft")

    answer = editor.get("/style/export/?language=da")
    file = editor.get("/style/export/").content

    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="writing-guide-da-20'
    )
    assert (b"Dansk" in answer.content, b"Utkast" in answer.content) == (True, False)
    StyleEntry.objects.all().delete()
    assert "2 new" in editor.post("/style/transfer/", sent(file, do="try")).text
    assert StyleEntry.objects.count() == 0
    answer = editor.post("/style/transfer/", sent(file), follow=True)
    assert ("Imported: 2 new." in answer.text, StyleEntry.objects.count()) == (True, 2)


@pytest.mark.django_db
def test_a_file_that_is_wrong_changes_nothing_and_says_where(editor, eva):
    make_entry(eva, "First")

    page = editor.post("/style/transfer/", sent(WRONG))

    assert page.status_code == 400
    for shown in ("Nothing was imported", "Line 4: First: ", "Line 18: "):
        assert shown in page.text, shown
    assert [(each.title, each.version) for each in StyleEntry.objects.all()] == [("First", 1)]


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"#" * (BIGGEST + 1)])
def test_what_is_no_text_or_too_big_is_refused(editor, content):
    assert editor.post("/style/transfer/", sent(content)).status_code == 400


@pytest.mark.django_db
def test_a_file_name_holds_nothing_that_was_typed(editor):
    answer = editor.get("/style/export/", {"language": ['da"\r\nX: y', "nb"]})

    assert "guide-nb-20" in answer.headers["Content-Disposition"]
    assert "X" not in answer.headers


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_an_export_asks_as_much_for_three_as_for_one(editor, eva, count, django_assert_num_queries):
    for number in range(count):
        make_entry(eva, f"Advice {number}", channels=["chat"], rules=[a_rule()])
    editor.get("/style/export/")

    with django_assert_num_queries(9):
        editor.get("/style/export/")
