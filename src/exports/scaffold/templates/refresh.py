"""Brings the precomputed totals up to date. Readers never wait for it."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from settings import setting

QUERIES = Path(__file__).parent / "queries"


def _engine() -> Engine:
    return create_engine(setting("connections", "loader", "url"), poolclass=NullPool, hide_parameters=True)
#{% for table in aggregates %}


#{% if table.acceleration == "materialised_view" and table.dialect == "postgres" %}
def {{ table.name }}_daily() -> None:
    """Recomputes the view beside its readers, which needs its unique index; one refresh at a time."""
    statement = (QUERIES / "{{ table.name }}_refresh.sql").read_text(encoding="utf-8")
    with _engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
#{% else %}
def {{ table.name }}_daily() -> None:
    """Recomputes the days that can still change, in one transaction."""
    statements = (QUERIES / "{{ table.name }}_refresh.sql").read_text(encoding="utf-8")
    with _engine().begin() as connection:
        for statement in statements.split(";\n"):
            if statement.strip():
                connection.execute(text(statement))
#{% endif %}
#{% endfor %}
