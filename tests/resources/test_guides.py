"""The words of the six areas are plain."""

import re

import pytest

from wellbeing.resources.guides import GUIDES
from wellbeing.soothe import AREA_IDS


def sentences(area):
    guide = GUIDES[area]
    texts = [str(text) for text in (*guide.about, *guide.when, *guide.steps, guide.question)]
    return [each for text in texts for each in re.split(r"(?<=[.?!])\s+", text) if each]


def test_each_area_has_its_words():
    assert tuple(GUIDES) == AREA_IDS
    assert all(guide.about and guide.when and guide.steps for guide in GUIDES.values())


@pytest.mark.parametrize("area", AREA_IDS)
def test_no_sentence_is_long_and_none_scolds(area):
    for sentence in sentences(area):
        assert len(sentence.split()) < 20, sentence
        assert not re.search(r"\b(should|must|lazy|fail|disorder|symptom|diagnos\w+)\b", sentence, re.I), (
            sentence
        )
