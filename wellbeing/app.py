"""The app, put together in named steps."""

from flask import Blueprint, Flask

from config import Config, ConfigurationError
from wellbeing import cli
from wellbeing.accounts import access
from wellbeing.accounts import queries as account_queries
from wellbeing.accounts import views as accounts
from wellbeing.buddies import views as buddies
from wellbeing.conversations import views as conversations
from wellbeing.core import errors, i18n, logs, pages, security
from wellbeing.core.db import init_db
from wellbeing.curation import views as curation
from wellbeing.network import views as network
from wellbeing.resources import queries as resource_queries
from wellbeing.resources import views as resources
from wellbeing.site import views as site
from wellbeing.uptake import views as uptake

BLUEPRINTS: tuple[Blueprint, ...] = (
    site.bp,
    resources.bp,
    curation.bp,
    buddies.bp,
    network.bp,
    conversations.bp,
    uptake.bp,
    accounts.bp,
)


def create_app(config: Config) -> Flask:
    """The app with a checked configuration; raises ConfigurationError rather than run unsafe."""
    app = Flask("wellbeing", static_folder=None, template_folder=str(pages.TEMPLATES))
    app.config.from_object(config)
    logs.init_logs(app)
    i18n.offer_languages(config.LANGUAGES)
    resource_queries.open_crisis_contacts(config.PACK_FOLDER)
    pages.init_templates(app)
    access.init_access(app)
    security.init_security(app)
    errors.init_errors(app, resource_queries.crisis_contacts)
    init_db(app)
    follow_the_pack(app)
    add_pages(app)
    cli.init_commands(app)
    put_layers_below(app)
    refuse_demo_people(app)
    return app


def follow_the_pack(app: Flask) -> None:
    """The first page of a process starts the thread that follows the pack; commands and tests read it when told."""
    if not app.testing:
        app.before_request(resource_queries.follow_changes)


def add_pages(app: Flask) -> None:
    """Register every domain's pages and check that each declares who may see it."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.check_declarations(app)


def put_layers_below(app: Flask) -> None:
    """The language comes off the path below Flask, and static files are served below that."""
    app.wsgi_app = i18n.LanguagePaths(app.wsgi_app)  # type: ignore[method-assign]
    pages.init_static(app)


def refuse_demo_people(app: Flask) -> None:
    """Stop the start of any but the demo when made-up people are in the database."""
    if app.config["DEMO"] or app.config["TESTING"]:
        return
    with app.app_context():
        if account_queries.has_made_up_people():
            raise ConfigurationError(
                "The database holds the demo's made-up people. Start with an empty database."
            )
