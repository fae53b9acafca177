"""A machine whose power fails while people use it, and comes back."""

import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle

from playwright.sync_api import Error, Locator

from tests.journeys.asking import World
from tests.journeys.mailbox import Letter
from tests.journeys.visitor import Visitor
from tests.live import Machine

# Before the server has read a form, while it works on it, and about when the answer leaves.
MOMENTS = (0.0, 0.005, 0.01, 0.02, 0.04, 0.08)


class Storm:
    """A machine in a storm, and the people who use it; one of them only looks where her request stands.

    In a heavy storm the power fails also right after each step, when everybody has their answer.
    """

    def __init__(
        self, machine: Machine, world: World, comes: Callable[[], Visitor], phone: Visitor, heavy: bool
    ) -> None:
        self.machine = machine
        self._heavy = heavy
        self.world = world
        self.comes = comes
        self.phone = phone
        self._moments: Iterator[float] = cycle(MOMENTS)

    def power_fails(self) -> None:
        """Everything stops at once; the server starts anew with what is on the disk, the jobs when they are needed."""
        self.machine.loses_power()
        self.machine.starts()

    def power_fails_again(self) -> None:
        """The step is done; in a heavy storm the power fails all the same."""
        if self._heavy:
            self.power_fails()

    def power_fails_while_sending(self, person: Visitor, button: Locator) -> None:
        """Whoever pressed the button does not learn whether the server has read the form."""
        with person.page.expect_request(lambda request: request.method == "POST"):
            button.click(no_wait_after=True)
        time.sleep(next(self._moments))
        self.power_fails()
        _settles(person)

    def jobs_die_at_what_is_due(self) -> None:
        """The jobs are killed somewhere in what has just become due, and start anew."""
        time.sleep(0.1 + next(self._moments))
        self.machine.jobs_die()
        self.machine.starts_jobs()

    def jobs_die_at_a_letter_to(self, address: str) -> None:
        """The mail server has the letter, and the jobs die before they hear so."""
        died, mailbox = threading.Event(), self.world.mailbox

        def die(letter: Letter) -> None:
            if letter.to == address:
                mailbox.before_thanks = None
                self.machine.jobs_die()
                died.set()

        mailbox.before_thanks = die
        self.machine.starts_jobs()
        assert died.wait(timeout=30), "no letter came"
        self.machine.starts_jobs()


def _settles(person: Visitor) -> None:
    """The page stands still, be it the answer or the browser's own page that there is none."""
    try:
        person.page.wait_for_load_state("load")
    except Error:
        time.sleep(0.2)
    person.expects_an_error()
