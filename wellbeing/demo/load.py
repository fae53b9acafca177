"""The demo's made-up people and conversations, loaded once."""

from wellbeing.demo.conversations import load_conversations
from wellbeing.demo.people import load_people


def load(small: bool = False, domain: str = "trust.example") -> str:
    """Load what is not there yet; returns a sentence that says what was loaded."""
    buddies = load_people(small, domain)
    conversations = load_conversations(small)
    return f"Loaded {buddies} made-up buddies and {conversations} made-up conversations."
