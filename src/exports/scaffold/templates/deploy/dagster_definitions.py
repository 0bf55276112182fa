"""Dagster runs the tasks of worker.py: one job and one schedule for each, with retries."""

from dagster import Definitions, JobDefinition, OpExecutionContext, RetryPolicy, ScheduleDefinition, job, op

import worker


def declare(name: str) -> JobDefinition:
    """The job of one task; it fails when the task fails, so that Dagster retries and alerts."""

    @op(name=name, retry_policy=RetryPolicy(max_retries=2, delay=30))
    def run(context: OpExecutionContext) -> None:
        context.log.info("started")
        worker.TASKS[name].run()

    @job(name=f"run_{name}", tags={"dagster/concurrency_key": name})
    def pipeline() -> None:
        run()

    return pipeline


def cron(seconds: int) -> str:
    """The nearest schedule that five fields can say; Dagster starts nothing more often than each minute."""
    minutes = max(1, seconds // 60)
    return f"*/{minutes} * * * *" if minutes < 60 else "0 * * * *"


JOBS = {name: declare(name) for name in worker.TASKS}
definitions = Definitions(
    jobs=list(JOBS.values()),
    schedules=[
        ScheduleDefinition(job=JOBS[name], cron_schedule=cron(task.every))
        for name, task in worker.TASKS.items()
    ],
)
