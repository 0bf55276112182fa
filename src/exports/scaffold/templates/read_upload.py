"""Reads a delimited file however its sender wrote it, and says how it was understood. Nothing is guessed."""

from dataclasses import dataclass
from io import {% if frames == "polars" %}BytesIO{% else %}StringIO{% endif %}

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
from charset_normalizer import from_bytes

from spellings import AmbiguousError, iso_dates, plain_numbers

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
AGREED = "cp1252"  # what this source's senders write when it is not UTF-8; a detector alone mistakes ä for õ
OFFICE = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp932", "cp949", "gb18030"]
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
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    #{% if frames == "polars" %}
    as_text = {"infer_schema": False, "empty_string_is_null": False}
    try:
        frame = pl.read_csv(BytesIO(text.encode()), separator=delimiter, **as_text)
    except pl.exceptions.PolarsError as problem:
        raise UnreadableError(f"Not all lines have the columns of the header: {problem}") from problem
    frame = frame.rename(_plain).with_row_index("source_row", offset=2)
    #{% else %}
    as_text = {"dtype": "str", "keep_default_na": False, "skip_blank_lines": False}
    try:
        frame = pd.read_csv(StringIO(text), sep=delimiter, **as_text)
    except pd.errors.ParserError as problem:
        raise UnreadableError(f"Not all lines have the columns of the header: {problem}") from problem
    frame = frame.rename(columns=_plain).assign(source_row=range(2, len(frame) + 2))
    #{% endif %}
    absent = [name for name in columns if name not in frame.columns]
    if absent:
        raise UnreadableError(f"Missing columns: {', '.join(absent)}. The header says: {header.strip()}")
    frame = frame{% if frames == "polars" %}.select("source_row", *columns){% else %}[["source_row", *columns]]{% endif %}
    try:
        respelt, decimal = plain_numbers(list(frame["amount"]))
        dates = {name: iso_dates(list(frame[name])) for name in sorted(times & set(columns))}
    except AmbiguousError as problem:
        raise UnreadableError(str(problem)) from problem
    #{% if frames == "polars" %}
    frame = frame.with_columns(pl.Series("amount", respelt))
    frame = frame.with_columns(pl.Series(name, values) for name, (values, _) in dates.items())
    #{% else %}
    frame = frame.assign(amount=respelt, **{name: values for name, (values, _) in dates.items()})
    #{% endif %}
    return frame, Understood(encoding, delimiter, decimal, ", ".join(order for _, order in dates.values()))


def decode(content: bytes) -> tuple[str, str]:
    """A byte-order mark decides, else strict UTF-8, else the agreed encoding if a detector finds it plausible."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding).strip(), encoding
    try:
        return content.decode("utf-8").strip(), "utf-8"
    except UnicodeDecodeError:
        sample = content[:1_000_000]
        plausible = {str(match) for match in from_bytes(sample, cp_isolation=OFFICE)}
        if sample.decode(AGREED, errors="replace") not in plausible:
            raise UnreadableError("The encoding is not clear. Save the file as UTF-8, please.") from None
    return content.decode(AGREED).strip(), AGREED


def _plain(name: str) -> str:
    return "_".join(name.strip().casefold().split())
