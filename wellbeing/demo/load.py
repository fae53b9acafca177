"""The demo's made-up people, conversations, visits and reports, loaded once."""

from wellbeing.demo.context import load_context
from wellbeing.demo.conversations import load_conversations
from wellbeing.demo.endings import load_endings
from wellbeing.demo.joining import load_joining
from wellbeing.demo.network import load_network
from wellbeing.demo.people import DEMO_BUDDY, load_people
from wellbeing.demo.quiet import load_quiet
from wellbeing.demo.uses import load_reports, load_uses


def load(small: bool = False, domain: str = "trust.example") -> str:
    """Load what is not there yet; returns a sentence that says what was loaded."""
    buddies = load_people(small, domain)
    if buddies:
        load_joining(buddies, domain)
        load_quiet(but=DEMO_BUDDY)
    load_network(domain)
    load_endings()
    conversations = load_conversations(small)
    load_context()
    load_uses(small)
    load_reports()
    return f"Loaded {buddies} made-up buddies and {conversations} made-up conversations."
