"""Forms of one word share a stem; other words do not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.folding import fold, split
from wellbeing.resources.stemming import stem, stems

LANGUAGES = ("en", "pl", "ro", "ur", "pa", "ml", "fil", "pt", "ar", "cy")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "shouts shouted shouting"),
        ("en", "worry worried worries"),
        ("pl", "długi długów długami"),
        ("pl", "depresja depresji depresją"),
        ("ro", "anxietate anxietatea anxietății"),
        ("ro", "datorie datorii datoriile datoriilor"),
        ("ro", "depresie depresia depresiei"),
        ("ro", "șef șeful șefului"),
        ("pt", "dívida dívidas"),
        ("pt", "trabalho trabalhar trabalhando"),
        ("pt", "preocupado preocupada"),
        ("ur", "قرضہ قرضے"),
        ("ur", "paisa paise"),
        ("ar", "النوم نوم للنوم بالنوم"),
        ("ar", "ديون الديون والديون ديوني"),
        ("ar", "مساعدة المساعدة مساعدتي"),
        ("ar", "مشكلة مشكلتي المشكلة"),
        ("ar", "طفل طفلي الطفل"),
        ("ar", "الأطفال اطفال أطفالي"),
        ("ar", "والد والدي"),
        ("ar", "وظيفة الوظيفة وظيفتي"),
        ("pa", "ਪੈਸਾ ਪੈਸੇ ਪੈਸਿਆਂ"),
        ("pa", "ਕਰਜ਼ਾ ਕਰਜ਼ੇ ਕਰਜ਼"),
        ("pa", "karza karze"),
        ("ml", "ഉറക്കം ഉറക്കത്തിന്റെ ഉറക്കത്തിൽ ഉറക്കവും"),
        ("ml", "കടം കടങ്ങൾ കടത്തിൽ"),
        ("ml", "ജോലി ജോലിയിൽ ജോലിക്ക് ജോലിയുടെ"),
        ("ml", "കുട്ടി കുട്ടികൾ കുട്ടികളുടെ"),
        ("ml", "അമ്മ അമ്മയുടെ അമ്മയെ അമ്മയ്ക്ക്"),
        ("ml", "ഭർത്താവ് ഭർത്താവിന്റെ ഭർത്താവും"),
        ("fil", "tulog natutulog makatulog matulog"),
        ("fil", "inom umiinom uminom iniinom"),
        ("fil", "utang umutang nangutang utangan"),
        ("fil", "sugal nagsusugal magsugal"),
        ("fil", "takot natatakot tinatakot"),
        ("fil", "galit nagagalit magalit"),
        ("fil", "trabaho nagtatrabaho trabahong"),
        ("fil", "lungkot malungkot nalulungkot"),
        ("cy", "teulu nheulu theulu"),
        ("cy", "dyled dyledion ddyled"),
        ("cy", "pryder mhryder phryder"),
    ],
)
def test_forms_of_one_word_are_one_word(language, forms):
    assert len({stem(word, language) for word in split(forms)}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "dying died"),
        ("pl", "praca prawo"),
        ("ro", "bani bun"),
        ("pt", "chefe chave"),
        ("ar", "عمل علم"),
        ("ar", "والد ولد"),
        ("ar", "وفاة فاتورة"),
        ("pa", "ਨੀਂਦ ਨਸ਼ਾ"),
        ("ml", "കടം കുട്ടി"),
        ("fil", "tulog tulong"),
        ("fil", "masama sama"),
        ("fil", "utang puta"),
        ("cy", "mam mab"),
        ("cy", "plant planed"),
    ],
)
def test_other_words_stay_apart(language, words):
    for one, other in combinations(split(words), 2):
        assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("deulu", "teulu"),
        ("nheulu", "teulu"),
        ("blant", "plant"),
        ("waith", "gwaith"),
        ("gysgu", "cysgu"),
        ("nghysgu", "cysgu"),
        ("fos", "bos"),
        ("fam", "mam"),
        ("nyled", "dyled"),
        ("reolwr", "rheolwr"),
        ("lais", "llais"),
        ("farw", "marw"),
    ],
)
def test_a_welsh_word_is_known_by_its_own_first_letter(typed, own):
    assert stem(own, "cy") in stems(typed, "cy")


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=30))
def test_any_word_has_a_stem_that_is_not_longer_by_more_than_a_letter(language, text):
    for word in fold(text).split():
        for each in stems(word, language):
            assert each and len(each) <= len(word) + 1
