"""Cleaning and totals in DuckDB SQL, which spills to disk instead of failing: {{ memoryFacts }}."""

from typing import Any

import duckdb
import pandas as pd
#{% if checkedTables.size > 0 %}

from tables import Table
#{% endif %}

LIMITS: dict[str, Any] = {"memory_limit": "{{ duckdbMemory }}", "threads": "{{ duckdbThreads }}"}


def query(sql: str, **frames: pd.DataFrame) -> pd.DataFrame:
    """Runs SQL over frames, each visible under its name, in a database of its own: nothing is shared by threads."""
    with duckdb.connect(config=LIMITS) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, frame in frames.items():
            connection.register(name, frame)
        return connection.sql(sql).df()


#{% if checkedTables.size > 0 %}
def clean(raw: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Types and trims the columns; of rows with one key it keeps the newest. What cannot be read becomes missing."""
    rows = raw.reindex(columns=["source_row", *table.columns])
    return query(CLEAN[table.name], raw=rows)


CLEAN = {
    #{% for table in checkedTables %}
    "{{ table.name }}": """
        WITH typed AS (
            SELECT
                source_row,
                #{% for column in table.columnTypes %}
                #{% if column.kind == "text" %}
                nullif(trim(CAST({{ column.name }} AS VARCHAR)), '') AS {{ column.name }},
                #{% elsif column.kind == "number" %}
                TRY_CAST({{ column.name }} AS DOUBLE) AS {{ column.name }},
                #{% elsif column.kind == "integer" %}
                TRY_CAST({{ column.name }} AS BIGINT) AS {{ column.name }},
                #{% else %}
                TRY_CAST({{ column.name }} AS TIMESTAMPTZ) AS {{ column.name }},
                #{% endif %}
                #{% endfor %}
            FROM raw
        )
        SELECT * FROM typed
        QUALIFY {{ table.key }} IS NULL OR row_number() OVER (
            PARTITION BY {{ table.identity | join: ", " }} ORDER BY {{ table.watermark }} DESC NULLS LAST, source_row DESC
        ) = 1
        ORDER BY source_row
    """,
    #{% endfor %}
}


#{% endif %}
#{% if badRows == "fix_and_flag" %}
def fix_and_flag(rows: pd.DataFrame) -> pd.DataFrame:
    """Fills what has a safe stand-in and says so in `flags`; an amount is never invented."""
    return query(
        """
        SELECT * REPLACE (
            coalesce(category, 'unknown') AS category,
            CASE WHEN category IS NULL THEN 'category was missing' ELSE '' END AS flags
        )
        FROM fixable
        """,
        fixable=rows,
    )


#{% endif %}
def daily_totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Totals by day and category of rows with `happened_at`, `category` and `amount`."""
    return query(
        """
        SELECT CAST(happened_at AS DATE) AS day, category, count(*) AS row_count, sum(amount) AS amount
        FROM happened
        GROUP BY ALL
        ORDER BY day, category
        """,
        happened=rows,
    )
