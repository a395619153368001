import json

import pytest
from django.core.management import CommandError, call_command

from kb.models import Article
from tests.kb.importing import counts, load, refused, row

pytestmark = pytest.mark.django_db

__all__ = ["load"]  # a fixture: pytest finds it by its name here


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON: "),
        ("[1]", "line 2: one JSON object a line is expected, not a list."),
        ('"x"', "line 2: one JSON object a line is expected, not text."),
        ('{"id": NaN}', "line 2: not JSON that can be read."),
        ("[" * 100_000, "line 2: not JSON that can be read."),
        (row(2, title=""), "line 2: title is missing."),
        (row(2, title=None), "line 2: title is missing."),
        (row(2, body=" "), "line 2: body is missing."),
        (row(2, body=["x"]), "line 2: body: text is expected, not a list."),
        (row(2, body="x" * 1_000_001), "line 2: body: 1,000,001 characters, at most 1,000,000"),
        (row(2, title="x" * 301), "line 2: title: 301 characters, at most 300 are taken."),
        (row(2, lang="xx"), "line 2: language: “xx” is not a language here."),
        (row(2, lang=7), "line 2: language: "),
        (row(2, keywords="x" * 61), "line 2: tags: “xxxxxxxxxxxxxxxxxxxx…” is longer than 60"),
        (row(2, keywords={"a": 1}), "line 2: tags: words are expected, not an object."),
        (row(2, category="x" * 121), "line 2: category: 121 characters, at most 120 are taken."),
        (row(2, visibility="all"), "line 2: visibility: “all” is none of "),
        (row(2, status="open"), "line 2: status: “open” is none of "),
        (row(2, review_due="soon"), "line 2: review_due: “soon” is no date."),
        (row(1), "line 2: id “a1” stands in line 1 already, in this language."),
        (row(2, body="a\0b"), "line 2: holds a NUL or half a character"),
        ('{"id":"2","title":"T","body":"\\ud800"}', "line 2: holds a NUL or half a character"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(load, line, said):
    told = refused(load, row(1), line)

    assert len(told) == 2
    assert told[0].startswith(said)
    assert told[1] == "Nothing was written: 1 bad line."


def test_the_longest_body_fits(load):
    load(row(1, body="x" * 1_000_000))

    assert len(Article.objects.get().wording.body) == 1_000_000


def test_fifty_bad_lines_are_shown_and_the_rest_counted(load):
    told = refused(load, *["{"] * 60)

    assert told[0].startswith("line 1: ")
    assert told[49].startswith("line 50: ")
    assert told[50:] == ["… and 10 more lines.", "Nothing was written: 60 bad lines."]


def test_empty_lines_and_a_mark_of_the_encoding_are_no_error(load):
    load("\ufeff" + json.dumps(row(1)), "", "   ", row(2), "")

    assert Article.objects.count() == 2


def test_an_empty_file_creates_nothing(load):
    assert counts(load(""))["created"] == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "There is no file"),
        ("a folder", "cannot be read"),
        ("Køb".encode("latin-1"), "line 1: not UTF-8 (byte 2 of the line)."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, db, written, said):
    path = tmp_path / "file"
    if written == "a folder":
        path.mkdir()
    elif written:
        path.write_bytes(written)

    with pytest.raises(CommandError) as error:
        call_command("import_content", str(path), type="article")
    assert said in str(error.value)


def test_an_unknown_language_as_option_is_refused(load):
    with pytest.raises(CommandError, match="is not a language here"):
        load(row(1), language="klingon")
