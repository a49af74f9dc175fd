"""Who sells: the shop and the people who may act for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models import Community, Person


class Shop(models.Model):
    """A shop in a community. Its words stand on its page; everything a sale depends on stands here."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed for good")

    short = models.CharField(_("short link"), max_length=12, unique=True, editable=False)
    community = models.ForeignKey(
        Community, models.PROTECT, related_name="shops", verbose_name=_("community")
    )
    page = models.OneToOneField(
        "talat_shops.ShopPage", models.SET_NULL, null=True, blank=True, editable=False, related_name="shop"
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.ACTIVE)
    is_open = models.BooleanField(_("takes orders"), default=True)
    theme = models.CharField(_("look"), max_length=40, blank=True)
    phone = models.CharField(_("phone that answers buyers"), max_length=16, blank=True)
    line_id = models.CharField(_("LINE id"), max_length=40, blank=True)
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(_("closes"), null=True, blank=True)
    open_days = models.CharField(
        _("days"), max_length=7, default="1234567", help_text=_("1 is Monday, 7 is Sunday")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("shop")
        verbose_name_plural = _("shops")

    def __str__(self) -> str:
        return self.short


class ShopMember(models.Model):
    """A person who may act for a shop, as owner or as helper."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        HELPER = "helper", _("Helper")

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="shop_memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("shop member")
        verbose_name_plural = _("shop members")
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "person"], condition=models.Q(ended_at=None), name="talat_shop_member_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"
