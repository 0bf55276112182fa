"""The Parquet files behind the app, one folder for each day, read by DuckDB with filters pushed into the files."""

import json
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
LIMITS: dict[str, Any] = {"memory_limit": "{{ storeMemory }}", "threads": "{{ duckdbThreads }}"}


@st.cache_resource(show_spinner=False, on_release=duckdb.DuckDBPyConnection.close)
def database() -> duckdb.DuckDBPyConnection:
    """The one query engine of this process. Use `.cursor()` of it: a connection is not safe between threads."""
    connection = duckdb.connect(config=LIMITS)
    connection.execute("SET GLOBAL file_search_path = ?", [str(FOLDER.resolve())])
    return connection


def read(sql: str, params: Mapping[str, Any] | None = None) -> {{ frameType }}:
    """Runs one parametrised query over the files."""
    with database().cursor() as own:
        own.execute("SET TimeZone = 'UTC'")
        return own.sql(sql, params=dict(params or {})).{% if frames == "polars" %}pl(){% else %}df(){% endif %}


#{% if scope %}
def read_own(sql: str, {{ scope.name }}: str, params: Mapping[str, Any] | None = None) -> {{ frameType }}:
    """What pages read rows with: those of one {{ scope.name }}. A query without that condition is refused."""
    if "{{ scope.column }} = ${{ scope.name }}" not in sql:
        raise PermissionError("This query does not say whose rows it wants.")
    return read(sql, {**(params or {}), "{{ scope.name }}": {{ scope.name }}})


#{% endif %}
def loaded_at(source: str) -> datetime | None:
    """When the last load of a source was published."""
    return state(source).get("loaded_at")


def state(source: str) -> dict[str, datetime | None]:
    """The load state that lies beside the files of a source; empty before the first load."""
    try:
        kept = json.loads((FOLDER / source / "_state.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {name: datetime.fromisoformat(value) if value else None for name, value in kept.items()}
