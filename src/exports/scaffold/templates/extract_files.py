"""{{ source.title }}: files that have arrived in a folder since the last load."""

from datetime import UTC, datetime
from pathlib import Path

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

#{% if source.anyFormat %}
from read_file import read_file
#{% else %}
from read_upload import read_upload
#{% endif %}
from settings import setting
from tables import TABLES

TABLE = TABLES["{{ source.id }}"]
TIMES = {TABLE.time, TABLE.newest_by}
SETTLE_SECONDS = 30  # a file that is still being copied keeps changing


def {{ source.extractFunction }}(since: datetime | None) -> tuple[{{ frameType }}, datetime]:
    """The rows of files changed at or after `since`, and when the newest of them changed; loading twice is safe."""
    folder = Path(setting("sources", "{{ source.id }}", "folder"))
    start = since.timestamp() if since else 0.0
    settled = datetime.now(UTC).timestamp() - SETTLE_SECONDS
    due = sorted(file for file in folder.glob("*.*") if start <= file.stat().st_mtime <= settled)
    frames = [_rows(file) for file in due]
    newest = max([start, *(file.stat().st_mtime for file in due)])
    #{% if frames == "polars" %}
    rows = pl.concat(frames) if frames else pl.DataFrame({"source_row": []})
    return rows.drop("source_row").with_row_index("source_row", offset=1), datetime.fromtimestamp(newest, UTC)
    #{% else %}
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    return rows.assign(source_row=range(1, len(rows) + 1)), datetime.fromtimestamp(newest, UTC)
    #{% endif %}


def _rows(file: Path) -> {{ frameType }}:
    #{% if source.anyFormat %}
    return read_file(file.name, file.read_bytes(), TABLE.columns, TIMES)
    #{% else %}
    return read_upload(file.read_bytes(), TABLE.columns, TIMES)[0]
    #{% endif %}
