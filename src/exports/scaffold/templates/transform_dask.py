"""Cleaning and totals in Dask, partition by partition, for data beyond one machine's memory: {{ memoryFacts }}."""

import dask.dataframe as dd
import pandas as pd
#{% if checkedTables.size > 0 %}

from tables import Table
#{% endif %}

ROWS_PER_PARTITION = {{ daskRows }}  # about 100 MB each


#{% if checkedTables.size > 0 %}
def clean(raw: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Types and trims the columns; of rows with one key it keeps the newest. What cannot be read becomes missing."""
    rows = raw.reindex(columns=["source_row", *table.columns])
    typed = dd.from_pandas(rows, npartitions=_partitions(rows)).map_partitions(_type, table).compute()
    newest_last = typed.sort_values([table.newest_by, "source_row"], kind="stable", na_position="first")
    superseded = newest_last[table.key].notna() & newest_last.duplicated(list(table.identity), keep="last")
    return newest_last[~superseded].sort_values("source_row", ignore_index=True)


def _type(part: pd.DataFrame, table: Table) -> pd.DataFrame:
    typed = part.copy()
    for name in table.text:
        typed[name] = typed[name].astype("str").str.strip().replace("", None)
    typed["amount"] = pd.to_numeric(typed["amount"], errors="coerce").astype("float64")
    for name in {table.time, table.newest_by}:
        parsed = pd.to_datetime(typed[name], errors="coerce", utc=True, format="ISO8601")
        typed[name] = parsed.astype("datetime64[us, UTC]")
    return typed


#{% endif %}
#{% if badRows == "fix_and_flag" %}
def fix_and_flag(rows: pd.DataFrame) -> pd.DataFrame:
    """Fills what has a safe stand-in and says so in `flags`; an amount is never invented."""
    fixed = rows.copy()
    missing = fixed["category"].isna()
    fixed["flags"] = ""
    fixed.loc[missing, "flags"] = "category was missing"
    fixed.loc[missing, "category"] = "unknown"
    return fixed


#{% endif %}
def daily_totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Totals by day and category of rows with `happened_at`, `category` and `amount`."""
    day = pd.to_datetime(rows["happened_at"], utc=True).dt.floor("D")
    dated = rows.assign(day=day, row_count=1)[["day", "category", "row_count", "amount"]]
    parts = dd.from_pandas(dated, npartitions=_partitions(dated))
    totals = parts.groupby(["day", "category"])[["row_count", "amount"]].sum().compute().reset_index()
    return totals.assign(day=totals["day"].dt.date).sort_values(["day", "category"], ignore_index=True)


def _partitions(rows: pd.DataFrame) -> int:
    return max(1, -(-len(rows) // ROWS_PER_PARTITION))
