from io import StringIO

import pytest
from django.core.management import call_command

from core import jobs
from tests.chats.mining import typed

pytestmark = pytest.mark.django_db


def test_the_command_tells_what_it_read_and_the_job_has_nothing_left(alice):
    typed(alice, "Butikken åbner klokken ti om lørdagen.", 4)
    said = StringIO()
    call_command("mine_replies", stdout=said)
    call_command("mine_replies", "--anew", stdout=said)

    line = "Read 4 chats. Typed often and not decided: 1.\n"
    assert said.getvalue() == line * 2
    (job,) = [each for each in jobs.jobs() if each.name == "typed-often"]
    assert job.work() == ""
