"""The check that keeps what a sale depends on out of drafts.

Editors' forms save themselves half a second after a keystroke, and an old draft can be
published at any time: a price, a number or a status on a page would change by typing, or come
back from the past. So a model with revisions, and its child models, may hold words, pictures,
links, dates and yes/no only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import forms
from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, RevisionMixin

from products.conf import checked_apps

OURS = "talat_"
WORDS_AND_DATES = (models.CharField, models.TextField, models.BooleanField, models.DateField)


def check_revisable_models(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """talat_products.E001, for our apps and those in `TALAT_CHECKED_APPS`."""
    return [
        _error(model, what)
        for model in _revisable(app_configs)
        for what in [*_refused_fields(model), *_refused_in_children(model)]
    ]


def _revisable(app_configs: Iterable[AppConfig] | None) -> Iterator[type[models.Model]]:
    further = checked_apps()
    for config in app_configs or apps.get_app_configs():
        if config.label.startswith(OURS) or {config.label, config.name} & further:
            yield from (model for model in config.get_models() if issubclass(model, RevisionMixin))


def _refused_in_children(model: type[models.Model]) -> Iterator[str]:
    for relation in get_all_child_relations(model):
        child = relation.related_model
        if not child.__module__.startswith("wagtail."):
            yield from (f"{child.__name__}.{what}" for what in _refused_fields(child))


def _refused_fields(model: type[models.Model]) -> Iterator[str]:
    wagtails_own = {
        field.name
        for base in model.__mro__
        if base.__module__.startswith("wagtail.") and hasattr(base, "_meta")
        for field in base._meta.get_fields()
    }
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if field.name in wagtails_own or field.primary_key or isinstance(field, ParentalKey):
            continue
        if isinstance(field, StreamField):
            yield from (f"{field.name}: {path}" for path in _number_blocks(field.stream_block, ()))
        elif not _is_allowed(field):
            yield f"{field.name} ({type(field).__name__})"


def _is_allowed(field: models.Field) -> bool:
    if field.is_relation:
        if isinstance(field, TaggableManager):
            return True
        linked = (Page, get_image_model(), get_document_model())
        return isinstance(field.related_model, type) and issubclass(field.related_model, linked)
    # A moment (DateTimeField) is a date to Django, but no day: it opens and closes things.
    return isinstance(field, WORDS_AND_DATES) and not isinstance(field, models.DateTimeField)


def _number_blocks(block: blocks.Block, path: tuple[str, ...]) -> Iterator[str]:
    """Where inside a stream a number can be typed."""
    if isinstance(getattr(block, "field", None), forms.IntegerField):
        yield f"{'.'.join(path)} ({type(block).__name__})"
    children = dict(getattr(block, "child_blocks", {}))
    if isinstance(block, blocks.ListBlock):
        children["item"] = block.child_block
    for name, child in children.items():
        yield from _number_blocks(child, (*path, name))


def _error(model: type[models.Model], what: str) -> CheckMessage:
    return Error(
        f"{model._meta.label} has revisions and holds {what}: a draft could change it.",
        hint="Keep it on a plain row that points at the page, and change it by a function.",
        obj=model,
        id="talat_products.E001",
    )
