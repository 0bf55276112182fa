"""Cached reads for the pages. The arguments are the whole cache key{% if scope %}, {{ scope.name }} included{% endif %}."""

from datetime import UTC, datetime, timedelta
#{% if hasSqlReads %}
from pathlib import Path
#{% endif %}

#{% if readsLake %}
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
#{% endif %}
#{% if cachesReads %}
import streamlit as st

#{% endif %}
#{% if readsDatabase %}
import db
#{% endif %}
#{% for source in onDemandApis %}
import extract_{{ source.id }}
#{% endfor %}
#{% if readsLake %}
import lake
#{% endif %}
import sample
from freshness import Reading
from settings import sample_data
#{% if aggregatesInFrames %}
from transform import daily_totals
#{% endif %}
#{% if hasSqlReads %}

QUERIES = Path(__file__).parent / "queries"
#{% endif %}


#{% for table in servedTables %}
#{% if table.cached %}
@st.{{ table.decorator }}(
    ttl={{ table.ttl }},
    max_entries={{ table.maxEntries }},
    show_spinner=False,
    #{% if table.cacheScope == "session" %}
    scope="session",
    #{% endif %}
    #{% if table.background %}
    refresh_mode="background",  # one refresh runs while viewers still get the entry that just expired
    #{% endif %}
)
#{% endif %}
def {{ table.reader }}({% if scope %}{{ scope.name }}: str{% endif %}) -> Reading:
    """Totals by day and category{% if table.dailyTable %}, from the precomputed {{ table.dailyTable }}{% endif %}."""
    if sample_data():
        totals = sample.read("{{ table.name }}_daily", {"since": _since(){% if scope %}, "{{ scope.name }}": {{ scope.name }}{% endif %}})
        return Reading(totals, as_of=datetime.now(UTC))
    #{% if table.place == "api" %}
    rows = extract_{{ table.source }}.current_rows(_since(){% if scope %}, {{ scope.name }}{% endif %})
    return Reading(daily_totals(rows), as_of=datetime.now(UTC))
    #{% elsif table.place == "lake" %}
    as_of = lake.loaded_at("{{ table.name }}")
    if as_of is None:
        return Reading({{ frameType }}(), as_of=None)
    query = _sql("{{ table.readQuery }}")
    frame = lake.read{% if scope %}_own(query, {{ scope.name }}, {% else %}(query, {% endif %}{"since": _since()})
    return Reading({% if table.aggregates == "frame" %}daily_totals(frame){% else %}frame{% endif %}, as_of)
    #{% else %}
    #{% if table.ingested == false %}
    asked_at = datetime.now(UTC)
    #{% endif %}
    query, params = _sql("{{ table.readQuery }}"), {"since": _since()}
    frame = db.read{% if scope %}_own("{{ table.connection }}", query, {{ scope.name }}, params){% else %}("{{ table.connection }}", query, params){% endif %}
    #{% if table.ingested %}
    as_of = _loaded_at("{{ table.name }}")
    #{% else %}
    as_of = asked_at
    #{% endif %}
    return Reading({% if table.aggregates == "frame" %}daily_totals(frame){% else %}frame{% endif %}, as_of)
    #{% endif %}


#{% endfor %}
#{% if readsStoreState %}
def _loaded_at(source: str) -> datetime | None:
    """When the last load of the source was committed."""
    state = db.read("{{ storeConnection }}", _sql("loaded_at"), {"source": source})
    return None if len(state) == 0 else {{ firstLoadedAt }}


#{% endif %}
def _since() -> datetime:
    """Midnight UTC, the start of the history that the pages show."""
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days={{ historyDays }})
#{% if hasSqlReads %}


def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
#{% endif %}
