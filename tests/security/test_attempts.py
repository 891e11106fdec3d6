from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.security.attempts import FREE_ATTEMPTS, LONGEST_DELAY, Attempts, delay_after
from socialvicevaert.security.errors import TooSoon
from socialvicevaert.shared.clock import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 22, 8, tzinfo=UTC))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "forsoeg.json"


def fail(attempts: Attempts, clock: FixedClock, times: int) -> None:
    for _ in range(times):
        clock.moment += attempts.remaining()
        attempts.begin()


def test_the_first_three_mistakes_are_free_and_the_next_double():
    seconds = [delay_after(failures).total_seconds() for failures in range(8)]
    assert seconds == [0, 0, 0, 0, 2, 4, 8, 16]


@given(st.integers(min_value=0, max_value=10_000))
def test_the_delay_never_shrinks_and_never_passes_five_minutes(failures):
    assert delay_after(failures) <= delay_after(failures + 1) <= LONGEST_DELAY


def test_an_attempt_before_its_time_is_refused_with_the_seconds_left(path, clock):
    attempts = Attempts(path, clock)
    fail(attempts, clock, FREE_ATTEMPTS + 2)
    clock.moment += timedelta(seconds=1)
    with pytest.raises(TooSoon, match="Vent 3 sekunder") as refused:
        attempts.begin()
    assert refused.value.seconds == 3


def test_a_refused_attempt_is_not_counted(path, clock):
    attempts = Attempts(path, clock)
    fail(attempts, clock, FREE_ATTEMPTS + 2)
    for _ in range(10):
        with pytest.raises(TooSoon):
            attempts.begin()
    clock.moment += timedelta(seconds=4)
    attempts.begin()


def test_a_restart_does_not_forget(path, clock):
    fail(Attempts(path, clock), clock, 1)
    for _ in range(FREE_ATTEMPTS + 2):
        fail(Attempts(path, clock), clock, 1)
    assert Attempts(path, clock).remaining() == timedelta(seconds=8)


def test_ending_the_program_in_the_middle_of_an_attempt_counts_it(path, clock):
    Attempts(path, clock).begin()
    assert b'"failures": 1' in path.read_bytes()


def test_success_forgets_everything(path, clock):
    attempts = Attempts(path, clock)
    fail(attempts, clock, 9)
    attempts.succeeded()
    assert attempts.remaining() == timedelta()
    assert not path.exists()
    assert Attempts(path, clock).remaining() == timedelta()


def test_an_attempt_that_was_never_made_is_taken_back(path, clock):
    attempts = Attempts(path, clock)
    fail(attempts, clock, FREE_ATTEMPTS)
    attempts.begin()
    attempts.not_tried()
    assert attempts.remaining() == timedelta()


def test_a_clock_set_back_locks_nobody_out_for_longer_than_the_delay(path, clock):
    fail(Attempts(path, clock), clock, FREE_ATTEMPTS + 3)
    clock.moment -= timedelta(days=400)
    attempts = Attempts(path, clock)
    assert attempts.remaining() == timedelta(seconds=8)
    clock.moment += timedelta(seconds=8)
    attempts.begin()


def test_a_disk_that_cannot_be_written_still_slows_this_run(tmp_path, clock):
    attempts = Attempts(tmp_path / "no such folder" / "forsoeg.json", clock)
    fail(attempts, clock, FREE_ATTEMPTS + 1)
    with pytest.raises(TooSoon):
        attempts.begin()


@given(content=st.one_of(st.binary(max_size=200), st.sampled_from([
    b"[]", b"null", b'{"failures": 1e999, "last_at": "2026-01-01T00:00:00+00:00"}', b'{"failures": -5, "last_at": ""}',
    b'{"failures": 5, "last_at": "2026-01-01T00:00:00"}', b"[" * 5000,
])))  # fmt: skip
def test_a_nonsense_file_counts_nothing_and_stops_nobody(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "forsoeg-nonsense.json"
    path.write_bytes(content)
    assert Attempts(path, FixedClock(datetime(2026, 11, 22, tzinfo=UTC))).remaining() == timedelta()
