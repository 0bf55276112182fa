"""Any generated project with a store: what is loaded twice is there once, and a failed load leaves nothing."""

import inspect
from datetime import UTC, datetime, timedelta

import load
import pytest
import serving
import streamlit as st
from ingest import RejectedError, ingest
from tables import TABLES

NOW = datetime.now(UTC).replace(microsecond=0)
SOURCE, TABLE = next(
    (source, table) for source, table in TABLES.items() if hasattr(serving, f"read_{source}_daily")
)


def raw(amounts: list[object], at: datetime = NOW) -> object:
    """Rows with keys 1, 2, 3 … all of one day."""
    count = len(amounts)
    columns: dict[str, list] = {name: ["north"] * count for name in TABLE.text}
    keys = [str(number) for number in range(1, count + 1)]
    columns[TABLE.key] = keys if TABLE.key in TABLE.text else [int(key) for key in keys]
    columns |= {"source_row": list(range(1, count + 1)), "category": ["tea"] * count, "amount": amounts}
    columns |= {TABLE.time: [NOW.isoformat()] * count}
    if TABLE.newest_by != TABLE.time:
        columns[TABLE.newest_by] = [at.isoformat()] * count
    return FRAME(columns)


def FRAME(columns: dict[str, list]) -> object:
    kind = load.save.__annotations__["good"].__module__.split(".")[0]
    return __import__(kind).DataFrame(columns)


def totals() -> list[tuple[int, float]]:
    st.cache_data.clear()
    st.cache_resource.clear()
    reader = inspect.unwrap(getattr(serving, f"read_{SOURCE}_daily"))
    frame = reader(*["north"] * len(inspect.signature(reader).parameters)).frame
    if len(frame) == 0:
        return []
    return [(int(sum(frame["row_count"])), float(sum(frame["amount"])))]


def test_rows_are_there_once_however_often_they_are_loaded() -> None:
    assert load.watermark(TABLE) is None
    ingest(SOURCE, raw([1.0, 2.0, 3.0]), NOW)
    assert totals() == [(3, 6.0)]
    ingest(SOURCE, raw([1.0, 2.0, 3.0]), NOW)
    assert totals() == [(3, 6.0)]
    assert load.watermark(TABLE) == NOW


def test_a_newer_version_replaces_an_older_one() -> None:
    ingest(SOURCE, raw([1.0, 2.0, 30.0], at=NOW + timedelta(minutes=1)), NOW + timedelta(minutes=1))
    assert totals() == [(3, 33.0)]


def test_an_empty_increment_moves_the_watermark_and_nothing_else() -> None:
    before = totals()
    try:
        ingest(SOURCE, raw([]), NOW + timedelta(minutes=2))
        assert load.watermark(TABLE) == NOW + timedelta(minutes=2)
    except RejectedError as refusal:
        assert "no rows" in str(refusal)  # where a load replaces everything, nothing must not replace it
    assert totals() == before


def test_a_load_that_dies_before_its_watermark_leaves_the_old_state(monkeypatch: pytest.MonkeyPatch) -> None:
    before, mark = totals(), load.watermark(TABLE)
    name = "_replace" if hasattr(load, "_replace") else "_query"
    real = getattr(load, name)

    def die(what: object, *rest: object) -> object:
        if "mark_loaded" in str(what) or "_state" in str(what):
            raise KeyboardInterrupt
        return real(what, *rest)

    monkeypatch.setattr(load, name, die)
    with pytest.raises(KeyboardInterrupt):
        ingest(SOURCE, raw([1.0, 2.0, 30.0], at=NOW + timedelta(minutes=3)), NOW + timedelta(minutes=3))
    assert load.watermark(TABLE) == mark
    assert totals() == before or before == []


def test_a_batch_of_broken_rows_is_refused_whole() -> None:
    with pytest.raises(RejectedError, match="of 4 rows"):
        ingest(SOURCE, raw(["1", "much", "more", "most"]), NOW + timedelta(minutes=4))


def test_one_process_loads_at_a_time() -> None:
    with load.exclusive("any") as mine:
        assert mine
