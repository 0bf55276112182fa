"""{{ source.title }}: events from Kafka, in order within a partition, committed only after they have been used."""

import json
from typing import Any

from confluent_kafka import Consumer, KafkaError, KafkaException

from settings import setting

SOURCE = "{{ source.id }}"


class Feed:
    """One consumer of one thread. librdkafka reconnects by itself, with backoff, and polls resume."""

    def __init__(self, group: str, from_start: bool) -> None:
        self._consumer = Consumer(
            {
                "bootstrap.servers": setting("sources", SOURCE, "bootstrap_servers"),
                "security.protocol": setting("sources", SOURCE, "security_protocol"),
                "group.id": group,
                "auto.offset.reset": "earliest" if from_start else "latest",
                "enable.auto.commit": False,
                "partition.assignment.strategy": "cooperative-sticky",
                "queued.max.messages.kbytes": {{ source.queueKilobytes }},
                "reconnect.backoff.max.ms": 10000,
            }
        )
        self._consumer.subscribe([setting("sources", SOURCE, "topic")])

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Up to `most` events, as soon as there are any; an empty list after `wait` seconds."""
        events: list[dict[str, Any]] = []
        for message in self._consumer.consume(most, timeout=wait):
            problem = message.error()
            value = message.value()
            if problem is None:
                if value is not None:  # a tombstone says that a key is gone, and brings no event
                    events.append(json.loads(value))
            elif problem.fatal():
                raise KafkaException(problem)
            elif problem.code() != KafkaError._PARTITION_EOF and not problem.retriable():
                raise KafkaException(problem)
        return events

    def commit(self) -> None:
        """Confirms everything polled so far; what was not confirmed comes again after a crash."""
        try:
            self._consumer.commit(asynchronous=False)
        except KafkaException as problem:
            if problem.args[0].code() != KafkaError._NO_OFFSET:
                raise

    def close(self) -> None:
        """Leaves the group at once, so that its partitions move without a timeout."""
        self._consumer.close()
