"""How often things were opened and looked for in a month. No row says by whom, on which day, or with which words."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Model

# Rows lie in the order of their keys, so that the file does not tell which came first.
_KEYED = {"sqlite_with_rowid": False}


class ResourceCount(Model):
    """How often a resource was seen, followed or printed; it stays when the resource goes."""

    __tablename__ = "resource_count"
    __table_args__ = _KEYED

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int]


class TopicCount(Model):
    """How often a search was read as a topic, or came nearest to it and found nothing; in no language, on purpose."""

    __tablename__ = "topic_count"
    __table_args__ = _KEYED

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    topic: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int]


class SearchCount(Model):
    """How many searches found something, or nothing."""

    __tablename__ = "search_count"
    __table_args__ = _KEYED

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int]
