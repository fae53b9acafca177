"""What loading a whole pack would change, before anything is changed."""

from pathlib import Path

from wellbeing.curation.changes import Plan, replacement
from wellbeing.curation.versions import CONTACT, RESOURCE, TOPIC
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import CrisisContact, Resource, Topic

_Entries = tuple[Resource, ...] | tuple[Topic, ...] | tuple[CrisisContact, ...]


def plans_for(folder: Path) -> dict[str, Plan]:
    """What the files in a folder would change, by kind of entry; PackError when they are not right."""
    files = pack.read_pack(pack.files_in(folder))
    pairs: dict[str, tuple[_Entries, _Entries]] = {
        RESOURCE: (pack.read_resources(), files.resources),
        TOPIC: (pack.read_topics(), files.topics),
        CONTACT: (pack.kept_contacts(), files.contacts),
    }
    return {
        kind: replacement(
            {_slug(entry): pack.cells_of(entry) for entry in known},
            {_slug(entry): pack.cells_of(entry) for entry in after},
        )
        for kind, (known, after) in pairs.items()
    }


def _slug(entry: Resource | Topic | CrisisContact) -> str:
    return entry.id if isinstance(entry, Topic) else entry.slug
