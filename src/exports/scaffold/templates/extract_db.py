"""{{ source.title }}: {{ source.extractPurpose }}."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

import db

QUERIES = Path(__file__).parent / "queries"
QUERY = (QUERIES / "{{ source.id }}_changed.sql").read_text(encoding="utf-8")
BACKFILL = timedelta(days={{ source.backfillDays }})
#{% if source.incremental %}
OVERLAP = timedelta(seconds=60)  # read again by each run, for clocks that differ
LATE = timedelta(seconds={{ source.overlapSeconds }})  # read again once in each such stretch, for late commits
STRIDE = timedelta(days={{ source.strideDays }})  # one run copies at most this much, so a backfill is many short queries
#{% endif %}


def {{ source.extractFunction }}(since: datetime | None) -> tuple[{{ frameType }}, datetime]:
    #{% if source.incremental %}
    """Rows changed after `since` less the overlap, and the moment up to which they are complete."""
    now = datetime.now(UTC)
    start = (since or now - BACKFILL) - (LATE if _rereads(since, now) else OVERLAP)
    #{% if loading == "partition_overwrite" %}
    start = start.replace(hour=0, minute=0, second=0, microsecond=0)  # whole days are overwritten
    #{% endif %}
    until = min(now, (since or start) + STRIDE)
    rows = db.read("{{ source.id }}", QUERY, {"since": start, "until": until})
    #{% else %}
    """All rows of the history that is kept, whatever was loaded before."""
    _ = since
    until = datetime.now(UTC)
    rows = db.read("{{ source.id }}", QUERY, {"since": until - BACKFILL, "until": until})
    #{% endif %}
    #{% if frames == "polars" %}
    return rows.with_row_index("source_row", offset=1), until
    #{% else %}
    return rows.assign(source_row=range(1, len(rows) + 1)), until
    #{% endif %}
#{% if source.incremental %}


def _rereads(since: datetime | None, until: datetime) -> bool:
    stretch = LATE.total_seconds()
    return since is None or since.timestamp() // stretch != until.timestamp() // stretch
#{% endif %}
