"""The generated project for a slow app, against a real PostgreSQL with generated rows."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import db
import details
import pytest
import serving
import streamlit as st
import worker
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

import auth


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    st.cache_data.clear()


def test_totals_come_from_the_materialised_view_and_its_refresh() -> None:
    assert worker.attempt("refresh_orders")
    reading = serving.read_orders_daily()
    assert reading.frame["row_count"].sum() > 10_000
    assert list(reading.frame.columns) == ["day", "category", "row_count", "amount"]


def test_quality_rules_run_on_rows_that_others_write() -> None:
    assert worker.attempt("check_orders")


def test_pages_are_drawn_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "current_viewer", lambda: auth.Viewer("ana@example.com"))
    app = AppTest.from_file(Path("app.py").absolute(), default_timeout=60).run()
    assert not app.exception
    assert len(app.metric) == 2
    rows = AppTest.from_string("import details\n\ndetails.page()", default_timeout=60).run()
    assert not rows.exception
    first = rows.dataframe[0].value
    rows.button[1].click().run()
    second = rows.dataframe[0].value
    assert len(first) == len(second) == details.PAGE_SIZE
    assert set(first["order_id"]).isdisjoint(second["order_id"])
    assert first["ordered_at"].min() >= second["ordered_at"].max()


def test_overlapping_reads_stay_within_the_pool_and_give_back_what_they_took() -> None:
    pool = db.engine("orders").pool
    options = db.ENGINE_OPTIONS["orders"]
    peak = []

    def read() -> None:
        db.read("orders", "SELECT 1 AS one, pg_sleep(0.02)")
        peak.append(pool.checkedout())

    threads = [Thread(target=read) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(peak) <= options["pool_size"] + options["max_overflow"]
    assert pool.checkedout() == 0


def test_a_slow_statement_is_ended_and_not_repeated() -> None:
    started = time.perf_counter()
    with pytest.raises(Exception, match="statement timeout") as failure:
        db.read("orders", "SELECT pg_sleep(60)")
    cause = failure.value if isinstance(failure.value, OperationalError) else failure.value.__cause__
    assert not db.is_transient(failure.value)
    assert cause.orig.sqlstate == "57014"
    assert time.perf_counter() - started < 2 * db.ENGINE_OPTIONS["orders"]["pool_timeout"] + 15


def test_a_killed_connection_is_replaced() -> None:
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'"
    with db.engine("orders").connect() as connection:
        connection.exec_driver_sql("SET application_name = 'victim'")
        connection.commit()
    subprocess.run(["psql", os.environ["OWNER_URL"], "-qc", kill], check=True, capture_output=True)
    assert db.read("orders", "SELECT 1 AS one")["one"].iloc[0] == 1


def test_the_benchmark_shows_the_index_in_use() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.query_latency", "0.001"], check=False, capture_output=True, text=True
    )
    result = json.loads(done.stdout)
    assert "Seq Scan" in result["before"]["plan"], done.stdout
    assert "Index" in result["after"]["plan"], done.stdout
