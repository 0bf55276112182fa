"""The upload page: hand over a file, and learn line by line what to correct."""

from dataclasses import asdict
from typing import Any

#{% if frames == "polars" and scope and upload.persists == false %}
import polars as pl
#{% endif %}
import streamlit as st

import auth
#{% if upload.queued %}
import inbox
from settings import sample_data
#{% endif %}
#{% if upload.persists %}
from take_upload import take_upload
#{% else %}
from read_upload import UnreadableError, read_upload
from tables import TABLES
from transform import clean, daily_totals
from validate import check
#{% endif %}

SOURCE = "{{ upload.source }}"
SUFFIXES = {{ upload.suffixes }}
#{% if upload.persists == false %}
FROM_FILE = (
    #{% for column in upload.fromFile %}
    "{{ column }}",
    #{% endfor %}
)
#{% endif %}


def page() -> None:
    """One form, so that nothing runs until the button is pressed."""
    {% if scope %}viewer = {% endif %}auth.current_viewer()
    st.title("{{ upload.pageTitle }}")
    with st.form("upload", clear_on_submit=True):
        file = st.file_uploader("File", type=SUFFIXES, max_upload_size={{ upload.maxMegabytes }})
        sent = st.form_submit_button("Check and load")
    #{% if upload.queued %}
    if sent and file is not None and sample_data():  # no worker is about
        verdict = take_upload(SOURCE, file.name, file.getvalue(){% if scope %}, viewer.{{ scope.name }}{% endif %})
        show(verdict.loaded, verdict.message, [asdict(failure) for failure in verdict.failures])
    elif sent and file is not None:
        job = inbox.put(SOURCE, file.name, file.getvalue(){% if scope %}, viewer.{{ scope.name }}{% endif %})
        st.query_params["job"] = job  # in the address, so that a closed tab can come back to its verdict
    if job := st.query_params.get("job"):
        follow(job{% if scope %}, viewer.{{ scope.name }}{% endif %})


@st.fragment(run_every=2)
def follow(job: str{% if scope %}, {{ scope.name }}: str{% endif %}) -> None:
    """Shows where a job is; the file is taken by the worker, so leaving this page stops nothing."""
    known = inbox.state(job)
    if known is None{% if scope %} or known["{{ scope.name }}"] != {{ scope.name }}{% endif %}:
        st.info("There is no upload by this address.")
    elif known["state"] == "waiting":
        st.info(f"{known['name']} is being checked.")
    else:
        show(known["state"] == "loaded", known["message"], known["failures"])
    #{% elsif upload.persists %}
    if sent and file is not None:
        with st.spinner("Checking the file", show_time=True):
            content = file.getvalue()
            verdict = take_upload(SOURCE, file.name, content{% if scope %}, viewer.{{ scope.name }}{% endif %})
        show(verdict.loaded, verdict.message, [asdict(failure) for failure in verdict.failures])
    #{% else %}
    if sent and file is not None:
        preview(file.getvalue(){% if scope %}, viewer.{{ scope.name }}{% endif %})


def preview(content: bytes{% if scope %}, {{ scope.name }}: str{% endif %}) -> None:
    """Totals of the file itself: this app keeps nothing of it."""
    table = TABLES[SOURCE]
    try:
        raw, _ = read_upload(content, FROM_FILE, {table.time})
    except UnreadableError as problem:
        st.error(str(problem))
        return
    #{% if scope %}
    #{% if frames == "polars" %}
    raw = raw.with_columns(pl.lit({{ scope.name }}).alias("{{ scope.column }}"))
    #{% else %}
    raw = raw.assign({{ scope.column }}={{ scope.name }})
    #{% endif %}
    #{% endif %}
    rows = clean(raw, table)
    totals = daily_totals(rows.rename({{ renameStart }}table.time: "happened_at"}))
    st.dataframe(totals, hide_index=True)
    show(True, f"{len(rows):,} rows were read.", [asdict(failure) for failure in check(rows, table)])
    #{% endif %}


def show(loaded: bool, message: str, failures: list[dict[str, Any]]) -> None:
    """What was loaded, and what the sender must correct, by the line numbers of their own file."""
    (st.success if loaded else st.error)(message)
    if failures:
        st.warning(f"{len({failure['source_row'] for failure in failures})} rows need a correction:")
        st.dataframe(failures, hide_index=True)
