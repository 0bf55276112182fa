"""The rows behind the totals, one keyset page at a time: the thousandth page costs what the first one costs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

import auth
#{% if detail.place == "lake" %}
import lake
#{% else %}
import db
#{% endif %}
import sample
from settings import sample_data

PAGE_SIZE = {{ detail.pageSize }}
QUERIES = Path(__file__).parent / "queries"
QUERY = (QUERIES / "{{ detail.name }}_page.sql").read_text(encoding="utf-8")


def page() -> None:
    """Draws one page of rows and the way to the next and the previous one."""
    {% if scope %}viewer = {% endif %}auth.current_viewer()
    st.title("Rows of {{ detail.title }}")
    newest = datetime.now(UTC) + timedelta(days=1)
    trail: list[tuple[datetime, Any]] = st.session_state.setdefault("trail", [(newest, {{ detail.lowestKey }})])
    rows = read_page(*trail[-1]{% if scope %}, viewer.{{ scope.name }}{% endif %})
    st.dataframe(rows, hide_index=True)
    #{% if frames == "polars" %}
    last = rows.row(-1, named=True) if len(rows) == PAGE_SIZE else None
    #{% else %}
    # As a plain dict: no driver takes the number types of a frame.
    last = rows.tail(1).to_dict("records")[0] if len(rows) == PAGE_SIZE else None
    #{% endif %}
    newer, older = st.columns(2)
    if newer.button("Newer rows", disabled=len(trail) == 1):
        trail.pop()
        st.rerun()
    if older.button("Older rows", disabled=last is None) and last is not None:
        trail.append((last["{{ detail.time }}"], last["{{ detail.key }}"]))
        st.rerun()


#{% if detailCache.cached %}
@st.cache_data(
    ttl={{ detailCache.ttl }},
    max_entries={{ detailCache.maxEntries }},
    show_spinner="Reading rows",
    #{% if detailCache.cacheScope == "session" %}
    scope="session",
    #{% endif %}
)
#{% endif %}
def read_page(before: datetime, before_key: Any{% if scope %}, {{ scope.name }}: str{% endif %}) -> {{ frameType }}:
    """The rows that come after a position, newest first."""
    params = {"before": before, "before_key": before_key, "page_size": PAGE_SIZE}
    if sample_data():
        return sample.read("{{ detail.name }}_page", {% if scope %}{**params, "{{ scope.name }}": {{ scope.name }}}{% else %}params{% endif %})
    #{% if detail.place == "lake" %}
    return lake.read{% if scope %}_own(QUERY, {{ scope.name }}, params){% else %}(QUERY, params){% endif %}
    #{% else %}
    return db.read{% if scope %}_own("{{ detail.connection }}", QUERY, {{ scope.name }}, params){% else %}("{{ detail.connection }}", QUERY, params){% endif %}
    #{% endif %}
