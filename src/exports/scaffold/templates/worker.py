"""The work behind the app. `python worker.py` keeps the schedule; `python worker.py NAME` runs one task and ends."""

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import {% if queuesUploads %}asdict, {% endif %}dataclass
#{% if pulledSources.size > 0 %}
from datetime import datetime
#{% endif %}
#{% if usesPartial %}
from functools import {% if persistedStreams.size > 0 %}cache, {% endif %}partial
#{% endif %}
from threading import Event

#{% if pulledSources.size > 0 or persistedStreams.size > 0 %}
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

#{% endif %}
#{% for source in persistedStreams %}
import consumer_{{ source.id }}
#{% endfor %}
#{% for source in pulledSources %}
import extract_{{ source.id }}
#{% endfor %}
#{% if queuesUploads %}
import inbox
#{% endif %}
#{% if loadsInWorker %}
import load
#{% endif %}
import logs
#{% if watchedTables.size > 0 %}
import quality
#{% endif %}
#{% if aggregates.size > 0 %}
import refresh
#{% endif %}
#{% if pulledSources.size > 0 or persistedStreams.size > 0 %}
from ingest import ingest
#{% endif %}
#{% if pulledSources.size > 0 %}
from tables import TABLES
#{% endif %}
#{% if queuesUploads %}
from take_upload import take_upload
#{% endif %}

#{% if pulledSources.size > 0 %}
Extracted = tuple[{{ frameType }}, datetime | None]  # rows, and the moment up to which they are complete
#{% endif %}


@dataclass(frozen=True)
class Task:
    """A piece of work and the seconds between its starts."""

    every: int
    run: Callable[[], None]


#{% if pulledSources.size > 0 %}
def load_source(source: str, extract: Callable[[datetime | None], Extracted]) -> None:
    """One increment: what changed since the watermark, which moves in the transaction that stores the rows."""
    with load.exclusive(source) as mine:
        if not mine:
            logs.log.info("task_skipped", task=source)  # another process is at it
            return
        raw, until = extract(load.watermark(TABLES[source]))
        ingest(source, raw, until)


#{% endif %}
#{% if deletingSources.size > 0 %}
def remove_deleted(source: str, listed_keys: Callable[[], tuple[set[str], datetime]]) -> None:
    """Compares all keys with those of the source: a delete leaves nothing that an increment could bring."""
    with load.exclusive(source) as mine:
        if not mine:
            logs.log.info("task_skipped", task=source)
            return
        keys, listed_at = listed_keys()
        removed = load.remove_absent(TABLES[source], keys, listed_at)
        logs.log.info("deleted_rows_removed", source=source, rows=removed)


#{% endif %}
#{% for source in persistedStreams %}
@cache
def {{ source.id }}_feed() -> consumer_{{ source.id }}.Feed:
    """Opened once for each process; the group's name keeps its place across restarts."""
    group = "{{ app.slug }}-store"
    return consumer_{{ source.id }}.Feed(group, from_start=True)


#{% endfor %}
#{% if queuesUploads %}
def take_uploads() -> None:
    """Loads what lies in the inbox. A job that this process does not live to finish is still waiting for the next."""
    with load.exclusive("uploads") as mine:
        for job in inbox.waiting() if mine else []:
            verdict = take_upload(job["source"], job["name"], inbox.content(job){% if scope %}, job["{{ scope.name }}"]{% endif %})
            failures = [asdict(failure) for failure in verdict.failures]
            inbox.finish(job, loaded=verdict.loaded, message=verdict.message, failures=failures)


#{% endif %}
#{% if persistedStreams.size > 0 %}
def drain(source: str, feed: Callable[[], {% for source in persistedStreams %}{% unless forloop.first %} | {% endunless %}consumer_{{ source.id }}.Feed{% endfor %}]) -> None:
    """Stores what has arrived. Confirmed after the commit, so a crash repeats events and the load absorbs them."""
    while events := feed().poll({{ drainEvents }}, 1.0):
        numbered = [{"source_row": number, **event} for number, event in enumerate(events, start=1)]
        ingest(source, {% if frames == "polars" %}pl.DataFrame(numbered, infer_schema_length=None, strict=False){% else %}pd.DataFrame(numbered){% endif %})
        feed().commit()


#{% endif %}
TASKS = {
    #{% for source in pulledSources %}
    "load_{{ source.id }}": Task(
        every={{ source.everySeconds }},
        run=partial(
            load_source,
            "{{ source.id }}",
            extract_{{ source.id }}.{{ source.extractFunction }},
        ),
    ),
    #{% endfor %}
    #{% for source in deletingSources %}
    "deletes_{{ source.id }}": Task(
        every=86_400,
        run=partial(
            remove_deleted,
            "{{ source.id }}",
            extract_{{ source.id }}.listed_keys,
        ),
    ),
    #{% endfor %}
    #{% for source in persistedStreams %}
    "drain_{{ source.id }}": Task(
        every={{ source.everySeconds }},
        run=partial(
            drain,
            "{{ source.id }}",
            {{ source.id }}_feed,
        ),
    ),
    #{% endfor %}
    #{% if queuesUploads %}
    "take_uploads": Task(every=5, run=take_uploads),
    #{% endif %}
    #{% for table in watchedTables %}
    "check_{{ table.name }}": Task(
        every={{ table.watchSeconds }},
        run=partial(quality.check, "{{ table.connection }}", "{{ table.name }}"),
    ),
    #{% endfor %}
    #{% for table in aggregates %}
    "refresh_{{ table.name }}": Task(
        every={{ table.refreshSeconds }},
        run=refresh.{{ table.name }}_daily,
    ),
    #{% endfor %}
}


def attempt(name: str) -> bool:
    """Runs a task; a failure is logged with a reference and leaves the next attempt to the schedule."""
    started = time.monotonic()
    try:
        TASKS[name].run()
    except Exception:
        logs.failure("task_failed", task=name)
        return False
    logs.log.info("task_finished", task=name, seconds=round(time.monotonic() - started, 3))
    return True


def keep_schedule(stopping: Event) -> None:
    """Starts each task when it is due until told to stop; a task that overruns is not started twice."""
    due = dict.fromkeys(TASKS, time.monotonic())
    while not stopping.is_set():
        for name, task in TASKS.items():
            if not stopping.is_set() and time.monotonic() >= due[name]:
                due[name] = time.monotonic() + task.every
                attempt(name)
        stopping.wait(max(0.0, min(due.values()) - time.monotonic()))


if __name__ == "__main__":
    #{% if observability == "prometheus" %}
    logs.metrics_server({{ workerMetricsPort }})
    #{% endif %}
    if chosen := sys.argv[1:]:
        sys.exit(0 if all([attempt(name) for name in chosen]) else 1)
    halt = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: halt.set())
    keep_schedule(halt)
