"""Structured logs on stdout{% if observability == "prometheus" %}, and metrics for Prometheus{% endif %}. No data values and no SQL parameters appear in either."""

import logging
#{% if observability == "prometheus" %}
import os
#{% endif %}
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
#{% if observability == "prometheus" %}
from threading import Thread
#{% endif %}
from uuid import uuid4
#{% if observability == "prometheus" %}
from wsgiref.simple_server import WSGIServer
#{% endif %}

#{% if sentry %}
import sentry_sdk
#{% endif %}
#{% if retries %}
import stamina
#{% endif %}
#{% if observability == "prometheus" %}
import streamlit as st
#{% endif %}
import structlog
#{% if observability == "prometheus" %}
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
#{% endif %}

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        #{% if observability == "cloud_native" %}
        structlog.processors.EventRenamer("message"),  # the name that the cloud's log viewer shows
        #{% endif %}
        structlog.processors.JSONRenderer(),
    ],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    logger_factory=structlog.PrintLoggerFactory(sys.stdout),
)
log = structlog.get_logger(app="{{ app.slug }}")
#{% if retries %}


def _log_retry(details: stamina.instrumentation.RetryDetails) -> None:
    # Not stamina's own line: that one prints the arguments, and so the parameters of a query.
    cause = type(details.caused_by).__name__
    log.warning("retry", call=details.name, attempt=details.retry_num, wait=details.wait_for, cause=cause)


stamina.instrumentation.set_on_retry_hooks([_log_retry])
#{% endif %}
#{% if sentry %}
sentry_sdk.init(send_default_pii=False, include_local_variables=False)  # the address comes from SENTRY_DSN
#{% endif %}
#{% if observability == "prometheus" %}

REGISTRY = CollectorRegistry()  # its own, so that editing this file does not register a name twice
PAGE_SECONDS = Histogram("page_seconds", "Script runs", ["page"], registry=REGISTRY)
READ_SECONDS = Histogram("read_seconds", "Reads through the cache", ["reader"], registry=REGISTRY)
FAILURES = Counter("failures_total", "Failures shown or logged", ["event"], registry=REGISTRY)
ROWS = Counter("load_rows_total", "Rows by outcome", ["source", "outcome"], registry=REGISTRY)
BROKEN_ROWS = Gauge("quality_broken_rows", "Rows that break a rule", ["table", "rule"], registry=REGISTRY)
LAST_SUCCESS = Gauge("load_last_success_timestamp_seconds", "Last load", ["source"], registry=REGISTRY)


def _stop(running: tuple[WSGIServer, Thread] | None) -> None:
    if running is not None:
        running[0].shutdown()


@st.cache_resource(show_spinner=False, on_release=_stop)
def metrics_server(port: int = {{ metricsPort }}) -> tuple[WSGIServer, Thread] | None:
    """Serves /metrics once for each process; METRICS_ADDRESS opens it beyond this host, behind a firewall.

    None where another process has the port: pages go on without it, and the log says so.
    """
    address = os.environ.get("METRICS_ADDRESS", "127.0.0.1")
    try:
        return start_http_server(port, addr=address, registry=REGISTRY)
    except OSError as taken:
        log.warning("metrics_not_served", port=port, reason=str(taken))
        return None
#{% endif %}


@contextmanager
def page_timer(page: str) -> Iterator[None]:
    """Measures one script run."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - started
        #{% if observability == "prometheus" %}
        PAGE_SECONDS.labels(page).observe(seconds)
        #{% endif %}
        log.info("page_run", page=page, seconds=round(seconds, 3))


@contextmanager
def read_timer(reader: str) -> Iterator[None]:
    """Measures one read through the cache."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - started
        #{% if observability == "prometheus" %}
        READ_SECONDS.labels(reader).observe(seconds)
        #{% endif %}
        log.info("read", reader=reader, seconds=round(seconds, 3))


def loaded(source: str, rows: int, bad: int) -> None:
    """Records one committed load."""
    #{% if observability == "prometheus" %}
    ROWS.labels(source, "loaded").inc(rows)
    ROWS.labels(source, "bad").inc(bad)
    LAST_SUCCESS.labels(source).set_to_current_time()
    #{% endif %}
    log.info("load_finished", source=source, rows=rows, bad=bad)


def quality(table: str, rule: str, broken: int) -> None:
    """Records how many rows break a rule; zero is worth a line too, since silence proves nothing."""
    #{% if observability == "prometheus" %}
    BROKEN_ROWS.labels(table, rule).set(broken)
    #{% endif %}
    log.log(logging.WARNING if broken else logging.INFO, "quality", table=table, rule=rule, broken=broken)


def failure(event: str, **details: str) -> str:
    """Logs the exception in hand; gives the reference that the viewer may quote."""
    reference = uuid4().hex[:8]
    #{% if observability == "prometheus" %}
    FAILURES.labels(event).inc()
    #{% endif %}
    log.exception(event, reference=reference, **details)
    return reference
