"""Times the page's query on generated rows, before and after the proposed indexes, against its budget.

Give a database of your own whose name contains `bench`, in BENCH_DATABASE_URL, and the share of the stated rows:
`python -m bench.query_latency 0.01`, and a file for the result after it. The result is one JSON object on stdout.
"""

import os
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
#{% if bench.ingested %}
from typing import Any
#{% endif %}

from sqlalchemy import Connection, create_engine, make_url, text

from bench import result

ROOT = Path(__file__).parent.parent
ROWS = {{ benchTableRows }}
BUDGET_SECONDS = {{ benchQuerySeconds }}
PARAMS = {"since": datetime.now(UTC) - timedelta(days={{ benchDays }}){% if bench.filters %}, "{{ scope.name }}": "north"{% endif %}}


def script(connection: Connection, name: str, **params: int) -> None:
    """Runs a file of statements, each in a transaction of its own."""
    for statement in (ROOT / name).read_text(encoding="utf-8").split(";\n"):
        if any(line.strip() and not line.startswith("--") for line in statement.splitlines()):
            connection.execute(text(statement), params if ":rows" in statement else {})


def seconds(connection: Connection, query: str, runs: int = 5) -> float:
    """The median of some runs, rows fetched."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        connection.execute(text(query), PARAMS).fetchall()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def plan(connection: Connection, query: str) -> str:
    """The node types of the plan, from the outside in."""
    explained = connection.execute(text("EXPLAIN (FORMAT JSON) " + query), PARAMS).scalar_one()
    names: list[str] = []
    nodes = [explained[0]["Plan"]]
    while nodes:
        node = nodes.pop(0)
        names.append(node["Node Type"])
        nodes.extend(node.get("Plans", []))
    return " > ".join(names)


def main(share: float, out: str | None = None) -> int:
    url = make_url(os.environ["BENCH_DATABASE_URL"])
    if "bench" not in (url.database or ""):
        raise SystemExit("The name of the database must contain `bench`: its tables are dropped.")
    query = (ROOT / "bench" / "{{ bench.name }}_daily.sql").read_text(encoding="utf-8")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        rows = max(1000, round(ROWS * share))
        script(connection, "bench/table.sql", rows=rows)
        before = {"seconds": seconds(connection, query), "plan": plan(connection, query)}
        script(connection, "sql/indexes.sql")
        after = {"seconds": seconds(connection, query), "plan": plan(connection, query)}
    #{% if bench.ingested %}
    figures: list[dict[str, Any]] = []
    #{% else %}
    # Without the index every row is read, so the time grows with the rows; from less than a hundredth nobody can tell.
    volume = f"{rows:,} rows, scaled linearly to {ROWS:,}"
    name, value = "{{ bench.source }}.query_time", before["seconds"] * ROWS / rows
    today = result.measurement(name, value, "s", volume)
    figures = [today] if ROWS <= 100 * rows else []
    #{% endif %}
    details = {"share": share, "before": before, "after": after, "budget": BUDGET_SECONDS}
    result.write(figures, details, out)
    return 0 if after["seconds"] <= BUDGET_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.01, *sys.argv[2:3]))
