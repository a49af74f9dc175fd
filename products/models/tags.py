"""Tags of products: free words, shown as filters."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from thai.slugs import slug_of


class ProductTag(TagBase):
    """A word a product is found by. Its slug keeps the Thai word whole."""

    name_en = models.CharField(_("name in English"), max_length=100, blank=True)

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slug_of(tag) or "tag"
        return slug if i is None else f"{slug}-{i}"


class TaggedProduct(ItemBase):
    """A tag on a product."""

    tag = models.ForeignKey(ProductTag, models.CASCADE, related_name="items")
    content_object = models.ForeignKey("talat_products.Product", models.CASCADE, related_name="tagged_items")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tag on a product")
        verbose_name_plural = _("tags on products")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="talat_product_tagged_once"),
        ]
