"""Measures this project's own code at a stated share of the answered volume, against the budgets of the design.

Run it with `python -m bench.benchmark --share 0.01 --out result.json`. The result is one JSON object on stdout; the exit
code is 1 when a budget is missed. What grows with the rows is scaled linearly to the full volume.
"""

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import numpy as np
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

from bench import result
#{% if benchCleans %}
from tables import TABLES, Table
#{% endif %}
from transform import {% if benchCleans %}clean, {% endif %}daily_totals
#{% if benchCleans %}
from validate import check
#{% endif %}

Result = TypeVar("Result")

ROWS = {{ benchRows }}  # one {{ benchRowsWords }}
BUDGETS = {  # seconds and bytes, from the capacity ledger
    "totals_seconds": {{ benchTotalsSeconds }},
    #{% if benchCleans %}
    "clean_seconds": {{ benchCleanSeconds }},
    "validate_seconds": {{ benchValidateSeconds }},
    #{% endif %}
    "memory_bytes": {{ benchMemoryBytes }},
}
FIGURES = {  # the design's id of what is measured, its unit, and the rows that the figure stands for
    #{% for figure in benchFigures %}
    "{{ figure.name }}": ("{{ figure.id }}", "{{ figure.unit }}", {{ figure.rows }}),
    #{% endfor %}
}


def sample(rows: int) -> {{ frameType }}:
    """Rows with the shape of the answers: unique keys, a skewed category, times over the history shown."""
    random = np.random.default_rng(7)
    seconds = np.sort(random.integers(0, {{ historyDays }} * 86_400, rows))
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days={{ historyDays }})
    categories = np.array([f"category {number}" for number in range(20)])
    columns = {
        "source_row": np.arange(1, rows + 1),
        "happened_at": np.datetime64(start.replace(tzinfo=None), "us") + seconds.astype("timedelta64[s]"),
        "category": categories[np.minimum(random.geometric(0.3, rows) - 1, 19)],
        "amount": random.gamma(2.0, 40.0, rows).round(2),
    }
    #{% if frames == "polars" %}
    return pl.DataFrame(columns).with_columns(pl.col("happened_at").dt.replace_time_zone("UTC"))
    #{% else %}
    return pd.DataFrame(columns).assign(happened_at=lambda frame: frame["happened_at"].dt.tz_localize("UTC"))
    #{% endif %}


def measure(work: Callable[[], Result]) -> tuple[float, int, Result]:
    """Seconds, peak bytes that Python allocated, and the result."""
    started = time.perf_counter()
    made = work()
    seconds = time.perf_counter() - started
    tracemalloc.start()  # in a second run, since watching takes time itself
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak, made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=0.01, help="of the stated rows, 0 to 1")
    parser.add_argument("--out", help="the result file")
    given = parser.parse_args()
    share: float = given.share
    rows = sample(max(1000, round(ROWS * share)))
    factor = ROWS / len(rows)
    seconds, peak, _ = measure(lambda: daily_totals(rows))
    measured = {"totals_seconds": seconds, "memory_bytes": float(peak)}
    #{% if benchCleans %}
    table = TABLES["{{ checkedTables[0].source }}"]
    raw = as_raw(rows, table)
    seconds, peak, cleaned = measure(lambda: clean(raw, table))
    measured |= {"clean_seconds": seconds, "memory_bytes": max(measured["memory_bytes"], float(peak))}
    measured["validate_seconds"] = measure(lambda: check(cleaned, table))[0]
    #{% endif %}
    budgets = [
        {"name": name, "measured": value, "at_full_volume": value * factor, "budget": BUDGETS[name]}
        for name, value in measured.items()
    ]
    measured["transform_seconds"] = measured["totals_seconds"]{% if benchCleans %} + measured["clean_seconds"]{% endif %}
    measured["cache_hit_seconds"] = cache_hit(rows)
    figures = [
        result.measurement(
            name,
            measured[key] * full / len(rows),
            unit,
            f"{len(rows):,} rows, scaled linearly to {full:,}",
        )
        for key, (name, unit, full) in FIGURES.items()
        if full <= 100 * len(rows)  # from less than a hundredth of the rows nobody can tell
    ]
    result.write(figures, {"rows": len(rows), "share": share, "budgets": budgets}, given.out)
    return 0 if all(figure["at_full_volume"] <= figure["budget"] for figure in budgets) else 1


def cache_hit(rows: {{ frameType }}) -> float:
    """Seconds for one hit of `st.cache_data`, which copies the frame that it kept."""

    @st.cache_data(ttl=60, max_entries=1, show_spinner=False)
    def kept() -> {{ frameType }}:
        return rows

    kept()
    return measure(kept)[0]
#{% if benchCleans %}


def as_raw(rows: {{ frameType }}, table: Table) -> {{ frameType }}:
    """The sample as its source would send it: every value text, the key made from the row number."""
    #{% if frames == "polars" %}
    text = rows["happened_at"].dt.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    keys = rows["source_row"]{% if checkedTables[0].keyKind == "text" %}.cast(pl.String){% endif %}
    constants = {name: pl.lit("north") for name in table.text if name not in {"category", table.key}}
    return rows.with_columns(**constants, **{table.time: text, table.newest_by: text, table.key: keys})
    #{% else %}
    text = rows["happened_at"].dt.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    keys = rows["source_row"]{% if checkedTables[0].keyKind == "text" %}.astype("str"){% endif %}
    constants = dict.fromkeys(set(table.text) - {"category", table.key}, "north")
    return rows.assign(**constants, **{table.time: text, table.newest_by: text, table.key: keys})
    #{% endif %}
#{% endif %}


if __name__ == "__main__":
    sys.exit(main())
