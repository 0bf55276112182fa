"""Reads a delimited file however its sender wrote it, and says how it was understood. Nothing is guessed."""

import csv
from dataclasses import dataclass
from io import StringIO

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
from charset_normalizer import from_bytes

from spellings import AmbiguousError, iso_dates, plain_numbers

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DELIMITERS = ",;\t|"


class UnreadableError(ValueError):
    """A file that could only be read by guessing, in words for the person who sent it."""


@dataclass(frozen=True)
class Understood:
    """How a file was read; shown to its sender, who knows whether that is right."""

    encoding: str
    delimiter: str
    decimal: str
    dates: str


def read_upload(content: bytes, columns: tuple[str, ...], times: set[str]) -> tuple[{{ frameType }}, Understood]:
    """The rows as text, numbers and dates respelt; `source_row` is the line in the file. Other columns are dropped."""
    text, encoding = decode(content)
    header = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.DictReader(StringIO(text.lstrip()), delimiter=delimiter)
    names = [_plain(name) for name in reader.fieldnames or []]
    reader.fieldnames = names
    absent = [name for name in columns if name not in names]
    if absent:
        raise UnreadableError(f"Missing columns: {', '.join(absent)}. The file has: {', '.join(names)}.")
    rows = [{"source_row": reader.line_num} | {name: row[name] or "" for name in columns} for row in reader]
    try:
        decimal = plain_numbers(rows, "amount")
        dates = {iso_dates(rows, name) for name in times & set(columns)}
    except AmbiguousError as problem:
        raise UnreadableError(str(problem)) from problem
    #{% if frames == "polars" %}
    frame = pl.DataFrame(rows, schema={"source_row": pl.Int64} | dict.fromkeys(columns, pl.String))
    #{% else %}
    frame = pd.DataFrame(rows, columns=["source_row", *columns])
    #{% endif %}
    return frame, Understood(encoding, delimiter, decimal, ", ".join(sorted(dates)))


def decode(content: bytes) -> tuple[str, str]:
    """A byte-order mark decides, else strict UTF-8, else a detector that must be sure."""
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return content.decode(encoding), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(content[:1_000_000]).best()
    if best is None or best.percent_chaos > 20:
        raise UnreadableError("The encoding of the file is not clear. Save it as UTF-8 and send it again.")
    return content.decode(best.encoding), best.encoding


def _plain(name: str) -> str:
    return "_".join(name.strip().strip("\ufeff").casefold().split())
