"""Prefect runs the tasks of worker.py: one flow for each, with retries, one run at a time."""

from prefect import flow, serve

import worker


@flow(retries=2, retry_delay_seconds=[30, 120], log_prints=False)
def run(task: str) -> None:
    """Fails when the task fails, so that Prefect retries and alerts."""
    worker.TASKS[task].run()


if __name__ == "__main__":
    serve(
        *(
            run.to_deployment(name=name, parameters={"task": name}, interval=task.every, concurrency_limit=1)
            for name, task in worker.TASKS.items()
        )
    )
