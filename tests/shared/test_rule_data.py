from datetime import date

import pytest

from socialvicevaert.shared import rule_data
from socialvicevaert.shared.resource_files import resource_path
from socialvicevaert.shared.rule_data import rule_on


def test_every_rule_names_its_source_and_when_it_was_checked() -> None:
    for versions in rule_data.all_rules().values():
        for rule in versions:
            assert rule.text.endswith(".")
            assert rule.source
            assert rule.last_checked <= date(2030, 1, 1)


def test_the_version_in_force_on_the_day_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    frist, other = _entry("2009-06-01", "2025-12-31", 14), _entry("2026-01-01", None, 21)
    _read_instead(monkeypatch, [other, frist])
    assert rule_on("frist", date(2025, 12, 31)).values["dage"] == 14
    assert rule_on("frist", date(2026, 1, 1)).values["dage"] == 21
    before = rule_on("frist", date(2000, 1, 1))
    assert (before.values["dage"], before.holds_on(date(2000, 1, 1))) == (14, False)


def test_an_unknown_rule_is_a_bug() -> None:
    with pytest.raises(KeyError):
        rule_on("no such rule", date(2026, 1, 1))


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([("2009-06-01", None, 14), ("2026-01-01", None, 21)], id="two versions at a time"),
        pytest.param([("2026-01-01", "2025-01-01", 14)], id="ends before it begins"),
        pytest.param([("2009-06-01", None, 14.5)], id="half a day"),
    ],
)
def test_contradicting_rule_data_is_refused(
    monkeypatch: pytest.MonkeyPatch, entries: list[tuple[str, str | None, int]]
) -> None:
    _read_instead(monkeypatch, [_entry(*entry) for entry in entries])
    with pytest.raises(ValueError, match="frist"):
        rule_data.all_rules()


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="rules/no_such_file"):
        resource_path("rules/no_such_file.json")


def _entry(valid_from: str, valid_to: str | None, days: float) -> dict[str, object]:
    return {
        "id": "frist",
        "title": "Frist",
        "text": "En frist.",
        "paragraph": "§ 1",
        "source": "Loven",
        "last_checked": "2026-11-22",
        "valid_from": valid_from,
        "valid_to": valid_to,
        "values": {"dage": days},
    }


def _read_instead(monkeypatch: pytest.MonkeyPatch, entries: list[dict[str, object]]) -> None:
    monkeypatch.setattr(rule_data, "_FILES", ("one",))
    monkeypatch.setattr(rule_data, "read_resource_json", lambda _: {"rules": entries})
    monkeypatch.setattr(rule_data, "all_rules", rule_data.all_rules.__wrapped__)  # without what it remembers
