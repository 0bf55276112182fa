"""What a row must be, as SQL conditions: the CHECK constraints of the table, asked before they can refuse a load."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

from tables import Table

QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Failure:
    """One value that breaks one rule; `source_row` is the line or record that its supplier can look up."""

    source_row: int
    column: str
    problem: str


def check(rows: {{ frameType }}, table: Table) -> list[Failure]:
    """The failures of cleaned rows; an empty list means that all of them may be loaded."""
    conditions = (QUERIES / f"{table.name}_check.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("incoming", rows)
        found = connection.sql(conditions).fetchall()
    return [Failure(int(source_row), column, problem) for source_row, column, problem in found]
