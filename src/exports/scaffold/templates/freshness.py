"""How old the data on the screen is, and what a viewer sees when a source does not answer."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
#{% if outage == "stale_with_banner" %}
from threading import Lock
#{% endif %}

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import streamlit as st

import logs

STALE_AFTER = timedelta(seconds={{ staleAfterSeconds }})
#{% if outage == "stale_with_banner" %}
GIVE_UP_AFTER = timedelta(seconds={{ giveUpSeconds }})  # older figures would be taken for a report
#{% endif %}


@dataclass(frozen=True)
class Reading:
    """Rows, and the time up to which they are complete; None before the first load. Runs may share it."""

    frame: {{ frameType }}
    as_of: datetime | None

    def rows(self) -> {{ frameType }}:
        """The caller's own frame: {% if frames == "polars" %}Polars shares its columns, which nobody can change{% else %}pandas copies a column of it only when somebody changes that column{% endif %}."""
        return self.frame.{% if frames == "polars" %}clone(){% else %}copy(deep=False){% endif %}


#{% if outage == "stale_with_banner" %}
class LastGood:
    """The last reading for each reader and its arguments, so a viewer's own scope is part of the key."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._readings: dict[tuple[Hashable, ...], Reading] = {}
        self._lock = Lock()

    def keep(self, key: tuple[Hashable, ...], reading: Reading) -> None:
        with self._lock:
            self._readings.pop(key, None)
            self._readings[key] = reading
            while len(self._readings) > self._capacity:
                self._readings.pop(next(iter(self._readings)))

    def find(self, key: tuple[Hashable, ...]) -> Reading | None:
        with self._lock:
            return self._readings.get(key)


@st.cache_resource(show_spinner=False)
def last_good() -> LastGood:
    """Shared by all script threads of this process; bounded by the caching plan."""
    return LastGood(capacity={{ lastGoodEntries }})


#{% endif %}
def read_guarded(reader: Callable[..., Reading], *args: Hashable) -> Reading | None:
    """The reader's result; when it fails, {{ outageWords }}."""
    #{% if outage == "fail_closed" %}
    try:
        with logs.read_timer(reader.__name__):
            return reader(*args)
    except Exception:
        # Inside a fragment nobody else would catch it: Streamlit shows fragment failures itself.
        reference = logs.failure("read_failed", reader=reader.__name__)
        st.error(f"The data cannot be shown now. Tell the team the reference {reference}.")
        st.stop()
    #{% elsif outage == "stale_with_banner" %}
    key = (reader.__name__, *args)
    try:
        with logs.read_timer(reader.__name__):
            reading = reader(*args)
    except Exception:
        logs.log.exception("read_failed", reader=reader.__name__)
        return last_good().find(key)
    last_good().keep(key, reading)
    return reading
    #{% else %}
    try:
        with logs.read_timer(reader.__name__):
            return reader(*args)
    except Exception:
        logs.log.exception("read_failed", reader=reader.__name__)
        return None
    #{% endif %}


def show_age(reading: Reading | None) -> bool:
    """Draws the age of a reading, with a warning when it is late; False when there is nothing to show."""
    if reading is None:
        st.warning("This source does not answer and there is no earlier data. The rest of the page works.")
        return False
    if reading.as_of is None:
        st.info("No load has finished yet.")
        return False
    age = datetime.now(UTC) - reading.as_of
    minutes = max(0, round(age.total_seconds() / 60))
    label = f"Data as of {reading.as_of:%Y-%m-%d %H:%M:%S} UTC, {minutes} min old"
    #{% if outage == "stale_with_banner" %}
    if age > GIVE_UP_AFTER:
        st.error(f"{label}. That is too old to show; the figures come back with their source.")
        return False
    if age > STALE_AFTER:
        st.warning(f"{label}. New data is late; these are the last good rows.")
    else:
        st.caption(label)
    #{% else %}
    if age > STALE_AFTER:
        st.warning(f"{label}. That is older than agreed, so it is not shown.")
        return False
    st.caption(label)
    #{% endif %}
    return True
