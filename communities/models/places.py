"""Where people live: districts, sub-districts, communities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class District(models.Model):
    """One of Bangkok's 50 districts (เขต), by its official code."""

    code = models.PositiveIntegerField(_("code"), primary_key=True)
    name_th = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    group_th = models.CharField(_("group"), max_length=80, blank=True)
    group_en = models.CharField(_("group in English"), max_length=80, blank=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["code"]
        verbose_name = pgettext_lazy("Bangkok", "district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return self.name_th


class Khwaeng(models.Model):
    """One of Bangkok's 180 sub-districts (แขวง), by its official code."""

    code = models.PositiveIntegerField(_("code"), primary_key=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="khwaengs")
    name_th = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["code"]
        verbose_name = pgettext_lazy("Bangkok", "sub-district")
        verbose_name_plural = _("sub-districts")

    def __str__(self) -> str:
        return self.name_th


class Community(models.Model):
    """A community, registered with the city or not: the record behind its page."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        APPLYING = "applying", _("Applying")
        UNREGISTERED = "unregistered", _("Not registered")

    name_th = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        related_name="communities",
        verbose_name=pgettext_lazy("Bangkok", "district"),
    )
    khwaeng = models.ForeignKey(
        Khwaeng,
        models.PROTECT,
        related_name="communities",
        null=True,
        blank=True,
        verbose_name=pgettext_lazy("Bangkok", "sub-district"),
    )
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.UNREGISTERED)
    landmark_th = models.CharField(_("place to meet"), max_length=160, blank=True)
    landmark_en = models.CharField(_("place to meet, in English"), max_length=160, blank=True)
    page = models.OneToOneField(
        "talat_communities.CommunityPage",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="community",
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="talat_community",
        help_text="Where the photos and papers of this community's pages are kept.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name_th"], name="talat_community_name_once_a_district"
            ),
        ]

    def __str__(self) -> str:
        return self.name_th


class CommunityKind(models.Model):
    """What kind of community it is, from when to when: the city changes its kinds."""

    class Kind(models.TextChoices):
        CROWDED = "crowded", _("Crowded (แออัด)")
        URBAN = "urban", _("Urban (เมือง)")
        SUBURBAN = "suburban", _("Suburban (ชานเมือง)")
        HIGH_RISE = "high_rise", _("High-rise (อาคารสูง)")
        ESTATE = "estate", _("Housing estate (หมู่บ้านจัดสรร)")
        FLATS = "flats", _("Housing-authority flats (เคหะชุมชน)")

    community = models.ForeignKey(Community, models.CASCADE, related_name="kinds")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"], condition=models.Q(until=None), name="talat_community_one_current_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="talat_community_kind_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
