"""{{ source.title }}: events from Redis pub/sub. Nothing is stored: what is published while nobody listens is lost."""

import json
import time
from typing import Any

import redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry

from settings import setting

CHANNEL = "{{ source.id }}"


class Feed:
    """One subscription of one thread. After a broken connection it subscribes again, with jittered pauses."""

    def __init__(self, group: str, from_start: bool) -> None:
        _ = group, from_start  # every subscriber hears everything, from now on
        self._redis = redis.Redis.from_url(
            setting("sources", "{{ source.id }}", "url"),
            socket_connect_timeout=5,
            health_check_interval=15,
            retry=Retry(ExponentialWithJitterBackoff(base=0.5, cap=10), retries=6),
        )
        self._channel = self._redis.pubsub(ignore_subscribe_messages=True)
        self._channel.subscribe(CHANNEL)

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Up to `most` events, as soon as there are any; an empty list after `wait` seconds."""
        events: list[dict[str, Any]] = []
        deadline = time.monotonic() + wait
        while len(events) < most and (left := deadline - time.monotonic()) > 0:
            message = self._channel.get_message(timeout=0.0 if events else left)
            if message is not None:
                events.append(json.loads(message["data"]))
            elif events:
                break
        return events

    def commit(self) -> None:
        """Pub/sub has nothing to confirm."""

    def close(self) -> None:
        """Ends the subscription."""
        self._channel.close()
        self._redis.close()
