"""Loads into the DuckDB file: {{ loadingWords }}{% if loaderInApp %}, in one transaction{% else %}, into a copy that is published when it is whole{% endif %}."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
#{% if loaderInApp %}
from threading import Lock
#{% else %}
import os
import shutil
#{% endif %}

import duckdb
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

import lake
from tables import Refused, Table

QUERIES = Path(__file__).parent / "queries"
#{% if loaderInApp %}
_writing = Lock()


def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """Gives the rows written. A crash at any point leaves the table and the watermark as they were."""
    with _writing, lake.cursor() as cursor:
        return _save(cursor, table, good, refused, until)


def watermark(table: Table) -> datetime | None:
    """Up to when the source has been loaded; None before the first load."""
    with lake.cursor() as cursor:
        return _watermark(cursor, table)


@contextmanager
def exclusive(task: str) -> Iterator[bool]:
    """Loads of this process take turns in `save`; no other process can open the file."""
    yield bool(task)
#{% else %}
SCHEMA = Path(__file__).parent / "sql" / "schema.sql"


def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """Gives the rows written. Until the new version is whole and named current, the app reads the old one."""
    name = f"serving-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.duckdb"
    lake.FOLDER.mkdir(exist_ok=True)
    if lake.CURRENT.exists():
        shutil.copyfile(lake.FOLDER / lake.CURRENT.read_text(encoding="utf-8").strip(), lake.FOLDER / name)
    with duckdb.connect(str(lake.FOLDER / name), config=lake.LIMITS) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        written = _save(connection, table, good, refused, until)
    pointer = lake.FOLDER / "CURRENT.next"
    pointer.write_text(name, encoding="utf-8")
    os.replace(pointer, lake.CURRENT)
    for old in sorted(lake.FOLDER.glob("serving-*.duckdb"))[:-3]:
        old.unlink()
    return written


def watermark(table: Table) -> datetime | None:
    """Up to when the source has been loaded; None before the first load."""
    if not lake.CURRENT.exists():
        return None
    with lake.cursor() as cursor:
        return _watermark(cursor, table)


@contextmanager
def exclusive(task: str) -> Iterator[bool]:
    """True for the one process that may load now: DuckDB lets a single process write to the file that it holds."""
    lake.FOLDER.mkdir(exist_ok=True)
    try:
        held = duckdb.connect(str(lake.FOLDER / "writer.lock.duckdb"))
    except duckdb.IOException:
        yield False
        return
    with held:
        yield bool(task)
#{% endif %}


def _save(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    good: {{ frameType }},
    refused: list[Refused],
    until: datetime | None,
) -> int:
    connection.execute("SET TimeZone = 'UTC'")
    connection.register("incoming", good)
    connection.begin()
    try:
        for statement in _query(f"{table.name}_save").split(";\n"):
            if statement.strip():
                connection.execute(statement)
        #{% if keepsQuarantine %}
        for digest, payload, reason in refused:
            connection.execute(_query("quarantine"), [digest, table.name, payload, reason])
        #{% endif %}
        marks = {"source": table.name, "until": until, "rows": len(good)}
        connection.execute(_query("mark_loaded"), marks)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return len(good)


def _watermark(connection: duckdb.DuckDBPyConnection, table: Table) -> datetime | None:
    query = "SELECT watermark FROM load_state WHERE source = $source"
    found = connection.execute(query, {"source": table.name}).fetchone()
    return found[0] if found else None


def _query(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
