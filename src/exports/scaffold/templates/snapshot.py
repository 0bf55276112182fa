"""{{ source.title }} in memory: one thread for each process reads, the pages copy. {{ source.bufferWords }}"""

import time
#{% if source.backpressure == "conflate" or source.backpressure == "aggregate" %}
from collections import OrderedDict
#{% else %}
from collections import deque
#{% endif %}
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Any
from uuid import uuid4

import streamlit as st

import logs
import sample
from consumer_{{ source.id }} import Feed
from settings import sample_data
#{% if source.backpressure == "spill" %}
from spill import Spill
#{% endif %}

CAPACITY = {{ source.bufferEvents }}  # {{ source.capacityWords }}


@dataclass(frozen=True)
class Snapshot:
    """What a page may draw: a copy, so that the thread goes on meanwhile."""

    events: list[dict[str, Any]]
    received_at: float | None
    dropped: int


class LiveReader:
    """Reads the stream until it is stopped. No Streamlit call happens in its thread."""

    def __init__(self) -> None:
        #{% if source.backpressure == "conflate" or source.backpressure == "aggregate" %}
        self._events: OrderedDict[Any, dict[str, Any]] = OrderedDict()
        #{% else %}
        self._events: deque[dict[str, Any]] = deque(maxlen=CAPACITY)
        #{% endif %}
        #{% if source.backpressure == "spill" %}
        self._spill = Spill("{{ source.id }}")
        #{% endif %}
        self._lock = Lock()
        self._stopping = Event()
        self._received_at: float | None = None
        self._dropped = 0
        self._thread = Thread(target=self._run, name="{{ source.id }}", daemon=True)
        self._thread.start()

    def snapshot(self) -> Snapshot:
        with self._lock:
            #{% if source.backpressure == "conflate" or source.backpressure == "aggregate" %}
            events = [dict(event) for event in self._events.values()]
            #{% else %}
            events = list(self._events)
            #{% endif %}
            return Snapshot(events, self._received_at, self._dropped)

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            try:
                self._follow()
                pause = 1.0
            except Exception:
                logs.log.exception("stream_broken", source="{{ source.id }}")
                self._stopping.wait(pause)
                pause = min(30.0, pause * 2)

    def _follow(self) -> None:
        # A group of its own: every process shows all events, so it must not share them with the other replicas.
        group = f"{{ app.slug }}-live-{uuid4().hex[:8]}"
        made_up = sample_data()
        feed = sample.Feed("{{ source.id }}") if made_up else Feed(group, from_start=False)
        try:
            while not self._stopping.is_set():
                for event in feed.poll({{ source.pollEvents }}, 1.0):
                    self._keep(event)
                feed.commit()
        finally:
            feed.close()

    def _keep(self, event: dict[str, Any]) -> None:
        #{% if source.backpressure == "spill" %}
        self._spill.write(event)
        #{% elsif source.backpressure == "block" %}
        while len(self._events) == CAPACITY and not self._stopping.wait(0.05):
            continue  # not polling is what slows the sender down
        #{% endif %}
        with self._lock:
            self._received_at = time.time()
            #{% if source.backpressure == "conflate" %}
            self._events[event["{{ source.table.key }}"]] = event
            self._events.move_to_end(event["{{ source.table.key }}"])
            if len(self._events) > CAPACITY:
                self._events.popitem(last=False)
                self._dropped += 1
            #{% elsif source.backpressure == "aggregate" %}
            second = int(self._received_at)
            totals = self._events.setdefault(
                (second, event["category"]),
                {"second": second, "category": event["category"], "row_count": 0, "amount": 0.0},
            )
            totals["row_count"] += 1
            totals["amount"] += float(event["amount"])
            if len(self._events) > CAPACITY:
                self._events.popitem(last=False)
            #{% else %}
            self._dropped += len(self._events) == CAPACITY
            self._events.append(event)
            #{% endif %}


@st.cache_resource(show_spinner=False, on_release=LiveReader.stop)
def reader() -> LiveReader:
    """The one reader of this process. Releasing it stops its thread, so an edit or a cleared cache leaves none behind."""
    return LiveReader()
