"""What a row must be, as a pandera schema: every failure of a batch is collected, not just the first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

#{% if frames == "polars" %}
import pandera.polars as pa
import polars as pl
#{% else %}
import pandas as pd
import pandera.pandas as pa
#{% endif %}

from tables import Table


@dataclass(frozen=True)
class Failure:
    """One value that breaks one rule; `source_row` is the line or record that its supplier can look up."""

    source_row: int
    column: str
    problem: str


def check(rows: {{ frameType }}, table: Table) -> list[Failure]:
    """The failures of cleaned rows; an empty list means that all of them may be loaded."""
    try:
        schema(table).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as errors:
        #{% if frames == "polars" %}
        cases = errors.failure_cases.iter_rows(named=True)
        #{% else %}
        cases = errors.failure_cases.to_dict("records")
        #{% endif %}
        return [_failure(case, rows) for case in cases]
    return []


def schema(table: Table) -> pa.DataFrameSchema:
    """The contract of a table. A new rule is one line here, with the words its supplier will read."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    plausible = pa.Check.in_range(-1e9, 1e9, error="is not a plausible amount")
    not_ahead = pa.Check.lt({% if frames == "polars" %}tomorrow{% else %}pd.Timestamp(tomorrow){% endif %}, error="lies in the future")
    rules = {name: pa.Column() for name in table.text}
    rules |= {table.key: pa.Column(), table.time: pa.Column(checks=not_ahead)}
    return pa.DataFrameSchema(rules | {"amount": pa.Column(float, checks=plausible)})


def _failure(case: dict[str, Any], rows: {{ frameType }}) -> Failure:
    if case["index"] is None:
        raise ValueError(f"column {case['column']}: {case['check']}")  # absent, or of another type
    problem = "is missing or cannot be read" if case["check"] == "not_nullable" else str(case["check"])
    #{% if frames == "polars" %}
    source_row = rows.item(int(case["index"]), "source_row")
    #{% else %}
    source_row = rows.loc[case["index"], "source_row"]
    #{% endif %}
    return Failure(int(source_row), str(case["column"]), problem)
