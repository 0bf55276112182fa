"""The upload page: read, check and load a file, and tell its sender line by line what to correct."""

from dataclasses import asdict
#{% if upload.stampsUpdate %}
from datetime import UTC, datetime
#{% endif %}

#{% if frames == "polars" %}
#{% if scope or upload.stampsUpdate %}
import polars as pl
#{% endif %}
#{% endif %}
import streamlit as st

import auth
import logs
#{% if upload.persists %}
from ingest import RejectedError, ingest
#{% endif %}
#{% if upload.anyFormat %}
from read_file import read_file
from read_upload import UnreadableError
#{% else %}
from read_upload import UnreadableError, read_upload
#{% endif %}
from tables import TABLES
#{% if upload.persists %}
from validate import Failure
#{% else %}
from transform import clean, daily_totals
from validate import Failure, check
#{% endif %}

SUFFIXES = {{ upload.suffixes }}
TABLE = TABLES["{{ upload.source }}"]
FROM_FILE = (
    #{% for column in upload.fromFile %}
    "{{ column }}",
    #{% endfor %}
)


def page() -> None:
    """One form, so that nothing runs until the button is pressed; sending a file twice changes nothing."""
    {% if scope %}viewer = {% endif %}auth.current_viewer()
    st.title("{{ upload.pageTitle }}")
    with st.form("upload", clear_on_submit=True):
        file = st.file_uploader("File", type=SUFFIXES, max_upload_size={{ upload.maxMegabytes }})
        sent = st.form_submit_button("Check and load")
    if not sent or file is None:
        return
    try:
        with st.spinner("Checking the file", show_time=True):
            load_file(file.name, file.getvalue(){% if scope %}, viewer.{{ scope.name }}{% endif %})
    except UnreadableError as problem:
        st.error(str(problem), title="Not loaded")
    #{% if upload.persists %}
    except RejectedError as problem:
        st.error(str(problem), title="Not loaded")
        show(problem.failures)
    #{% endif %}


def load_file(name: str, content: bytes{% if scope %}, {{ scope.name }}: str{% endif %}) -> None:
    """Reads, checks and loads one file, and shows what became of it."""
    #{% if upload.anyFormat %}
    raw = read_file(name, content, FROM_FILE, {TABLE.time})
    #{% else %}
    raw, understood = read_upload(content, FROM_FILE, {TABLE.time})
    st.caption(f"Read as {understood.encoding}, split at {understood.delimiter!r}, dates {understood.dates}.")
    #{% endif %}
    #{% if scope %}
    # Whose rows these are is said by the sign-in, never by the file.
    #{% if frames == "polars" %}
    raw = raw.with_columns({{ scope.column }}=pl.lit({{ scope.name }}))
    #{% else %}
    raw = raw.assign({{ scope.column }}={{ scope.name }})
    #{% endif %}
    #{% endif %}
    #{% if upload.stampsUpdate %}
    #{% if frames == "polars" %}
    raw = raw.with_columns({{ upload.table.watermark }}=pl.lit(datetime.now(UTC)))
    #{% else %}
    raw = raw.assign({{ upload.table.watermark }}=datetime.now(UTC))
    #{% endif %}
    #{% endif %}
    #{% if upload.persists %}
    outcome = ingest("{{ upload.source }}", raw)
    st.success(f"{outcome.loaded:,} rows of {name} are loaded.")
    show(outcome.failures)
    #{% else %}
    rows = clean(raw, TABLE)
    failures = check(rows, TABLE)
    totals = daily_totals(rows.rename({{ renameStart }}TABLE.time: "happened_at"}))
    st.dataframe(totals, hide_index=True)
    show(failures)
    #{% endif %}
    logs.log.info("file_read", source="{{ upload.source }}", rows=len(raw))


def show(failures: list[Failure]) -> None:
    """What the sender must correct, by the line numbers of their own file."""
    if failures:
        st.warning(f"{len({failure.source_row for failure in failures})} rows need a correction:")
        st.dataframe([asdict(failure) for failure in failures], hide_index=True)
