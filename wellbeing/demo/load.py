"""The demo's made-up people, conversations, visits and reports, loaded once."""

from wellbeing.demo.context import load_context
from wellbeing.demo.conversations import load_conversations
from wellbeing.demo.people import load_people
from wellbeing.demo.uses import load_reports, load_uses


def load(small: bool = False, domain: str = "trust.example") -> str:
    """Load what is not there yet; returns a sentence that says what was loaded."""
    buddies = load_people(small, domain)
    conversations = load_conversations(small)
    load_context()
    load_uses(small)
    load_reports()
    return f"Loaded {buddies} made-up buddies and {conversations} made-up conversations."
