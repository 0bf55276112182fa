"""Loads into PostgreSQL: COPY into a staging table, {{ loadingWords }}, watermark; all in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import psycopg
import stamina
from psycopg import sql
from sqlalchemy import make_url

from settings import setting
from tables import Refused, Table

QUERIES = Path(__file__).parent / "queries"
#{% if deletingSources.size > 0 %}
MOST_REMOVED = 0.2  # of a table, in one night
#{% endif %}


def connect() -> psycopg.Connection:
    """A connection as the loader role, which may write; the app's role may not."""
    url = make_url(setting("connections", "loader", "url")).set(drivername="postgresql")
    return psycopg.connect(url.render_as_string(hide_password=False), connect_timeout=5)


@stamina.retry(on=(psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected), attempts=3)
def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """Gives the rows written. A crash at any point leaves the table and the watermark as they were."""
    staging = sql.SQL("CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    copying = sql.SQL("COPY incoming ({}) FROM STDIN").format(columns)
    #{% if frames == "polars" %}
    rows = good.select(table.columns).iter_rows()
    #{% else %}
    known = good[list(table.columns)].astype(object)
    rows = known.where(known.notna(), None).itertuples(index=False, name=None)
    #{% endif %}
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute(staging.format(columns, sql.Identifier(table.name)))
        with cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row(row)
        written = 0
        for statement in _statements(f"{table.name}_save"):
            cursor.execute(statement)
            if (cursor.statusmessage or "").startswith("INSERT"):
                written = cursor.rowcount
        #{% if keepsQuarantine %}
        cursor.executemany(
            _query("quarantine"),
            [(digest, table.name, payload, reason) for digest, payload, reason in refused],
        )
        #{% endif %}
        cursor.execute(_query("mark_loaded"), {"source": table.name, "until": until, "rows": written})
    return written


#{% if deletingSources.size > 0 %}
def remove_absent(table: Table, keys: set[str], listed_at: datetime) -> int:
    """Removes rows whose key the source no longer lists; refuses, and removes none, when that would be many."""
    gone = "DELETE FROM {} AS kept WHERE loaded_at < %s AND NOT EXISTS (SELECT FROM listed WHERE listed.key = kept.{})"
    name = sql.Identifier(table.name)
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE listed (key text PRIMARY KEY) ON COMMIT DROP")
        with cursor.copy("COPY listed (key) FROM STDIN") as copy:
            for key in keys:
                copy.write_row((key,))
        # What was loaded after the listing began may be newer than it.
        cursor.execute(sql.SQL(gone).format(name, sql.Identifier(table.key)), [listed_at])
        removed = cursor.rowcount
        left = cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(name)).fetchone() or (0,)
        if removed > MOST_REMOVED * (removed + left[0]):
            raise RuntimeError(f"{removed} rows of {table.name} are not listed any more: is the list whole?")
    return removed


#{% endif %}
def watermark(table: Table) -> datetime | None:
    """Up to when the source has been loaded; None before the first load."""
    with connect() as connection:
        query = "SELECT watermark FROM load_state WHERE source = %s"
        found = connection.execute(query, [table.name]).fetchone()
    return found[0] if found else None


@contextmanager
def exclusive(task: str) -> Iterator[bool]:
    """True for the one process that may run a task now; PostgreSQL frees the lock when that process dies."""
    with connect() as connection:
        connection.autocommit = True
        taken = connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [task]).fetchone()
        yield bool(taken and taken[0])


def _statements(name: str) -> list[bytes]:
    return [part for part in _query(name).split(b";\n") if part.strip()]


def _query(name: str) -> bytes:
    return (QUERIES / f"{name}.sql").read_bytes()
