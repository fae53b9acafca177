"""Error pages: in the reader's language, without the database, and always with the way to help now."""

from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException

from wellbeing.core.i18n import current_language
from wellbeing.core.pages import TEMPLATES, render

log = structlog.get_logger()
CrisisContacts = Callable[[str], Any]


def init_errors(app: Flask, crisis_contacts: CrisisContacts) -> None:
    """Answer every fault; `crisis_contacts` gives the verified contacts of a language without a query."""

    def page(code: int) -> ResponseReturnValue:
        if request.path.endswith(".json") or request.path.startswith("/api/"):
            return make_response(jsonify(error=code), code)
        name = code if (TEMPLATES / "errors" / f"{code}.html").exists() else (400 if code < 500 else 500)
        contacts = crisis_contacts(current_language().code)
        return make_response(render(f"errors/{name}.html", crisis_contacts=contacts), code)

    def refused(fault: HTTPException) -> ResponseReturnValue:
        if fault.code is None or fault.code < 400:
            return fault
        answer = make_response(page(fault.code))
        if fault.code == 405 and getattr(fault, "valid_methods", None):
            answer.headers["Allow"] = ", ".join(fault.valid_methods)  # type: ignore[attr-defined]
        return answer

    def away(fault: Exception) -> ResponseReturnValue:
        log.error("database_away", fault=type(fault).__name__)
        return page(503)

    def broken(fault: Exception) -> ResponseReturnValue:
        # The kind and place of a fault, never its message: that may hold what somebody typed.
        log.error("page_failed", fault=type(fault).__name__, endpoint=request.endpoint, at=_place(fault))
        return page(500)

    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(OperationalError, away)
    app.register_error_handler(InterfaceError, away)
    if not app.testing:
        app.register_error_handler(Exception, broken)


def _place(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
