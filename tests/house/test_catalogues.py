"""The catalogues match the code: every sentence is translated, keeps its placeholders and says who checked it."""

import ast

import pytest

from tests.house.source import modules, short, tree
from wellbeing.core import catalogues
from wellbeing.core.i18n import LANGUAGES

TRANSLATED = [language.code for language in LANGUAGES if language.code != "en"]


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_reader_of_the_language_misses_no_sentence(code: str) -> None:
    assert catalogues.check(code) == []


def test_no_compiled_catalogue_is_kept_beside_its_source() -> None:
    assert list(catalogues.TRANSLATIONS.rglob("*.mo")) == []


def test_every_language_has_its_plural_rule() -> None:
    assert set(TRANSLATED) == set(catalogues.PLURAL_FORMS)


def test_no_sentence_hides_from_translators_behind_another_name() -> None:
    faults = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module == "wellbeing.core.i18n":
                faults += [
                    f"{short(path)}: {alias.name} as {alias.asname}"
                    for alias in node.names
                    if "gettext" in alias.name and (alias.asname or alias.name) not in catalogues.KEYWORDS
                ]
    assert faults == []
