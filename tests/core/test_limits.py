"""The count of requests, shared by all processes of a host."""

import subprocess
import sys

import pytest

from core import limits
from core.limits import Counter


class Clock:
    now = 6_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def counter(tmp_path, clock):
    return Counter(tmp_path / "limits", clock)


def allowed(counter, caller, limit, asked):
    return sum(counter.ask(caller, limit).allowed for _ in range(asked))


def test_a_caller_gets_as_many_as_the_limit_says(counter):
    assert allowed(counter, "token:1", 5, 9) == 5


def test_callers_do_not_share(counter):
    assert allowed(counter, "token:1", 5, 9) == 5
    assert allowed(counter, "token:2", 5, 9) == 5


def test_what_is_left_is_told(counter):
    assert [counter.ask("a", 3).remaining for _ in range(4)] == [2, 1, 0, 0]


def test_waiting_as_long_as_told_is_enough_and_not_too_long(counter, clock):
    for start in (0, 17.5, 59):
        clock.now = 6_000_000 + 600 * (start + 1) + start
        caller = f"caller {start}"
        allowed(counter, caller, 10, 10)
        wait = counter.ask(caller, 10).retry_after

        assert 1 <= wait <= 66
        clock.now += wait
        assert counter.ask(caller, 10).allowed


def test_no_minute_holds_more_than_the_limit_by_starting_at_its_end(counter, clock):
    clock.now += 59
    assert allowed(counter, "a", 60, 100) == 60
    clock.now += 2  # a new minute by the clock

    assert allowed(counter, "a", 60, 100) == 1


def test_two_quiet_minutes_forget_everything(counter, clock):
    allowed(counter, "a", 5, 5)
    clock.now += 120

    assert allowed(counter, "a", 5, 9) == 5


def test_a_full_bucket_drops_who_was_idle_longest(counter, clock, monkeypatch):
    monkeypatch.setattr(limits, "_BUCKETS", 1)
    allowed(counter, "first", 5, 5)
    clock.now += 60
    for number in range(8):
        counter.ask(f"other {number}", 5)

    assert counter.ask("first", 5).remaining == 4


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 10_000_000])
def test_a_damaged_file_is_counted_in_anew(tmp_path, clock, content):
    (tmp_path / "limits").write_bytes(content)

    assert allowed(Counter(tmp_path / "limits", clock), "a", 5, 9) == 5


def test_processes_count_together(tmp_path):
    ask = (
        "from pathlib import Path; from core.limits import Counter;"
        f"counter = Counter(Path({str(tmp_path)!r}) / 'limits', lambda: 6_000_000.0);"
        "print(sum(counter.ask('a', 1000).allowed for _ in range(400)))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", ask], stdout=subprocess.PIPE) for _ in range(4)
    ]

    assert sum(int(each.communicate()[0]) for each in running) == 1000


def test_no_limit_is_no_limit(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert limits.ask("a", 0).allowed
    assert not (tmp_path / "limits").exists()
