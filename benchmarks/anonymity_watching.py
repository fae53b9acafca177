"""Somebody who opens every page and file of uptake again after each conversation, through the real app."""

import hashlib
import re

from flask import Flask

from benchmarks.anonymity_world import END
from tests.auditing import AuditedClient
from wellbeing.conversations import actions
from wellbeing.core.receipts import new_receipt, receipt_hash
from wellbeing.demo.conversations import at_noon
from wellbeing.resources.queries import current_pack
from wellbeing.uptake.catalogue import TABLES
from wellbeing.uptake.queries import periods

# What differs each time a page is drawn, and says nothing: the form's token.
_TOKEN = re.compile(rb'name="csrf_token"[^>]*>')


def watch_the_pages(app: Flask, times: int) -> str:
    """Record so many conversations, flushing now and then; says after how many a lead sees any change."""
    topics = {topic.id: topic.area for topic in current_pack().topics}
    with at_noon(END):
        app.test_client_class = AuditedClient
        client = app.test_client()
        client.sign_in("lead")
        seen, changed = _everything(client), 0
        for number in range(times):
            topic = list(topics)[number % len(topics)]
            answers = {
                "month": f"{END.year}-{END.month:02}",
                "area": topics[topic],
                "topic": topic,
                "place": "burton",
            }
            answers |= {"staff_group": "social_work", "channel": "video", "scope": "none"}
            actions.record(answers, topics, receipt_hash(new_receipt()))
            if number % 10 == 9:
                actions.flush(at_least=1)
            now = _everything(client)
            changed += now != seen
            seen = now
    return f"{changed} of {times} conversations changed any of {len(seen)} pages and files."


def _everything(client: AuditedClient) -> dict[str, str]:
    """A hash of each page and file that shows uptake."""
    paths = ["/uptake"]
    for table in TABLES:
        for period in periods(table.id)[:3]:
            paths += [f"/uptake/{table.slug}?period={period}", f"/uptake/{table.slug}.csv?period={period}"]
    found = {}
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status)
        found[path] = hashlib.sha256(_TOKEN.sub(b"", answer.data)).hexdigest()
    return found
