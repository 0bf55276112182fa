"""{{ transformLead }}: {{ memoryFacts }}."""

import pandas as pd
#{% if checkedTables.size > 0 %}

from tables import Table
#{% endif %}


#{% if checkedTables.size > 0 %}
def clean(raw: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Types and trims the columns; of rows with one key it keeps the newest. What cannot be read becomes missing."""
    rows = raw.reindex(columns=["source_row", *table.columns])
    for name in table.text:
        rows[name] = rows[name].astype("str").str.strip().replace("", None)
    rows["amount"] = pd.to_numeric(rows["amount"], errors="coerce")
    for name in {table.time, table.newest_by}:
        rows[name] = pd.to_datetime(rows[name], errors="coerce", utc=True, format="ISO8601")
    rows = rows.sort_values([table.newest_by, "source_row"], kind="stable", na_position="first")
    superseded = rows[table.key].notna() & rows.duplicated(list(table.identity), keep="last")
    return rows[~superseded].sort_values("source_row", ignore_index=True)


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
    day = pd.to_datetime(rows["happened_at"], utc=True).dt.date
    groups = rows.assign(day=day).groupby(["day", "category"], as_index=False, observed=True)
    return groups.agg(row_count=("amount", "size"), amount=("amount", "sum"))
