"""The live page: a fragment that redraws from a snapshot, at a pace that eyes can follow."""

import time

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

import auth
#{% for source in liveStreams %}
import snapshot_{{ source.id }}
#{% endfor %}

QUIET_AFTER = {{ quietSeconds }}  # seconds without an event before the page says so
READERS = {
    #{% for source in liveStreams %}
    "{{ source.title }}": snapshot_{{ source.id }}.reader,
    #{% endfor %}
}


def page() -> None:
    """Draws the switch and one panel for each stream; a closed tab draws, and costs, nothing."""
    {% if scope %}viewer = {% endif %}auth.current_viewer()
    st.title("Live")
    following = st.toggle("Follow", value=True, help="Off: the page keeps what it shows.")
    draw = st.fragment(panel, run_every={{ liveSeconds }} if following else None)
    for title in READERS:
        draw(title{% if scope %}, viewer.{{ scope.name }}{% endif %})


def panel(title: str{% if scope %}, {{ scope.name }}: str{% endif %}) -> None:
    """One stream, from a copy of the newest events: the fragment never waits for the sender."""
    snapshot = READERS[title]().snapshot()
    st.subheader(title)
    if snapshot.received_at is None:
        st.info("Connected to the stream soon; no event has arrived yet.")
        return
    age = time.time() - snapshot.received_at
    if age > QUIET_AFTER:
        st.warning(f"No event for {age:.0f} s. These are the last ones.")
    else:
        st.caption(f"Last event {age:.0f} s ago. {snapshot.dropped:,} dropped since the start.")
    #{% if scope %}
    seen = [event for event in snapshot.events if event.get("{{ scope.column }}") == {{ scope.name }}]
    #{% else %}
    seen = snapshot.events
    #{% endif %}
    events = {% if frames == "polars" %}pl{% else %}pd{% endif %}.DataFrame(seen[-{{ liveRows }}:])
    st.dataframe(events, hide_index=True, height=400)
