"""Loads into the warehouse: rows into a staging table, one {{ loadingWords }} from there, watermark."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from settings import setting
from tables import Refused, Table

QUERIES = Path(__file__).parent / "queries"
_running = Lock()


def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """Gives the rows written. Until the last statement has run the next attempt repeats the same increment."""
    engine = create_engine(setting("connections", "loader", "url"), poolclass=NullPool, hide_parameters=True)
    rows = good{% if frames == "polars" %}.to_pandas(){% endif %}[list(table.columns)]
    with engine.begin() as connection:
        rows.to_sql(f"{table.name}_incoming", connection, if_exists="replace", index=False, chunksize=5000)
        for statement in _query(f"{table.name}_save").split(";\n"):
            if statement.strip():
                connection.execute(text(statement + ";"))
        #{% if keepsQuarantine %}
        if refused:
            records = [
                {"digest": digest, "source": table.name, "payload": payload, "reason": reason}
                for digest, payload, reason in refused
            ]
            connection.execute(text(_query("quarantine")), records)
        #{% endif %}
        marks = {"source": table.name, "until": until, "rows": len(good), "now": datetime.now(UTC)}
        for statement in _query("mark_loaded").split(";\n"):
            if statement.strip():
                connection.execute(text(statement + ";"), marks)
    return len(good)


def watermark(table: Table) -> datetime | None:
    """Up to when the source has been loaded; None before the first load."""
    engine = create_engine(setting("connections", "loader", "url"), poolclass=NullPool, hide_parameters=True)
    query = text("SELECT watermark FROM load_state WHERE source = :source")
    with engine.connect() as connection:
        return connection.execute(query, {"source": table.name}).scalar()


@contextmanager
def exclusive(task: str) -> Iterator[bool]:
    """True for the one run of this process; across machines the schedule allows one at a time, and MERGE repeats."""
    taken = _running.acquire(blocking=False)
    try:
        yield taken and bool(task)
    finally:
        if taken:
            _running.release()


def _query(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
