"""Work that waits for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from communities.models import Community, WorkItem


@transaction.atomic
def add_work(
    *,
    kind: str,
    subject: str,
    party: str,
    community: Community | None = None,
    due_at: datetime | None = None,
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> WorkItem:
    """Note that `party` has to do something about `subject`; the open item where there is one already.

    An item that is found keeps its own due time and detail. Tells nobody.
    """
    item, _ = WorkItem.objects.get_or_create(
        kind=kind,
        subject=subject,
        done_at=None,
        defaults={
            "party": party,
            "community": community,
            "due_at": due_at,
            "detail": detail or {},
            "created_at": at or timezone.now(),
        },
    )
    return item


def finish_work(*, kind: str, subject: str, acting: Acting, at: datetime | None = None) -> bool:
    """Mark the open item done by `acting.by`; False where none is open (done twice is done once)."""
    open_items = WorkItem.objects.filter(kind=kind, subject=subject, done_at=None)
    return bool(open_items.update(done_at=at or timezone.now(), done_by=acting.by))
