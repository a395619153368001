"""The requirement texts' own sentences, read where they stand and named by their place alone."""

import os
import re
from pathlib import Path

import pytest

from styleguide.checker import Context
from tests.conftest import READS_SHARED_DATA
from tests.styleguide.test_starter import guides, serious  # noqa: F401 (a fixture)

SEEDS = Path(os.environ.get("REPLYBOOK_SEEDS", Path(__file__).parents[3] / "shared" / "seeds"))
DANISH, NORWEGIAN = "000_b70b80ef2a935098.txt", "001_6ad55214b156c1a5.txt"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=READS_SHARED_DATA)

# Line of the Norwegian text (from 1) → where in the chat its sentence is said.
GOOD = {
    **dict.fromkeys(range(5, 10), None),
    54: "greeting",
    59: "invitation",
    60: "invitation",
    78: "complaint",
    83: "ask_details",
    117: "refusal",
    122: "hold",
    125: "transfer",
    132: "feedback",
    137: "closing",
}
BAD = {**dict.fromkeys(range(11, 16), None), 49: "greeting", 51: "greeting"}
# What the advice on a bad one has to offer at least: another wording, or a next step in words.
LEAST_ADVICE = 20


def norwegian(line):
    text = (SEEDS / NORWEGIAN).read_text(encoding="utf-8-sig").splitlines()[line - 1]
    text = re.sub(r"^For \w+, ", "", text.strip().lstrip("-• "))
    return re.sub(r"[”»]\.?$", "", re.sub(r"^[“«]", "", text))


@pytest.mark.parametrize("line", GOOD)
@pytest.mark.parametrize("told", [True, False])
def test_good_sentences_are_left_alone(line, told, guides):  # noqa: F811 (the fixture)
    context = Context("nb", "chat", GOOD[line] if told else None)

    assert serious(guides["nb"], norwegian(line), context) == []


@pytest.mark.parametrize("line", BAD)
@pytest.mark.parametrize("told", [True, False])
def test_bad_sentences_are_found_with_advice(line, told, guides):  # noqa: F811 (the fixture)
    context = Context("nb", "chat", BAD[line] if told else None)

    found = serious(guides["nb"], norwegian(line), context)

    assert found
    assert all(each.replacements or len(each.message) > LEAST_ADVICE for each in found)


def test_the_danish_closing_is_left_alone(guides):  # noqa: F811 (the fixture)
    closings = re.findall(r"”([^”]*hav en [^”]*)”", (SEEDS / DANISH).read_text("utf-8-sig"))

    assert len(closings) == 1
    for stage in ("closing", None):
        assert serious(guides["da"], closings[0], Context("da", "chat", stage)) == []


def test_what_the_customer_wrote_already_is_not_asked(guides):  # noqa: F811 (the fixture)
    asking = re.search(r"”([^”]*\?)”", (SEEDS / DANISH).read_text("utf-8-sig"))[1]
    known = Context("da", "chat", customer_text="Hej, min printer skriver ikke ud længere")
    unknown = Context("da", "chat", customer_text="Hej")

    assert serious(guides["da"], asking, known)
    assert serious(guides["da"], asking, unknown) == []
