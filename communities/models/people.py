"""People we know, with or without a log-in, and who is appointed where."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .places import Community, District


class Person(models.Model):
    """One human, one row. A family may share a phone, so neither phone nor login is unique."""

    name = models.CharField(_("name"), max_length=120)
    nickname = models.CharField(_("nickname"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True, help_text=_("E.164, as +66812345678"))
    login = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="talat_persons"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.nickname or self.name


class Appointment(models.Model):
    """What every appointment has: a person and its days."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="%(class)ss")
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True


class Volunteer(Appointment):
    """The appointment of a person to a community; one at a time in each."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="volunteers")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(ended_on=None),
                name="talat_volunteer_one_active_a_community",
                violation_error_message=_(
                    "This community already has a volunteer. End that appointment first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.community}"


class DistrictOfficer(Appointment):
    """The appointment of a person to look after the communities of a district."""

    district = models.ForeignKey(District, models.PROTECT, related_name="officers")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("district officer")
        verbose_name_plural = _("district officers")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "district"],
                condition=models.Q(ended_on=None),
                name="talat_officer_once_a_district",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.district}"
