"""What becomes of an uploaded file: read, stamped, checked, loaded; sending it twice changes nothing."""

from dataclasses import dataclass
#{% if stampsUploads %}
from datetime import UTC, datetime
#{% endif %}

#{% if frames == "polars" %}
#{% if scope or stampsUploads %}
import polars as pl

#{% endif %}
#{% endif %}
from ingest import RejectedError, ingest
#{% if uploadsAnyFormat %}
from read_file import read_file
from read_upload import UnreadableError
#{% else %}
from read_upload import UnreadableError, read_upload
#{% endif %}
from tables import TABLES
from validate import Failure

# Whose rows these are, and when they came, is never for the file to say.
NOT_FROM_FILE = {{ notFromFile | py_set }}


@dataclass(frozen=True)
class Verdict:
    """What the sender is told."""

    loaded: bool
    message: str
    failures: list[Failure]


def take_upload(source: str, name: str, content: bytes{% if scope %}, {{ scope.name }}: str{% endif %}) -> Verdict:
    """Loads one file, or says why it was not loaded."""
    table = TABLES[source]
    columns = tuple(column for column in table.columns if column not in NOT_FROM_FILE)
    try:
        #{% if uploadsAnyFormat %}
        rows = read_file(name, content, columns, {table.time})
        how = "as its format says"
        #{% else %}
        rows, read = read_upload(content, columns, {table.time})
        how = f"as {read.encoding}, split at {read.delimiter!r}, decimal {read.decimal!r}, {read.dates}"
        #{% endif %}
        #{% if scope or stampsUploads %}
        #{% if frames == "polars" %}
        rows = rows.with_columns(
            #{% if scope %}
            pl.lit({{ scope.name }}).alias("{{ scope.column }}"),
            #{% endif %}
            #{% if stampsUploads %}
            pl.lit(datetime.now(UTC)).alias(table.newest_by),
            #{% endif %}
        )
        #{% else %}
        stamps = {
            #{% if scope %}
            "{{ scope.column }}": {{ scope.name }},
            #{% endif %}
            #{% if stampsUploads %}
            table.newest_by: datetime.now(UTC),
            #{% endif %}
        }
        rows = rows.assign(**stamps)
        #{% endif %}
        #{% endif %}
        outcome = ingest(source, rows)
    except UnreadableError as problem:
        return Verdict(False, str(problem), [])
    except RejectedError as problem:
        return Verdict(False, str(problem), problem.failures)
    message = f"{outcome.loaded:,} rows of {name} are loaded; it was read {how}."
    return Verdict(True, message, outcome.failures)
