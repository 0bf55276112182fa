"""Loads into day folders of Parquet: {{ loadingWords }}. Every file is replaced whole, the watermark last."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
#{% if loading == "staging_swap" %}
from shutil import rmtree
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


def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """Gives the rows written. A run that dies leaves whole files and the old watermark: the next run repeats it."""
    folder = lake.FOLDER / table.name
    with duckdb.connect(config=lake.LIMITS) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("incoming", good)
        days = connection.execute(_query(f"{table.name}_days")).fetchall()
        for (day,) in days:
            _write_day(connection, table, folder / f"day={day}", day)
    #{% if loading == "staging_swap" %}
    for old in folder.glob("day=*"):
        if (old.name.removeprefix("day="),) not in days:
            rmtree(old)
    #{% endif %}
    #{% if keepsQuarantine %}
    for digest, payload, reason in refused:
        _replace(folder / "_quarantine" / f"{digest}.json", json.dumps({"row": payload, "reason": reason}))
    #{% endif %}
    before = lake.state(table.name).get("watermark")
    mark = max(filter(None, (before, until)), default=None)
    state = {"loaded_at": datetime.now(UTC).isoformat(), "watermark": mark and mark.isoformat()}
    _replace(folder / "_state.json", json.dumps(state))
    return len(good)


def watermark(table: Table) -> datetime | None:
    """Up to when the source has been loaded; None before the first load."""
    return lake.state(table.name).get("watermark")


@contextmanager
def exclusive(task: str) -> Iterator[bool]:
    """True for the one process that may load now: DuckDB lets a single process hold a file for writing."""
    lake.FOLDER.mkdir(exist_ok=True)
    try:
        held = duckdb.connect(str(lake.FOLDER / "writer.lock.duckdb"))
    except duckdb.IOException:
        yield False
        return
    with held:
        yield bool(task)


def _write_day(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path, day: str) -> None:
    target = folder / "rows.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    #{% if loading == "upsert" or loading == "append_dedup" %}
    stored = _query(f"{table.name}_merge") if target.exists() else _query(f"{table.name}_day")
    params = {"day": day, "stored": str(target)} if target.exists() else {"day": day}
    rows = connection.sql(stored, params=params)
    #{% else %}
    rows = connection.sql(_query(f"{table.name}_day"), params={"day": day})
    #{% endif %}
    rows.write_parquet(str(folder / "rows.next"), compression="zstd")
    os.replace(folder / "rows.next", target)


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".next").write_text(text, encoding="utf-8")
    os.replace(file.with_suffix(".next"), file)


def _query(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
