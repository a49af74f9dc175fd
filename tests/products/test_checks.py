"""talat_products.E001: what a revisable model may hold, and each way to break it."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.checks.registry import registry
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.managers import TaggableManager
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Orderable, Page, RevisionMixin

from products.checks import check_revisable_models
from products.models import Category
from shops.models import Shop

LABEL = "talat_products"


@pytest.fixture(autouse=True)
def no_page_type_stays(monkeypatch):
    """Wagtail keeps a list of page types; ours of a moment must not stay on it."""
    monkeypatch.setattr("wagtail.models.pages.PAGE_MODEL_CLASSES", [])


def found(*kinds, label="talat_trial", name="trial"):
    """The check's words for these models, as if they were an app of that label."""
    app = SimpleNamespace(label=label, name=name, get_models=lambda: kinds)
    return [error.msg for error in check_revisable_models([app])]


def test_our_own_models_pass():
    assert check_revisable_models() == []


@isolate_apps("products")
def test_words_pictures_links_dates_and_yes_or_no_pass():
    class Fine(Page):
        words = models.CharField(max_length=9)
        more = models.TextField()
        rich = RichTextField()
        slug_too = models.SlugField()
        url = models.URLField()
        mail = models.EmailField()
        yes = models.BooleanField()
        day = models.DateField()
        image = models.ForeignKey(get_image_model(), models.SET_NULL, null=True, related_name="+")
        paper = models.ForeignKey(get_document_model(), models.SET_NULL, null=True, related_name="+")
        page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
        body = StreamField([("line", blocks.ListBlock(blocks.CharBlock())), ("file", DocumentChooserBlock())])
        tags = TaggableManager()

        class Meta:
            app_label = LABEL

    assert found(Fine) == []


REFUSED = [
    models.IntegerField(),
    models.BigIntegerField(),
    models.PositiveSmallIntegerField(),
    models.DecimalField(max_digits=9, decimal_places=2),
    models.FloatField(),
    models.DateTimeField(null=True),
    models.TimeField(null=True),
    models.DurationField(null=True),
    models.JSONField(default=dict),
    models.FileField(),
    models.UUIDField(null=True),
    models.ForeignKey(get_user_model(), models.CASCADE, related_name="+"),
    models.OneToOneField(Shop, models.CASCADE, related_name="+"),
    models.ManyToManyField(Category, related_name="+"),
]


@pytest.mark.parametrize("field", REFUSED, ids=lambda field: type(field).__name__)
@isolate_apps("products")
def test_any_other_field_on_a_page_is_refused(field):
    meta = type("Meta", (), {"app_label": LABEL})
    broken = type("Broken", (Page,), {"thing": field.clone(), "__module__": __name__, "Meta": meta})
    (message,) = found(broken)
    assert "thing" in message


@isolate_apps("products")
def test_a_snippet_with_drafts_is_looked_at_too():
    class Notice(DraftStateMixin, RevisionMixin, models.Model):
        price_satang = models.BigIntegerField()

        class Meta:
            app_label = LABEL

    assert ["price_satang" in message for message in found(Notice)] == [True]


@isolate_apps("products")
def test_a_plain_row_may_hold_numbers():
    class Row(models.Model):
        price_satang = models.BigIntegerField()

        class Meta:
            app_label = LABEL

    assert found(Row) == []


@isolate_apps("products")
def test_child_rows_of_a_page_are_looked_at_too_and_their_place_is_allowed():
    class Parent(RevisionMixin, ClusterableModel):
        class Meta:
            app_label = LABEL

    class Child(Orderable):
        parent = ParentalKey(Parent, on_delete=models.CASCADE, related_name="lines")
        words = models.CharField(max_length=9)
        count = models.IntegerField()

        class Meta:
            app_label = LABEL

    (message,) = found(Parent)
    assert "Child.count" in message


class Deep(blocks.StructBlock):
    rows = blocks.ListBlock(blocks.StreamBlock([("price", blocks.DecimalBlock())]))


@pytest.mark.parametrize(
    ("block", "path"),
    [
        (blocks.IntegerBlock(), "thing"),
        (blocks.FloatBlock(), "thing"),
        (blocks.ListBlock(blocks.IntegerBlock()), "thing.item"),
        (Deep(), "thing.rows.item.price"),
    ],
)
@isolate_apps("products")
def test_a_number_anywhere_inside_a_stream_is_refused_with_its_place(block, path):
    class Streaming(Page):
        body = StreamField([("words", blocks.CharBlock()), ("thing", block)])

        class Meta:
            app_label = LABEL

    (message,) = found(Streaming)
    assert f"body: {path} (" in message


@isolate_apps("products")
def test_apps_of_others_are_looked_at_only_where_the_site_names_them(settings):
    class Foreign(Page):
        number = models.IntegerField()

        class Meta:
            app_label = LABEL

    assert found(Foreign, label="museum", name="city.museum") == []
    for named in ("museum", "city.museum"):
        settings.TALAT_CHECKED_APPS = [named]
        assert len(found(Foreign, label="museum", name="city.museum")) == 1


def test_the_check_runs_with_every_other_check():
    assert check_revisable_models in registry.get_checks()
    assert apps.get_app_config("talat_products")
