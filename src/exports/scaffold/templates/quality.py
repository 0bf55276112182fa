"""Rules for rows that others write: each query counts what breaks one, and the counts go where alerts look."""

from pathlib import Path

import db
import logs

QUERIES = Path(__file__).parent / "queries"


def check(connection: str, table: str) -> None:
    """Logs each broken rule with its count; raises nothing, since the rows are not this app's to refuse."""
    query = (QUERIES / f"{table}_quality.sql").read_text(encoding="utf-8")
    #{% if frames == "polars" %}
    found = db.read(connection, query).iter_rows()
    #{% else %}
    found = db.read(connection, query).itertuples(index=False, name=None)
    #{% endif %}
    for rule, broken in found:
        logs.quality(table, rule=str(rule), broken=int(broken))
