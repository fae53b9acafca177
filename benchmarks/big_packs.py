"""Packs of any size, made from the real one, the same each time.

Beyond the real resources each further one is a service in another town: its name, its texts and its topics are
another mixture, so that words, topics and filters spread as they would in a large directory.
"""

import random
from dataclasses import replace

from wellbeing.resources.entries import PackData, Resource, ResourceWords

_STARTS = (
    *("Ash", "Beck", "Birch", "Brad", "Brook", "Burn", "Calder", "Clif", "Cran", "Dar", "Eccle", "Fair"),
    *("Glen", "Graf", "Hal", "Haz", "Hol", "Kings", "Lang", "Lin", "Mar", "Mel", "Nor", "Oak", "Pem"),
    *("Red", "Rush", "Sand", "Shel", "Stan", "Thorn", "Up", "Wal", "Wes", "Whit", "Win"),
)
_ENDS = (
    *("bourne", "bridge", "bury", "by", "combe", "cote", "croft", "dale", "field", "ford", "ham", "hurst"),
    *("leigh", "ley", "low", "mere", "minster", "port", "stead", "stoke", "thorpe", "ton", "well", "wick"),
)
_KINDS = ("Hub", "Line", "Group", "Centre", "Network", "Service", "Circle", "Project", "Trust", "Drop-in")
_LONGEST_NAME = 120


def pack_of(size: int, real: PackData) -> PackData:
    """The real pack with as many made-up resources as bring it to `size`."""
    dice = random.Random(size)
    topics = [(topic.id, topic.area) for topic in real.topics]
    made = [_another(number, real, topics, dice) for number in range(len(real.resources), size)]
    return replace(real, resources=(*real.resources, *made))


def _another(number: int, real: PackData, topics: list[tuple[str, str]], dice: random.Random) -> Resource:
    like, other = dice.choice(real.resources), dice.choice(real.resources)
    town = dice.choice(_STARTS) + dice.choice(_ENDS)
    further, area = dice.choice(topics)
    own = [each for each in like.topics if each != further]
    own.insert(dice.randrange(len(own) + 1), further)
    return replace(
        like,
        slug=f"made-{number}",
        scope=dice.choice(("internal", "regional", "regional", "national", like.scope)),
        areas=tuple(dict.fromkeys((*like.areas, area))),
        topics=tuple(own[:5]),
        audience=dice.choice((like.audience, like.audience, other.audience)),
        channels=dice.choice((like.channels, other.channels)),
        languages=dice.choice((like.languages, other.languages)),
        verified=dice.random() < 0.7,
        english=_words(town, like.english, other.english, dice),
        translations={
            language: _words(town, words, other.words(language), dice)
            for language, words in like.translations.items()
        },
    )


def _words(town: str, like: ResourceWords, other: ResourceWords, dice: random.Random) -> ResourceWords:
    name = f"{town} {dice.choice((like.name, other.name))} {dice.choice(_KINDS)}"[:_LONGEST_NAME].strip()
    sentences = [*like.summary.split(". "), *other.summary.split(". ")]
    dice.shuffle(sentences)
    summary = f"In {town} and {dice.choice(_STARTS)}{dice.choice(_ENDS)}. {'. '.join(sentences[:3])}"
    return replace(like, name=name, summary=summary[:590])
