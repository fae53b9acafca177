"""What becomes of a translation when its English changes."""

from datetime import date

from babel.messages.catalog import Catalog

from wellbeing.core import catalogues


def test_a_sentence_that_gains_a_plural_waits_for_its_forms_anew(tmp_path, monkeypatch) -> None:
    fresh = Catalog(locale="pl")
    fresh.add(("Every month", "Every %(num)s months"), locations=[("a.py", 1)])
    fresh.add("Save", locations=[("a.py", 2)])
    held = Catalog(locale="pl")
    held.add("Every month", "Co miesiąc")
    held.add("Save", "Zapisz", user_comments=["status: machine 2026-11-23"])
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr(catalogues, "extract", lambda: fresh)
    (tmp_path / "pl" / "LC_MESSAGES").mkdir(parents=True)
    catalogues._write(held, "pl")
    assert catalogues.update("pl") == 1
    catalogues.put(
        "pl", {"Every month": ("Co miesiąc", "Co %(num)s miesiące", "Co %(num)s miesięcy")}, date.today()
    )
    assert catalogues.check("pl") == []
