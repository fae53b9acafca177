"""A real mail server, for the tests that read mails as people get them."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from tests.buddies.people import MONDAY
from tests.live import free_port
from tests.network.joining import SITE
from wellbeing.core import clock, mail


class Keeper:
    """A mail server that keeps the bytes it is given."""

    def __init__(self):
        self.kept = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.kept.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"


@pytest.fixture
def post(app):
    """Send what waits to a real server; gives the mails by address, as a mail program opens them."""
    before, keeper = dict(app.config), Keeper()
    server = Controller(keeper, hostname="127.0.0.1", port=free_port())
    server.start()
    app.config.update(MAIL_HOST="127.0.0.1", MAIL_PORT=server.port, MAIL_STARTTLS=False, BASE_URL=SITE)

    def send():
        mail.deliver()
        kept = {one["To"].partition("@")[0]: one for one in keeper.kept}
        assert len(kept) == len(keeper.kept), "one mail for each"
        keeper.kept.clear()
        return kept

    with clock.at(MONDAY):
        yield send
    server.stop()
    app.config.clear()
    app.config.update(before)
