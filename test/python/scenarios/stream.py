"""Any generated consumer, against a real sender on loopback that breaks off in between."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

TRANSPORT = os.environ["TRANSPORT"]
SOURCE = os.environ["SOURCE"]
KEY = os.environ["KEY"]


def event(number: int) -> dict:
    return {KEY: f"k{number % 50}", "category": "tea", "amount": 1.0, "number": number}


@contextmanager
def kafka() -> Iterator[Callable[[int], None]]:
    import consumer_module
    from confluent_kafka import Consumer, Producer

    # librdkafka's own mock cluster lives in the client that asks for it; the others find it by its address.
    home = Producer({"test.mock.num.brokers": 1})
    servers = next(iter(home.list_topics(SOURCE, timeout=10).brokers.values()))
    address = f"{servers.host}:{servers.port}"
    os.environ["KAFKA"] = address
    consumer_module.setting = lambda *path: {"bootstrap_servers": address, "security_protocol": "PLAINTEXT", "topic": SOURCE}[path[-1]]
    assert Consumer
    yield lambda number: (home.produce(SOURCE, json.dumps(event(number))), home.flush(5))


@contextmanager
def redis_streams() -> Iterator[Callable[[int], None]]:
    import redis

    client = redis.Redis(host="127.0.0.1", db=9)
    client.delete(SOURCE)
    yield lambda number: client.xadd(SOURCE, {"event": json.dumps(event(number))}, maxlen=10_000)
    client.delete(SOURCE)


@contextmanager
def redis_pubsub() -> Iterator[Callable[[int], None]]:
    import redis

    client = redis.Redis(host="127.0.0.1", db=9)
    yield lambda number: client.publish(SOURCE, json.dumps(event(number)))


@contextmanager
def websocket() -> Iterator[Callable[[int], None]]:
    from websockets.sync.server import serve

    listeners: list = []
    over = Event()

    def handle(connection: object) -> None:
        assert connection.request.headers["Authorization"] == "Bearer t"
        listeners.append(connection)
        over.wait(60)

    def send(number: int) -> None:
        deadline = time.monotonic() + 20
        while not listeners and time.monotonic() < deadline:
            time.sleep(0.05)
        try:
            listeners[-1].send(json.dumps(event(number)))
        except Exception:
            listeners.clear()

    with serve(handle, "127.0.0.1", 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        send.drop = lambda: [listener.socket.close() or listeners.remove(listener) for listener in list(listeners)]
        os.environ["PEER"] = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        yield send
        over.set()
        server.shutdown()


@contextmanager
def http_poll() -> Iterator[Callable[[int], None]]:
    events: list[dict] = []
    calls = [0]

    class Sender(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls[0] += 1
            after = parse_qs(urlsplit(self.path).query).get("after", ["latest"])[0]
            start = len(events) if after == "latest" else int(after or 0)
            body = json.dumps({"items": events[start : start + 50], "next": str(min(len(events), start + 50))}).encode()
            self.send_response(503 if calls[0] == 2 else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Sender)
    Thread(target=server.serve_forever, daemon=True).start()
    os.environ["PEER"] = f"http://127.0.0.1:{server.server_port}/events"
    yield lambda number: events.append(event(number))
    server.shutdown()


@pytest.fixture
def send(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    consumer = __import__(f"consumer_{SOURCE}")
    sys.modules["consumer_module"] = consumer
    with globals()[TRANSPORT]() as sender:
        if TRANSPORT != "kafka":
            given = {"url": os.environ.get("PEER", "redis://127.0.0.1:6379/9"), "token": "t"}
            monkeypatch.setattr(consumer, "setting", lambda *path: given[path[-1]])
        yield sender


def until(condition: Callable[[], bool], tries: int = 300) -> bool:
    for _ in range(tries):
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_one_reader_for_each_process_keeps_up_survives_a_break_and_is_released(send: Callable[[int], None]) -> None:
    snapshot_module = __import__(f"snapshot_{SOURCE}")
    reader = snapshot_module.reader()
    assert snapshot_module.reader() is reader

    sent = [0]

    def arrived() -> bool:
        sent[0] += 1
        send(sent[0])
        return reader.snapshot().received_at is not None

    assert until(arrived), "no event arrived"
    if hasattr(send, "drop"):
        send.drop()
    mark = reader.snapshot().received_at

    def arrived_again() -> bool:
        sent[0] += 1
        send(sent[0])
        return reader.snapshot().received_at > mark

    assert until(arrived_again), "no event arrived after the break"
    for number in range(200):
        send(number)
    assert until(lambda: len(reader.snapshot().events) > 0)
    assert len(reader.snapshot().events) <= snapshot_module.CAPACITY

    st.cache_resource.clear()
    assert reader._stopping.is_set(), "a cleared cache must not leave a thread behind"
    assert until(lambda: not reader._thread.is_alive())
