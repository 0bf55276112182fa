"""{{ source.title }}: events from a Redis stream, acknowledged only after they have been used."""

import json
from typing import Any
from uuid import uuid4

import redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import ResponseError
from redis.retry import Retry

from settings import setting

STREAM = "{{ source.id }}"


class Feed:
    """One consumer of a group. A broken connection is tried again with growing, jittered pauses."""

    def __init__(self, group: str, from_start: bool) -> None:
        self._group = group
        self._name = uuid4().hex
        self._seen: list[Any] = []
        self._redis = redis.Redis.from_url(
            setting("sources", "{{ source.id }}", "url"),
            protocol=2,
            socket_connect_timeout=5,
            socket_timeout=30,
            health_check_interval=30,
            retry=Retry(ExponentialWithJitterBackoff(base=0.5, cap=10), retries=6),
        )
        try:
            self._redis.xgroup_create(STREAM, group, id="0" if from_start else "$", mkstream=True)
        except ResponseError as problem:
            if "BUSYGROUP" not in str(problem):
                raise

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Up to `most` events: first those that a dead consumer left, then new ones; empty after `wait` seconds."""
        found = self._redis.xautoclaim(STREAM, self._group, self._name, min_idle_time=60_000, count=most)[1]
        if not found:
            # Typed loosely: its shape depends on the protocol, which is fixed above.
            answer: Any = self._redis.xreadgroup(
                self._group, self._name, {STREAM: ">"}, count=most, block=max(1, int(wait * 1000))
            )
            found = answer[0][1] if answer else []
        self._seen += [entry for entry, _ in found]
        return [json.loads(fields[b"event"]) for _, fields in found if fields]

    def commit(self) -> None:
        """Confirms everything polled so far; what was not confirmed comes again after a crash."""
        if self._seen:
            self._redis.xack(STREAM, self._group, *self._seen)
            self._seen = []

    def close(self) -> None:
        """Gives the connection back; the group keeps its place."""
        self._redis.close()
