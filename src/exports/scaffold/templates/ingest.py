"""The one way into the store: clean, validate, apply the bad-row policy, load, record."""

#{% if keepsQuarantine %}
import json
#{% endif %}
from dataclasses import dataclass
from datetime import datetime
#{% if keepsQuarantine %}
from hashlib import sha256
from typing import Any
#{% endif %}

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

import load
import logs
#{% if samplesUploads %}
import sample
from settings import sample_data
#{% endif %}
from tables import TABLES{% if keepsQuarantine %}, Refused, Table{% endif %}
from transform import clean{% if badRows == "fix_and_flag" %}, fix_and_flag{% endif %}
from validate import Failure, check

#{% if badRows != "reject_file" %}
MAX_BAD_SHARE = {{ maxBadShare }}  # beyond this the supplier changed something: stop, do not load half of it
#{% endif %}


class RejectedError(RuntimeError):
    """A batch that was not loaded at all, with what its supplier must correct."""

    def __init__(self, message: str, failures: list[Failure]) -> None:
        super().__init__(message)
        self.failures = failures


@dataclass(frozen=True)
class Outcome:
    """What became of one batch."""

    loaded: int
    failures: list[Failure]


def ingest(source: str, raw: {{ frameType }}, until: datetime | None = None) -> Outcome:
    """Loads one batch and moves the watermark to `until` in the same transaction; running it twice changes nothing."""
    table = TABLES[source]
    #{% if samplesUploads %}
    store = sample if sample_data() else load
    #{% endif %}
    if len(raw) == 0:
        #{% if loading == "staging_swap" %}
        raise RejectedError("The source sent no rows at all, so the rows of the last load stay.", [])
        #{% else %}
        written = {% if samplesUploads %}store{% else %}load{% endif %}.save(table, clean(raw, table), [], until)
        logs.loaded(source, rows=written, bad=0)  # quiet is a success too, or its age would alert
        return Outcome(written, [])
        #{% endif %}
    #{% if badRows == "fix_and_flag" %}
    rows = fix_and_flag(clean(raw, table))
    #{% else %}
    rows = clean(raw, table)
    #{% endif %}
    failures = check(rows, table)
    bad = {failure.source_row for failure in failures}
    #{% if badRows == "reject_file" %}
    if bad:
        raise RejectedError(f"{len(bad)} of {len(rows)} rows are not valid, so none was loaded.", failures)
    #{% else %}
    if len(bad) > MAX_BAD_SHARE * len(rows):
        raise RejectedError(f"{len(bad)} of {len(rows)} rows are not valid, so none was loaded.", failures)
    #{% endif %}
    #{% if frames == "polars" %}
    good = rows.filter(~pl.col("source_row").is_in(bad))
    #{% if keepsQuarantine %}
    refused = raw.filter(pl.col("source_row").is_in(bad)).to_dicts()
    #{% endif %}
    #{% else %}
    good = rows[~rows["source_row"].isin(bad)]
    #{% if keepsQuarantine %}
    found = raw[raw["source_row"].isin(bad)].astype(object)
    refused = found.where(found.notna(), None).to_dict("records")
    #{% endif %}
    #{% endif %}
    loaded = {% if samplesUploads %}store{% else %}load{% endif %}.save(table, good, {% if keepsQuarantine %}quarantine(table, refused, failures){% else %}[]{% endif %}, until)
    logs.loaded(source, rows=loaded, bad=len(bad))
    return Outcome(loaded, failures)
#{% if keepsQuarantine %}


def quarantine(table: Table, refused: list[dict[Any, Any]], failures: list[Failure]) -> list[Refused]:
    """Digest, row as it arrived, and reasons; the digest keeps a row that is read again from being kept again."""
    reasons: dict[int, list[str]] = {}
    for failure in failures:
        reasons.setdefault(failure.source_row, []).append(f"{failure.column} {failure.problem}")
    ignored = {"source_row", table.newest_by} - {table.time}  # these differ each time the row arrives
    kept = []
    for row in refused:
        payload, reason = json.dumps(row, default=str), "; ".join(reasons[int(row["source_row"])])
        same = {name: value for name, value in row.items() if name not in ignored}
        digest = sha256(json.dumps([table.name, same, reason], default=str, sort_keys=True).encode())
        kept.append((digest.hexdigest(), payload, reason))
    return kept
#{% endif %}
