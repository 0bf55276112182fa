"""Cleaning and totals, on rows as they really come: padded, doubled, broken, out of order."""

from datetime import UTC, datetime
#{% if checkedTables.size > 0 %}
from typing import Any
#{% endif %}

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

#{% if checkedTables.size > 0 %}
from tables import TABLES
#{% endif %}
from transform import {% if checkedTables.size > 0 %}clean, {% endif %}daily_totals
#{% if checkedTables.size > 0 %}
from validate import check
#{% endif %}

MOMENTS = [datetime(2026, 1, day, hour, tzinfo=UTC) for day, hour in ((1, 10), (1, 23), (2, 0))]
#{% if checkedTables.size > 0 %}
TABLE = TABLES["{{ checkedTables[0].source }}"]


def raw(**changes: list[Any]) -> {{ frameType }}:
    """Three good rows, with columns replaced."""
    stamps = [moment.isoformat() for moment in MOMENTS]
    rows: dict[str, list[Any]] = {name: [" a ", "b", "c"] for name in TABLE.text}
    rows |= {TABLE.time: stamps, TABLE.newest_by: stamps, "amount": ["1.5", "2", "3"]}
    rows |= {TABLE.key: {{ testKeys }}}
    return {{ frameAlias }}.DataFrame({"source_row": [2, 3, 4]} | rows | changes)


def test_good_rows_pass_trimmed_and_typed() -> None:
    rows = clean(raw(), TABLE)
    assert list(rows["category"]) == ["a", "b", "c"]
    assert list(rows["amount"]) == [1.5, 2.0, 3.0]
    assert check(rows, TABLE) == []


def test_of_one_key_the_newest_row_stays() -> None:
    doubled = {{ testDoubledKeys }}
    rows = clean(raw(**{TABLE.key: doubled}{% if scope %}, {{ scope.column }}=["x", "x", "x"]{% endif %}), TABLE)
    assert list(rows["source_row"]) == [3, 4]


def test_what_cannot_be_read_is_reported_by_its_line() -> None:
    broken = raw(amount=["1.5", "a lot", "3"], category=["a", "b", " "])
    found = {(failure.source_row, failure.column) for failure in check(clean(broken, TABLE), TABLE)}
    assert found == {(3, "amount"), (4, "category")}
#{% endif %}


def test_totals_are_by_day_and_category() -> None:
    rows = {"happened_at": MOMENTS, "category": ["tea", "tea", "jam"], "amount": [1.0, 2.0, 4.0]}
    totals = daily_totals({{ frameAlias }}.DataFrame(rows))
    assert [str(day)[:10] for day in totals["day"]] == ["2026-01-01", "2026-01-02"]
    assert list(totals["amount"]) == [3.0, 4.0]
    assert list(totals["row_count"]) == [2, 1]
