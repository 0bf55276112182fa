#{% if loaderInApp %}
"""The DuckDB file behind the app. This process alone opens it: loads and reads are cursors of one connection."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

FOLDER = Path("data")
SCHEMA = Path(__file__).parent / "sql" / "schema.sql"
LIMITS: dict[str, Any] = {"memory_limit": "{{ storeMemory }}", "threads": "{{ duckdbThreads }}"}


@st.cache_resource(show_spinner=False, on_release=duckdb.DuckDBPyConnection.close)
def database() -> duckdb.DuckDBPyConnection:
    """The one connection of this process. Use `.cursor()` of it: a connection is not safe between threads."""
    FOLDER.mkdir(exist_ok=True)
    connection = duckdb.connect(str(FOLDER / "serving.duckdb"), config=LIMITS)
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return connection


def cursor() -> duckdb.DuckDBPyConnection:
    """A connection of this thread's own, onto the same database."""
    own = database().cursor()
    own.execute("SET TimeZone = 'UTC'")
    return own
#{% else %}
"""The DuckDB file behind the app. The worker publishes whole versions of it; the app only reads."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

FOLDER = Path("data")
CURRENT = FOLDER / "CURRENT"  # holds the file name of the version to read
LIMITS: dict[str, Any] = {"memory_limit": "{{ storeMemory }}", "threads": "{{ duckdbThreads }}"}


@st.cache_resource(show_spinner=False, max_entries=2, on_release=duckdb.DuckDBPyConnection.close)
def database(name: str) -> duckdb.DuckDBPyConnection:
    """One read-only instance for each published version; the last but one closes when it is evicted."""
    return duckdb.connect(str(FOLDER / name), read_only=True, config=LIMITS)


def cursor() -> duckdb.DuckDBPyConnection:
    """A connection of this thread's own, onto the version that is current now."""
    own = database(CURRENT.read_text(encoding="utf-8").strip()).cursor()
    own.execute("SET TimeZone = 'UTC'")
    return own
#{% endif %}


def read(sql: str, params: Mapping[str, Any] | None = None) -> {{ frameType }}:
    """Runs one parametrised query."""
    with cursor() as own:
        return own.sql(sql, params=dict(params or {})).{% if frames == "polars" %}pl(){% else %}df(){% endif %}


#{% if scope %}
def read_own(sql: str, {{ scope.name }}: str, params: Mapping[str, Any] | None = None) -> {{ frameType }}:
    """What pages read rows with: those of one {{ scope.name }}. A query without that condition is refused."""
    if "{{ scope.column }} = ${{ scope.name }}" not in sql:
        raise PermissionError("This query does not say whose rows it wants.")
    return read(sql, {**(params or {}), "{{ scope.name }}": {{ scope.name }}})


#{% endif %}
def loaded_at(source: str) -> datetime | None:
    """When the last load of a source was committed."""
    #{% if loaderInApp == false %}
    if not CURRENT.exists():
        return None
    #{% endif %}
    with cursor() as own:
        query = "SELECT loaded_at FROM load_state WHERE source = $source"
        found = own.execute(query, {"source": source}).fetchone()
    return found[0] if found else None
