"""The first page: totals by day for each source, how old they are, and an export of what is shown."""

from datetime import UTC, datetime, timedelta

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

import auth
import freshness
import serving
#{% if exports %}
from export import to_csv
#{% endif %}

PERIODS = {{ periods }}
PANELS = {
    #{% for table in servedTables %}
    "{{ table.title }}": serving.{{ table.reader }},
    #{% endfor %}
}


def page() -> None:
    """Draws the page for whoever is signed in."""
    {% if scope %}viewer = {% endif %}auth.current_viewer()
    st.title("{{ app.title }}")
    days = st.segmented_control("Days shown", PERIODS, default=PERIODS[0], required=True, key="days")
    for title in PANELS:
        panel(title, int(days){% if scope %}, viewer.{{ scope.name }}{% endif %})


#{% if redrawSeconds > 0 %}
@st.fragment(run_every={{ redrawSeconds }})
#{% else %}
@st.fragment
#{% endif %}
def panel(title: str, days: int{% if scope %}, {{ scope.name }}: str{% endif %}) -> None:
    """One source. Its widgets rerun this part of the page alone, and a failure leaves the other parts standing."""
    st.subheader(title)
    reading = freshness.read_guarded(PANELS[title]{% if scope %}, {{ scope.name }}{% endif %})
    if not freshness.show_age(reading) or reading is None:
        return
    first = datetime.now(UTC).date() - timedelta(days=days)
    #{% if frames == "polars" %}
    totals = reading.rows().filter(pl.col("day") >= first)
    #{% else %}
    totals = reading.rows()
    totals = totals[pd.to_datetime(totals["day"]).dt.date >= first]
    #{% endif %}
    if len(totals) == 0:
        st.info(f"No rows in the last {days} days.")
        return
    chosen = st.multiselect("Categories", sorted(set(totals["category"])), key=f"{title} categories")
    #{% if frames == "polars" %}
    shown = totals.filter(totals["category"].is_in(chosen)) if chosen else totals
    #{% else %}
    shown = totals[totals["category"].isin(chosen)] if chosen else totals
    #{% endif %}
    rows, amount = st.columns(2)
    rows.metric("Rows", f"{int(shown['row_count'].sum()):,}")
    amount.metric("Amount", f"{float(shown['amount'].sum()):,.2f}")
    st.line_chart(shown, x="day", y="amount", color="category")
    #{% if exports %}
    st.download_button(
        "Download as CSV",
        data=lambda: to_csv(shown),
        file_name=f"{title.lower()}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"{title} download",
    )
    #{% endif %}
