"""What is sold: categories, products, and the variants that go into a cart."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from shops.models import Shop

from .tags import TaggedProduct


class Category(models.Model):
    """A branch of the catalogue's tree."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name_th = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name_th


class Product(models.Model):
    """A thing a shop sells. Name, words and photos stand on its page."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("For sale")
        PAUSED = "paused", _("Paused")
        REMOVED = "removed", _("Removed")

    class Licence(models.TextChoices):
        NONE = "", _("None told")
        CLAIMED = "claimed", _("As the shop says")
        CHECKED = "checked", _("Checked")

    short = models.CharField(_("short link"), max_length=12, unique=True, editable=False)
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="products", verbose_name=_("shop"))
    page = models.OneToOneField(
        "talat_products.ProductPage",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="product",
    )
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="products", verbose_name=_("category")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.ACTIVE)
    licence_number = models.CharField(_("licence number"), max_length=40, blank=True)
    licence_status = models.CharField(
        _("licence"), max_length=8, choices=Licence, default=Licence.NONE, blank=True
    )
    licence_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    search_text = models.TextField(editable=False, blank=True, default="")
    listed_at = models.DateTimeField(_("listed"), editable=False)
    tags = TaggableManager(_("tags"), through=TaggedProduct, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("product")
        verbose_name_plural = _("products")
        indexes = [
            models.Index(fields=["shop", "status"], name="talat_product_of_shop"),
            models.Index(fields=["category", "status"], name="talat_product_of_category"),
        ]

    def __str__(self) -> str:
        return self.short


class Variant(models.Model):
    """What can be put in a cart; each product has one or more."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="variants")
    sku = models.CharField(_("code"), max_length=40, unique=True)
    name_th = models.CharField(_("kind"), max_length=80, blank=True)
    name_en = models.CharField(_("kind in English"), max_length=80, blank=True)
    price_satang = models.BigIntegerField(_("price in satang"))
    currency = models.CharField(max_length=3, default="THB", editable=False)
    unit = models.CharField(_("unit"), max_length=16, default="piece", help_text=_("a key of products.units"))
    unit_detail_th = models.CharField(_("what is in one"), max_length=60, blank=True)
    unit_detail_en = models.CharField(_("what is in one, in English"), max_length=60, blank=True)
    content_quantity = models.PositiveIntegerField(_("content"), null=True, blank=True)
    content_unit = models.CharField(_("content in"), max_length=8, blank=True, help_text=_("g, ml or piece"))
    weight_g = models.PositiveIntegerField(_("weight with packing, in grams"), default=0)
    is_active = models.BooleanField(_("for sale"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price_satang__gt=0), name="talat_variant_price_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return self.sku
