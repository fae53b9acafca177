"""Putting the pack into tantivy, in memory: one document for each resource, in the order of the pack."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from tantivy import Document, Index, SchemaBuilder

from wellbeing.resources.entries import ENGLISH, Resource
from wellbeing.resources.folding import split
from wellbeing.resources.phrases import key_of
from wellbeing.resources.vocabulary import ANYONE, EVERYONE

# By how much a resource's score is multiplied. It decides between resources that fit equally well.
MERIT = "merit"
_FOR_EVERYONE = 0.15
_FRESH = 0.08
_VERIFIED = 0.1
_CLOSE = 0.09
_OPEN_TO_ANYONE = 0.04
# A resource's first topic, its second, and all others.
RANKS = ("topic_first", "topic_second", "topic_other")

Texts = tuple[tuple[str, ...], tuple[str, ...]]


def split_texts(resource: Resource, language: str) -> Texts:
    """The plain words of its name, and of the rest; nothing where it has no words in the language."""
    words = resource.english if language == ENGLISH else resource.translations.get(language)
    if words is None:
        return ((), ())
    return (_plain(words.name), _plain(f"{words.summary} {words.eligibility}"))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_plain_piece, text.split())))


@cache
def _plain_piece(piece: str) -> tuple[str, ...]:
    """Kept, as texts have most words in common; so never to be asked for what somebody typed."""
    return split(piece)


def words_by_language(texts: Iterable[Mapping[str, Texts]]) -> dict[str, set[str]]:
    """All the plain words of the resources, for the spelling."""
    words: dict[str, set[str]] = {}
    for each in texts:
        for code, (name, text) in each.items():
            words.setdefault(code, set()).update(name, text)
    return words


def whole_names(resources: Sequence[Resource]) -> dict[tuple[str, ...], list[int]]:
    """By name, and by the parts that people use: "CALM (Campaign ...)" is also CALM."""
    names: dict[tuple[str, ...], list[int]] = {}
    for number, resource in enumerate(resources):
        own = {words.name for words in (resource.english, *resource.translations.values())}
        wholes = own | {name.replace("NHS ", "") for name in own}
        for part in {_plain(part) for part in {part for whole in wholes for part in _name_parts(whole)}}:
            if part:
                names.setdefault(part, []).append(number)
    return names


def _name_parts(name: str) -> tuple[str, ...]:
    outside, _mark, inside = name.partition("(")
    return (name, outside, inside, *name.split(":", 1), *outside.split(",", 1))


def filled(
    resources: Sequence[Resource],
    texts: Sequence[Mapping[str, Texts]],
    languages: Sequence[str],
    past_due: Collection[int],
) -> Index:
    """An index in memory with every resource, ready to be read."""
    builder = SchemaBuilder().add_integer_field("place", fast=True).add_float_field(MERIT, fast=True)
    for field in ("trait", "number", *RANKS):
        builder = builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    for code in languages:
        for kind in ("name", "text"):
            builder = builder.add_text_field(
                f"{kind}_{code}", tokenizer_name="whitespace", index_option="freq"
            )
    index = Index(builder.build())
    # One thread and one commit keep the resources in the order of the pack, so that ties stay in that order.
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    keys = {code: _Keys(code) for code in languages}
    for number, resource in enumerate(resources):
        fields: dict[str, object] = {
            "place": number,
            "number": str(number),
            "trait": " ".join(resource.audience),
            # tantivy multiplies by the logarithm of this and two.
            MERIT: 2 ** _merit(resource, number in past_due) - 2,
        }
        for rank, topic in enumerate(resource.topics):
            field = RANKS[min(rank, len(RANKS) - 1)]
            fields[field] = f"{fields.get(field, '')} {topic}".strip()
        for code, (name, text) in texts[number].items():
            fields[f"name_{code}"] = " ".join(map(keys[code].__getitem__, name))
            fields[f"text_{code}"] = " ".join(map(keys[code].__getitem__, text))
        writer.add_document(Document(**fields))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


class _Keys(dict[str, str]):
    """What the words of a language are kept under; worked out when first met."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        self[word] = key = key_of(word, self._language)
        return key


def _merit(resource: Resource, is_past_due: bool) -> float:
    return (
        1
        + _FOR_EVERYONE * (EVERYONE in resource.audience)
        + _FRESH * (not is_past_due)
        + _VERIFIED * resource.verified
        + _CLOSE * (resource.scope != "national")
        + _OPEN_TO_ANYONE * (ANYONE in resource.open_to)
    )
