"""Jobs of the worker: each done when it is due, by one of however many workers there are."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from core import jobs
from core.exceptions import Conflict
from core.jobs import registry, running
from core.models import JobLease
from tests.architecture import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch):
    monkeypatch.setattr(registry, "_jobs", {})
    running._failures.clear()


@pytest.fixture
def done():
    """What the job `count` did, once for each time it ran."""
    found = []
    jobs.register("count", 60, lambda: found.append(1) or f"{len(found)} times")
    return found


def test_a_job_is_done_when_it_is_due_and_says_so(done):
    said = []

    jobs.run_due(said.append)
    jobs.run_due(said.append)
    assert said == ["count: 1 times"]

    JobLease.objects.update(next_at=timezone.now())
    jobs.run_due(said.append)
    assert said == ["count: 1 times", "count: 2 times"]


def test_a_job_with_nothing_to_do_says_nothing():
    jobs.register("idle", 60, lambda: "")
    said = []

    jobs.run_due(said.append)

    assert said == []
    assert JobLease.objects.get().next_at > timezone.now() + timedelta(seconds=50)


def test_what_another_worker_is_at_is_left_to_it(done):
    jobs.run_due()
    JobLease.objects.update(
        holder="another", next_at=timezone.now(), until=timezone.now() + timedelta(minutes=1)
    )

    jobs.run_due()
    jobs.run_due(all_of_them=True)

    assert len(done) == 1


def test_two_workers_with_the_same_idea_do_it_once(done):
    """The second looks at what is due before the first has taken it."""
    jobs.register("first", 60, lambda: jobs.run_due() or "")

    jobs.run_due()

    assert len(done) == 1


def test_a_worker_that_died_loses_its_job(done):
    jobs.run_due()
    JobLease.objects.update(holder="dead", next_at=timezone.now(), until=timezone.now())

    jobs.run_due()

    assert len(done) == 2


def test_a_job_that_fails_is_tried_again_later_and_stops_no_other(done, caplog):
    def fail():
        raise Conflict("not today")

    registry._jobs = {"fail": registry.Job("fail", 60, fail), **registry._jobs}

    jobs.run_due()

    assert len(done) == 1
    assert "not today" in caplog.text
    assert JobLease.objects.get(name="fail").until <= timezone.now()


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyError, OSError, DatabaseError])
def test_whatever_goes_wrong_in_a_job_stays_with_it(done, caplog, error):
    def fail():
        raise error("nobody thought of this")

    registry._jobs = {"fail": registry.Job("fail", 60, fail), **registry._jobs}

    jobs.run_due()

    assert len(done) == 1
    assert "The job fail failed" in caplog.text
    assert "nobody thought of this" in caplog.text


def test_a_job_that_goes_on_failing_is_tried_less_and_less_until_it_works():
    works = []

    def fail():
        return "" if works else 1 / 0

    jobs.register("fail", 600, fail)
    pauses = []
    for _ in range(6):
        before = timezone.now()
        jobs.run_due(all_of_them=True)
        pauses.append(round((JobLease.objects.get().next_at - before).total_seconds() / 600))
    assert pauses == [2, 4, 6, 6, 6, 6]

    works.append(True)
    jobs.run_due(all_of_them=True)
    assert JobLease.objects.get().next_at < timezone.now() + timedelta(seconds=601)


def test_ctrl_c_in_a_job_ends_the_worker_and_gives_the_job_back():
    def stop():
        raise KeyboardInterrupt

    jobs.register("stop", 60, stop)

    with pytest.raises(KeyboardInterrupt):
        jobs.run_due()
    assert JobLease.objects.get().until <= timezone.now()


def test_upkeep_of_a_hosts_disk_has_a_lease_for_each_host():
    jobs.register("index", 60, lambda: "", per_host=True)

    jobs.run_due()

    assert JobLease.objects.get().name.startswith("index@")


def test_a_round_ends_between_two_jobs_when_it_is_told_to(done):
    jobs.run_due(stopped=lambda: True)

    assert done == []


def test_a_round_with_nothing_due_is_one_query(done, django_assert_num_queries):
    jobs.run_due()

    with django_assert_num_queries(1):
        jobs.run_due()


def test_once_does_every_job_and_ends(done, capsys):
    jobs.run_due()

    call_command("work", once=True)

    assert capsys.readouterr().out == "count: 2 times\n"


def _fill(folder):
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as empty:
        connection.connection.backup(empty)


def _worker(folder):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_worker_cleanly(tmp_path, number):
    _fill(tmp_path)
    worker = _worker(tmp_path)

    assert worker.stdout.readline() == "search-index: the index is up to date again\n"
    worker.send_signal(number)

    worker.communicate(timeout=20)
    assert worker.returncode == 0


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_does_not_end_the_worker(tmp_path):
    worker = _worker(tmp_path)  # no tables
    assert "The database does not answer" in worker.stderr.readline()
    _fill(tmp_path)

    assert worker.stdout.readline() == "search-index: the index is up to date again\n"
    worker.terminate()
    worker.communicate(timeout=20)
