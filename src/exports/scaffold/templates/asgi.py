"""The app as an ASGI application with a webhook beside it. Start it with `uvicorn asgi:app` instead of `streamlit run`."""

from hashlib import sha256
from hmac import compare_digest, new

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import logs
import worker
from settings import setting

MAX_BYTES = 1_000_000


async def receive(request: Request) -> PlainTextResponse:
    """A sign that something changed: the same increment runs at once that the schedule would run later."""
    source = request.path_params["source"]
    if source not in SOURCES:
        return PlainTextResponse("unknown", status_code=404)
    body = await request.body()
    secret = setting("sources", source, "webhook_secret").encode()
    expected = new(secret, body, sha256).hexdigest()
    if len(body) > MAX_BYTES or not compare_digest(expected, request.headers.get("X-Signature-256", "")):
        logs.log.warning("webhook_refused", source=source)
        return PlainTextResponse("refused", status_code=401)
    await run_in_threadpool(worker.attempt, f"load_{source}")
    return PlainTextResponse("accepted", status_code=202)


SOURCES = {
    #{% for source in webhookApis %}
    "{{ source.id }}",
    #{% endfor %}
}
app = st.App("app.py", routes=[Route("/hooks/{source}", receive, methods=["POST"])])
