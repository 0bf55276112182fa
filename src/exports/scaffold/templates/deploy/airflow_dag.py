"""Airflow runs the tasks of worker.py: one DAG for each, with retries, one run at a time, no catch-up."""

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag, task

import worker


def declare(name: str, every: int) -> None:
    """Gives Airflow the DAG of one task; catching up is the watermark's work, not the scheduler's."""

    @dag(
        dag_id=f"{{ app.slug }}_{name}",
        schedule=timedelta(seconds=every),
        start_date=datetime(2026, 1, 1, tzinfo=UTC),
        catchup=False,
        max_active_runs=1,
        default_args={"retries": 2, "retry_delay": timedelta(seconds=30), "retry_exponential_backoff": True},
    )
    def pipeline() -> None:
        @task(task_id=name)
        def run() -> None:
            worker.TASKS[name].run()

        run()

    pipeline()


for each, definition in worker.TASKS.items():
    declare(each, definition.every)
