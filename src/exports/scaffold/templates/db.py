"""Database access: one bounded pool for each database, short reads, retries for broken connections only."""

from collections.abc import Mapping
from typing import Any

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
import stamina
import streamlit as st
from sqlalchemy import Engine, create_engine, {% if needsSessionSql %}event, {% endif %}text
from sqlalchemy.exc import DBAPIError

from settings import setting

# Script runs overlap while somebody clicks quickly, so a pool is sized for runs, not for viewers.
ENGINE_OPTIONS: dict[str, dict[str, Any]] = {
    #{% for connection in connections %}
    "{{ connection.id }}": {
        "pool_size": {{ connection.poolSize }},
        "max_overflow": {{ connection.maxOverflow }},
        "pool_timeout": 5,
        "pool_pre_ping": True,
        "pool_recycle": {{ connection.poolRecycle }},
        "hide_parameters": True,
        #{% if connection.dialect == "postgres" and connection.pgbouncer %}
        # PgBouncer in transaction mode: no prepared statements, and the timeout is set in each transaction.
        "connect_args": {"connect_timeout": 5, "prepare_threshold": None},
        #{% elsif connection.dialect == "postgres" %}
        "connect_args": {"connect_timeout": 5, "options": "-c statement_timeout={{ connection.timeoutMs }}"},
        #{% elsif connection.dialect == "mysql" %}
        "connect_args": {
            "connect_timeout": 5,
            "read_timeout": {{ connection.timeoutSeconds | plus: 5 }},
            # MySQL reads the first comment, MariaDB the second: each has a limit of its own.
            "init_command": "SET SESSION /*!50708 max_execution_time = {{ connection.timeoutMs }} */"
            " /*M! max_statement_time = {{ connection.timeoutSeconds }} */",
        },
        #{% elsif connection.dialect == "sqlserver" %}
        "connect_args": {"timeout": 5},
        #{% elsif connection.dialect == "snowflake" %}
        "connect_args": {
            "login_timeout": 15,
            "session_parameters": {"STATEMENT_TIMEOUT_IN_SECONDS": {{ connection.timeoutSeconds }}},
        },
        #{% elsif connection.dialect == "redshift" %}
        "connect_args": {"timeout": 15},
        #{% endif %}
    },
    #{% endfor %}
}


@st.cache_resource(show_spinner=False, max_entries={{ engineEntries }}, on_release=Engine.dispose)
def engine(name: str) -> Engine:
    """The one pool of this process for a database; closed when the cache lets go of it."""
    {% if needsSessionSql %}created = {% else %}return {% endif %}create_engine(setting("connections", name, "url"), **ENGINE_OPTIONS[name])
    #{% if needsSessionSql %}
    #{% for connection in connections %}
    #{% if connection.dialect == "sqlserver" %}
    if name == "{{ connection.id }}":
        event.listen(created, "connect", _limit_queries)
    #{% elsif connection.dialect == "redshift" %}
    if name == "{{ connection.id }}":
        event.listen(created, "connect", _limit_statements)
    #{% endif %}
    #{% endfor %}
    return created
    #{% endif %}


#{% if needsQueryTimeout %}
def _limit_queries(raw: Any, _record: Any) -> None:
    raw.timeout = {{ statementTimeoutSeconds }}


#{% endif %}
#{% if needsRedshiftTimeout %}
def _limit_statements(raw: Any, _record: Any) -> None:
    with raw.cursor() as cursor:
        cursor.execute("SET statement_timeout TO {{ redshiftTimeoutMs }}")


#{% endif %}
def is_transient(error: Exception) -> bool:
    """Whether a second attempt can help: a broken connection, a failover, a deadlock; never a slow query."""
    cause = error if isinstance(error, DBAPIError) else error.__cause__  # pandas wraps what SQLAlchemy raises
    if not isinstance(cause, DBAPIError):
        return False
    state = str(getattr(cause.orig, "sqlstate", None) or "")
    return cause.connection_invalidated or state[:2] == "08" or state in {"40001", "40P01", "57P01", "57P03"}


@stamina.retry(on=is_transient, attempts=3, timeout={{ pageLoadSeconds }}, wait_initial=0.1, wait_max=1.0)
def read(
    name: str,
    sql: str,
    params: Mapping[str, Any] | None = None,
    #{% if rls %}
    {{ scope.name }}: str | None = None,
    #{% endif %}
) -> {{ frameType }}:
    """Runs one parametrised query and gives its connection back before anything else happens."""
    with engine(name).connect() as connection:
        #{% for connection in connections %}
        #{% if connection.pgbouncer %}
        if name == "{{ connection.id }}":
            connection.execute(text("SET LOCAL statement_timeout = {{ connection.timeoutMs }}"))
        #{% endif %}
        #{% endfor %}
        #{% if rls %}
        if {{ scope.name }} is not None:
            # Read by the row-level policies; ends with this transaction, so the pool hands on no identity.
            identify = text("SELECT set_config('app.{{ scope.name }}', :{{ scope.name }}, true)")
            connection.execute(identify, {"{{ scope.name }}": {{ scope.name }}})
        #{% endif %}
        #{% if frames == "polars" %}
        bound = {"parameters": dict(params or {})}
        return pl.read_database(text(sql), connection, execute_options=bound)
        #{% else %}
        return pd.read_sql(text(sql), connection, params=dict(params or {}))
        #{% endif %}
#{% if scope %}


def read_own(
    name: str,
    sql: str,
    {{ scope.name }}: str,
    params: Mapping[str, Any] | None = None,
) -> {{ frameType }}:
    """What pages read rows with: those of one {{ scope.name }}{% if filteredConnections.size > 0 %}. A query without that condition is refused{% endif %}."""
    #{% if rls and filteredConnections.size > 0 %}
    if name not in {{ filteredConnections | py_set }}:
        return read(name, sql, params, {{ scope.name }})
    #{% elsif rls %}
    return read(name, sql, params, {{ scope.name }})
    #{% endif %}
    #{% if filteredConnections.size > 0 or rls == false %}
    if "{{ scope.column }} = :{{ scope.name }}" not in sql:
        raise PermissionError("This query does not say whose rows it wants.")
    return read(name, sql, {**(params or {}), "{{ scope.name }}": {{ scope.name }}})
    #{% endif %}
#{% endif %}
