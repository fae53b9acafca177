"""Every route declares who may see it, and a walk over the URL map proves it for each role."""

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, IntegerConverter

from tests.auditing import AuditedClient
from wellbeing.accounts.access import ADMITS, Access, Role, declared
from wellbeing.core.db import transaction

ROLES = ("signed_out", "staff", "buddy", "lead", "administrator", "buddy+lead")
# What stands in for each part of an address; nothing with these names exists, so a page that opens says 404.
SAMPLE = {"default": "none-such", "int": 999_999}


def sample_of(converter):
    """Something for a part of an address: one of its words where only some are allowed."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return SAMPLE["int" if isinstance(converter, IntegerConverter) else "default"]


def routes(app: Flask):
    """(endpoint, address, methods) of every route."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            values = {name: sample_of(rule._converters[name]) for name in rule.arguments}
            built = rule.build(values)
            assert built is not None, rule
            yield rule.endpoint, built[1], sorted(rule.methods - {"HEAD", "OPTIONS"})


def test_every_route_declares_who_may_see_it(app: Flask) -> None:
    assert all(isinstance(declared(endpoint), Access) for endpoint in app.view_functions)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_in_where_declared_and_nowhere_else(
    app: Flask, client: AuditedClient, role: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    for endpoint, address, methods in routes(app):
        admitted = not ADMITS[declared(endpoint)].isdisjoint(Role(one) for one in role.split("+"))
        for method in methods:
            if role == "signed_out":
                with client.session_transaction() as session:
                    session.clear()
            else:
                client.sign_in(role)
            response = client.open(address, method=method)
            refused = response.status_code in (401, 403) or (
                response.status_code == 302 and response.location.startswith("/sign-in?next=")
            )
            # A POST without a token is answered 400 where the role may post, so nothing is changed by this walk.
            assert refused != admitted, f"{role} {method} {address}: {response.status}"


def test_a_get_changes_nothing_because_the_database_refuses_it(app: Flask) -> None:
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415

    from wellbeing.accounts.models import Account  # noqa: PLC0415
    from wellbeing.core.db import db  # noqa: PLC0415

    db.session.add(Account(email="a@trust.example", name="A", roles=("buddy",), session_key="k", active=True))
    with pytest.raises(OperationalError):
        db.session.flush()
    db.session.rollback()
    with transaction() as session:
        session.add(
            Account(email="a@trust.example", name="A", roles=("buddy",), session_key="k", active=True)
        )
