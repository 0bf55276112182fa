"""What a row must be, as a Great Expectations suite: the same expectations document the data for its owners."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
#{% if frames == "polars" %}
import polars as pl
#{% endif %}
from great_expectations.core import (
    ExpectationSuite,
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.core.batch_definition import BatchDefinition

from tables import Table

RESULT: dict[str, Any] = {"result_format": "COMPLETE", "unexpected_index_column_names": ["source_row"]}


@dataclass(frozen=True)
class Failure:
    """One value that breaks one rule; `source_row` is the line or record that its supplier can look up."""

    source_row: int
    column: str
    problem: str


def check(rows: {{ frameType }}, table: Table) -> list[Failure]:
    """The failures of cleaned rows; an empty list means that all of them may be loaded."""
    frame = rows{% if frames == "polars" %}.to_pandas(){% endif %}.reset_index(drop=True)
    batch = _batches().get_batch(batch_parameters={"dataframe": frame})
    outcome = batch.validate(suite(table), result_format=RESULT)
    if not isinstance(outcome, ExpectationSuiteValidationResult):  # as the types of the package leave open
        raise TypeError("a suite has a result for each of its expectations")
    return [failure for result in outcome.results if not result.success for failure in _failures(result)]


def suite(table: Table) -> ExpectationSuite:
    """The contract of a table. A new rule is one line here, with the words its supplier will read."""
    tomorrow = pd.Timestamp(datetime.now(UTC) + timedelta(days=1))
    present = [
        gxe.ExpectColumnValuesToNotBeNull(column=name, notes="is missing or cannot be read")
        for name in dict.fromkeys((table.key, table.time, *table.text, "amount"))
    ]
    plausible = gxe.ExpectColumnValuesToBeBetween(
        column="amount", min_value=-1e9, max_value=1e9, notes="is not a plausible amount"
    )
    not_ahead = gxe.ExpectColumnValuesToBeBetween(
        column=table.time, max_value=tomorrow, notes="lies in the future"
    )
    return ExpectationSuite(name=table.name, expectations=[*present, plausible, not_ahead])


@cache
def _batches() -> BatchDefinition[Any]:
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("loads").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("whole")


def _failures(result: ExpectationValidationResult) -> list[Failure]:
    config = result.expectation_config
    if config is None:
        raise ValueError("a result names its expectation, or nobody could say what to correct")
    column, problem = str(config.kwargs["column"]), str(config.notes)
    hits = result.result["unexpected_index_list"]
    return [Failure(int(hit["source_row"]), column, problem) for hit in hits]
