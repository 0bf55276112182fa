"""Made-up {% if sampledTables.size > 0 %}rows, in memory and in the shape of the design{% else %}events{% endif %}: what the app shows until it is given settings."""

#{% if sampledStreams.size > 0 %}
import time
#{% endif %}
#{% if sampledTables.size > 0 %}
from collections.abc import Mapping
#{% endif %}
#{% if sampledStreams.size > 0 or samplesUploads %}
from datetime import {% if sampledStreams.size > 0 %}UTC, {% endif %}datetime
#{% endif %}
#{% if sampledTables.size > 0 %}
from pathlib import Path
#{% endif %}
from typing import Any

#{% if sampledTables.size > 0 %}
import duckdb
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

#{% if samplesUploads %}
from tables import Refused, Table

#{% endif %}
QUERIES = Path(__file__).parent / "sample"


@st.cache_resource(show_spinner=False, on_release=duckdb.DuckDBPyConnection.close)
def database() -> duckdb.DuckDBPyConnection:
    """The one connection of this process, with rows that end with it. Use `.cursor()` of it."""
    connection = duckdb.connect(config={"threads": "1"})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(_sql("tables"))
    return connection


def read(query: str, params: Mapping[str, Any]) -> {{ frameType }}:
    """Runs one query of the folder `sample`."""
    with database().cursor() as own:
        own.execute("SET TimeZone = 'UTC'")
        return own.sql(_sql(query), params=dict(params)).{% if frames == "polars" %}pl(){% else %}df(){% endif %}


#{% if samplesUploads %}
def save(table: Table, good: {{ frameType }}, refused: list[Refused], until: datetime | None) -> int:
    """In place of a load: keeps what was uploaded while this process lives."""
    _ = refused, until
    with database().cursor() as own:
        own.register("incoming", good)
        own.execute(_sql(f"{table.name}_save"))
    return len(good)


#{% endif %}
def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
#{% endif %}
#{% if sampledStreams.size > 0 %}


STREAMS = {  # the key and the time of an event
    #{% for source in sampledStreams %}
    "{{ source.id }}": ("{{ source.table.key }}", "{{ source.table.time }}"),
    #{% endfor %}
}


class Feed:
    """Events in place of a sender, at a pace that eyes can follow."""

    def __init__(self, source: str) -> None:
        self._key, self._time = STREAMS[source]
        self._sent = 0

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Some events after a short pause, as a consumer gives them."""
        time.sleep(min(wait, 0.25))
        events = [self._event(self._sent + number) for number in range(min(most, 4))]
        self._sent += len(events)
        return events

    def commit(self) -> None:
        """Nobody keeps a place in what is made up."""

    def close(self) -> None:
        """Nothing is open."""

    def _event(self, number: int) -> dict[str, Any]:
        return {
            self._key: f"key-{number * 7 % 40}",
            self._time: datetime.now(UTC).isoformat(timespec="milliseconds"),
            "category": f"category {number % 5 + 1}",
            "amount": number * 37 % 5000 / 100,
            #{% if scope %}
            "{{ scope.column }}": "north",
            #{% endif %}
        }
#{% endif %}
