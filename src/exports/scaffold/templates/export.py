"""Downloads that a spreadsheet can open without running anything."""

import csv
from io import StringIO

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(frame: {{ frameType }}) -> bytes:
    """UTF-8 with a BOM, which Excel needs; text that would start a formula gets an apostrophe."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(frame.columns)
    for row in {{ iterateRows }}:
        writer.writerow([_inert(value) for value in row])
    return target.getvalue().encode("utf-8-sig")


def _inert(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
