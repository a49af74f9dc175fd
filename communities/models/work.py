"""Something a person must do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import Person
from .places import Community


class WorkItem(models.Model):
    """Work that waits for a person: what, about what, for whom, by when.

    `subject` is a reference string ("refund:42"), because the rooms that make
    work stand above this one. `party` names who has to do it the same way
    ("shop:7", "community:3"), so that the work is not lost when people change.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    party = models.CharField(max_length=80)
    community = models.ForeignKey(Community, models.PROTECT, null=True, blank=True, related_name="work_items")
    detail = models.JSONField(default=dict, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("work item")
        verbose_name_plural = _("work items")
        indexes = [models.Index(fields=["party", "done_at"], name="talat_work_of_party")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=models.Q(done_at=None), name="talat_work_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
