"""Two tables in a MariaDB, one read in place and one copied: the rows of two tenants stay apart."""

import time
from datetime import UTC, datetime, timedelta

import db
import details
import lake
import load
import pytest
import serving
import streamlit as st
import worker
from tables import TABLES

ODD = ["", "%", "north' OR '1'='1", "NORTH; DROP TABLE shop", "south\x00"]


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    st.cache_data.clear()


def test_the_totals_kept_ready_are_those_of_one_tenant() -> None:
    assert worker.attempt("refresh_shop")
    assert worker.attempt("refresh_shop"), "and may be computed again"
    assert set(serving.read_shop_daily("north").frame["amount"] / serving.read_shop_daily("north").frame["row_count"]) == {1}
    assert serving.read_shop_daily("north").frame["row_count"].sum() == 30
    assert serving.read_shop_daily("south").frame["amount"].sum() == 30_000


def test_copies_are_those_of_one_tenant() -> None:
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    for _ in range(400):  # a backfill is many short queries
        assert worker.attempt("load_ledger")
        mark = load.watermark(TABLES["ledger"])
        if mark is not None and mark > hour_ago:
            break
    assert worker.attempt("load_ledger"), "and the last rows may be read again"
    north = serving.read_ledger_daily("north").frame
    assert (north["row_count"].sum(), north["amount"].sum()) == (30, 30)


def test_row_pages_go_on_by_position_within_one_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "PAGE_SIZE", 20)
    first = details.read_page(datetime.now(UTC) + timedelta(days=1), 0, "north")
    last = first.iloc[-1]
    second = details.read_page(last["ordered_at"], int(last["order_id"]), "north")
    assert [len(first), len(second)] == [20, 10]
    assert set(first["order_id"]).isdisjoint(second["order_id"])
    assert {*first["amount"], *second["amount"]} == {1}


@pytest.mark.parametrize("tenant", ODD)
def test_a_tenant_that_is_not_there_has_no_rows(tenant: str) -> None:
    assert len(serving.read_shop_daily(tenant).frame) == 0
    assert len(serving.read_ledger_daily(tenant).frame) == 0
    assert len(details.read_page(datetime.now(UTC), 0, tenant)) == 0


def test_a_query_that_forgets_whose_rows_it_wants_is_refused_before_it_is_sent() -> None:
    with pytest.raises(PermissionError, match="whose rows"):
        db.read_own("shop", "SELECT * FROM shop", "north")
    with pytest.raises(PermissionError, match="whose rows"):
        lake.read_own("SELECT * FROM ledger", "north")


def test_rules_are_counted_on_rows_that_others_write() -> None:
    assert worker.attempt("check_shop")


def test_a_slow_statement_is_ended_and_not_repeated() -> None:
    started = time.monotonic()
    with pytest.raises(Exception, match="max_statement_time|interrupted") as failure:
        db.read("shop", "SELECT count(*) AS n FROM shop a, shop b, shop c, shop d, shop e, shop f")
    assert not db.is_transient(failure.value)
    assert time.monotonic() - started < 2 * 30


def test_the_page_query_goes_by_the_index() -> None:
    plan = db.read("shop", "EXPLAIN SELECT ordered_at, order_id FROM shop FORCE INDEX (shop_time_key) WHERE tenant_id = 'north'")
    assert plan["key"].iloc[0] == "shop_time_key"
