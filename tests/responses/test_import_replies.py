"""Replies out of files of other tools."""

import json
from pathlib import Path

import pytest
from django.db import transaction

from core import transfer
from core.models import Change
from core.transfer import LineError, Options
from responses.models import Reply, Shortcut
from responses.services.replies import change_reply
from responses.transfer.replies import ReplyImporter
from tests.conftest import READS_SHARED_DATA
from tests.responses.factories import make_shared, make_variant

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).parents[3] / "shared" / "data" / "replies"


@pytest.fixture
def import_lines(tmp_path):
    def import_lines(*lines, source="tool", **options):
        path = tmp_path / "replies.jsonl"
        path.write_text("\n".join(json.dumps(line) for line in lines))
        reading = transfer.read(path, ReplyImporter(), language="en")
        if reading.errors:
            raise reading.errors[0]
        with transaction.atomic():
            return ReplyImporter().write(reading.rows, Options(source=source, **options))

    return import_lines


def line(number=1, **fields):
    return {"id": str(number), "title": f"Title {number}", "text": f"Text {number}", **fields}


def test_row_becomes_a_published_reply_for_all_of_nobody(import_lines):
    summary = import_lines(line(lang="no", keywords="Retur, null, pakke", stage="closing"))

    reply = Reply.objects.get()
    assert (reply.title, reply.body, reply.language) == ("Title 1", "Text 1", "nb")
    assert (reply.status, reply.shared_with, reply.owner) == ("published", "staff", None)
    assert (reply.source, reply.external_id, reply.kind) == ("tool", "1", "canned")
    assert (reply.stage, reply.tone) == ("closing", "neutral")
    assert [tag.name for tag in reply.tags.all()] == ["pakke", "Retur"]
    assert (summary.created, summary.updated, summary.unchanged) == (1, 0, 0)
    assert [each.version for each in reply.history.all()] == [1]
    assert list(Reply.objects.filter(folded__contains="text 1")) == [reply]


def test_subject_makes_it_a_template(import_lines):
    import_lines(line(subject="Retur"))

    assert Reply.objects.get().kind == "predefined"


def test_label_serves_as_title_and_as_a_short_code_while_it_is_free(import_lines, eva):
    make_shared(eva, shortcut="hello")

    import_lines(
        {"id": "1", "label": "ask name", "text": "a"},
        {"id": "2", "label": "ask name", "text": "b"},
        {"id": "3", "label": "hello", "text": "c"},
    )

    rows = Reply.objects.exclude(source="").order_by("external_id")
    assert [(row.title, row.shortcut) for row in rows] == [
        ("ask name", "ask-name"),
        ("ask name", ""),
        ("hello", ""),
    ]
    assert Shortcut.objects.count() == 2


def test_again_updates_and_never_doubles(import_lines):
    import_lines(line(1), line(2, keywords="a"), line(3))

    summary = import_lines(line(1), line(2, keywords="b"), line(3, text="New"), line(4))

    assert (summary.created, summary.updated, summary.unchanged) == (1, 2, 1)
    assert Reply.objects.count() == 4
    assert {row.external_id: row.version for row in Reply.objects.all()} == {
        "1": 1,
        "2": 2,
        "3": 2,
        "4": 1,
    }
    assert [tag.name for tag in Reply.objects.get(external_id="2").tags.all()] == ["b"]


def test_same_id_in_another_language_or_source_is_another_reply(import_lines):
    import_lines(line(1, lang="da"), line(1, lang="nb"))
    import_lines(line(1, lang="da"), source="other")

    assert Reply.objects.count() == 3


def test_id_that_stands_twice_is_an_error_with_its_line(import_lines):
    with pytest.raises(LineError) as error:
        import_lines(line(1), line(2), line(1))

    assert error.value.line == 3
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"title": "", "label": ""},
        {"title": "x" * 201},
        {"text": "x" * 1_000_001},
        {"subject": "a\nb"},
        {"tone": "rude"},
        {"stage": "end"},
        {"channels": ["fax"]},
        {"lang": "klingon"},
    ],
)
def test_line_that_cannot_be_taken_is_named(import_lines, fields):
    with pytest.raises(LineError) as error:
        import_lines(line(1), line(2, **fields))

    assert error.value.line == 2
    assert not Reply.objects.exists()


def test_placeholders_of_other_tools_become_ours_or_questions(import_lines):
    import_lines(line(text="{{agent_name}} {{contact_email}} {{cursor}} {balance:d}"))

    assert Reply.objects.get().body == ("{{agent.name}} {{?contact email}} {{cursor}} {balance:d}")


def test_reply_that_got_variants_here_keeps_what_these_share(import_lines, eva):
    import_lines(line(1, stage="closing"))
    reply = Reply.objects.get()
    make_variant(reply, eva, "da")
    change_reply(reply, by=eva, stage="hold", tags=["ours"])

    import_lines(line(1, stage="closing", text="New", subject="Subject"))

    reply.refresh_from_db()
    assert (reply.body, reply.stage, reply.kind, reply.subject) == ("New", "hold", "canned", "")
    assert [tag.name for tag in reply.tags.all()] == ["ours"]


def test_every_row_stands_in_the_change_log_as_one_of_many(import_lines):
    import_lines(line(1), line(2))

    assert [(each.verb, each.bulk) for each in Change.objects.filter(type="reply")] == [
        ("created", True),
        ("created", True),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason=READS_SHARED_DATA)
@pytest.mark.parametrize(
    ("name", "created", "skipped"), [("star_replies", 272, 0), ("vipps_nb_en", 23, 8)]
)
def test_files_of_the_data_folder_load_and_load_again(name, created, skipped):
    reading = transfer.read(SHARED / f"{name}.jsonl", ReplyImporter(), language="en")
    assert reading.errors == []
    assert reading.skipped == skipped

    with transaction.atomic():
        first = ReplyImporter().write(reading.rows, Options(source=name))
    reading = transfer.read(SHARED / f"{name}.jsonl", ReplyImporter(), language="en")
    with transaction.atomic():
        second = ReplyImporter().write(reading.rows, Options(source=name))

    assert first.created == created
    assert (second.created, second.updated, second.unchanged) == (0, 0, created)
