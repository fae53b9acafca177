"""A mail's subject arrives as it was written, however long and in whatever script."""

from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.mail import message_of

URDU = ("خوش", "آمدید،", "اب", "آپ", "مددگار", "ساتھی", "ہیں")
OTHERS = ("łódź", "ręka", "SOOTHE", "–", "“x”", "12", "a", "ਪੰਜਾਬੀ", "മലയാളം")
WORDS = st.sampled_from((*URDU, *OTHERS))


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_no_blank_of_a_subject_is_lost(subject):
    message = message_of(subject, "A line.")
    raw = message.as_bytes()
    assert message_from_bytes(raw, policy=policy.default)["Subject"] == subject
    assert raw.isascii()
    assert all(len(line) <= 78 for line in raw.splitlines())
    assert "A line." in message.as_string()
