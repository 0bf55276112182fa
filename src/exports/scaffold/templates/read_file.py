"""Reads one file of any format that is agreed, to rows whose values are still text."""

import json
from io import BytesIO
from pathlib import PurePath

import pandas as pd
#{% if frames == "polars" %}
import polars as pl
#{% endif %}

from read_upload import UnreadableError, read_upload


def read_file(name: str, content: bytes, columns: tuple[str, ...], times: set[str]) -> {{ frameType }}:
    """The rows of a file, by its suffix; `source_row` numbers them as its sender would."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in {".csv", ".tsv", ".txt"}:
        return read_upload(content, columns, times)[0]
    if suffix == ".xlsx":
        rows = pd.read_excel(BytesIO(content), dtype="str", engine="openpyxl")
    elif suffix == ".json":
        rows = pd.DataFrame(json.loads(content))
    elif suffix == ".parquet":
        rows = pd.read_parquet(BytesIO(content))
    else:
        raise UnreadableError(f"{name}: files ending in {suffix or 'nothing'} are not agreed.")
    absent = [column for column in columns if column not in rows.columns]
    if absent:
        raise UnreadableError(f"{name} lacks the columns {', '.join(absent)}.")
    numbered = rows[list(columns)].assign(source_row=range(2, len(rows) + 2))
    return {% if frames == "polars" %}pl.from_pandas(numbered){% else %}numbered{% endif %}
