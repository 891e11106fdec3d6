from itertools import count

import pytest

from socialvicevaert.security import kdf
from socialvicevaert.security.kdf import MINIMUM, Argon, calibrated, derive_key, subkey

CHEAP = Argon(memory_kib=32, passes=1, lanes=4)


@pytest.fixture(autouse=True)
def _measure_anew():
    calibrated.cache_clear()
    yield
    calibrated.cache_clear()


def speed(monkeypatch: pytest.MonkeyPatch, gib_passes_a_second: float) -> None:
    def seconds(argon: Argon) -> float:
        return argon.memory_kib * argon.passes / kdf.KIB_PER_GIB / gib_passes_a_second

    monkeypatch.setattr(kdf, "_seconds_of", seconds)


def test_the_least_price_is_what_the_threat_model_says():
    assert (MINIMUM.memory_kib, MINIMUM.passes, MINIMUM.lanes) == (64 * 1024, 3, 4)


@pytest.mark.parametrize("gib_passes_a_second", [0.3, 0.7, 1.5, 3.0])
def test_a_guess_costs_about_a_second_on_slow_and_fast_computers(monkeypatch, gib_passes_a_second):
    speed(monkeypatch, gib_passes_a_second)
    argon = calibrated()
    assert kdf._seconds_of(argon) == pytest.approx(1.0, rel=0.35)
    assert argon.is_acceptable


def test_a_very_slow_computer_still_pays_the_least_price(monkeypatch):
    speed(monkeypatch, 0.01)
    assert calibrated() == MINIMUM


def test_a_very_fast_computer_has_a_ceiling_that_small_ones_can_open(monkeypatch):
    speed(monkeypatch, 1000.0)
    argon = calibrated()
    assert argon.memory_kib == 256 * 1024
    assert argon.passes == 24


def test_the_real_measurement_is_of_the_real_derivation(monkeypatch):
    asked: list[Argon] = []
    monkeypatch.setattr(kdf, "derive_key", lambda *arguments: asked.append(arguments[2]))
    ticks = count()
    monkeypatch.setattr(kdf.time, "perf_counter", lambda: float(next(ticks)))
    assert calibrated() == MINIMUM
    assert asked == [MINIMUM]


@pytest.mark.parametrize(
    "argon",
    [
        Argon(2**30, 1, 4),  # a terabyte
        Argon(64 * 1024, 10_000, 4),  # an hour
        Argon(1024 * 1024, 128, 4),  # each within bounds, together not
        Argon(64 * 1024, 3, 1000),
        Argon(64 * 1024, 3, 0),
        Argon(64 * 1024, 0, 4),
        Argon(16, 3, 4),  # below what Argon2 itself takes
        Argon(-1, -1, -1),
    ],
)
def test_a_price_out_of_bounds_is_never_computed(argon):
    assert not argon.is_acceptable
    with pytest.raises(ValueError, match="out of bounds"):
        derive_key(b"secret", bytes(16), argon)


def test_secret_salt_and_price_all_make_the_key():
    keys = {
        derive_key(b"secret", bytes(16), CHEAP),
        derive_key(b"Secret", bytes(16), CHEAP),
        derive_key(b"secret", bytes(15) + b"1", CHEAP),
        derive_key(b"secret", bytes(16), Argon(64, 1, 4)),
        derive_key(b"secret", bytes(16), Argon(32, 2, 4)),
    }
    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


def test_a_subkey_serves_one_purpose():
    assert subkey(bytes(32), "header") != subkey(bytes(32), "anchor")
    assert subkey(bytes(32), "header") == subkey(bytes(32), "header")
