"""Making and changing live pages through Wagtail's own revisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page

from communities.domain.acting import Acting
from communities.models import page_slug

AnyPage = TypeVar("AnyPage", bound=Page)


def user_of(acting: Acting) -> AbstractBaseUser | None:
    """The log-in whose name stands in Wagtail's history, or None where the site acts."""
    return acting.by.login if acting.by else None


def locked_page(page_id: int) -> Page:
    """The page as it is now, specific, its row locked until the transaction ends."""
    Page.objects.select_for_update(of=("self",)).get(pk=page_id)
    return Page.objects.get(pk=page_id).specific


@transaction.atomic
def add_live_page(*, parent: Page, page: AnyPage, acting: Acting, at: datetime | None = None) -> AnyPage:
    """Put a new page under `parent` and publish it; returns it as it stands afterwards.

    Leaves one revision, which is live, and Wagtail's log entries for both steps. The
    parent is locked and read again first: two new children never get one place or one
    slug. A page without a slug gets one of its title.
    `at` is when the page says it was first published.
    """
    user = user_of(acting)
    parent = locked_page(parent.pk)
    page.live, page.owner, page.first_published_at = False, user, at
    page.slug = page.slug or page_slug(
        parent=parent, name_th=page.title, name_en=getattr(page, "title_en", "")
    )
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def change_page(*, page: AnyPage, values: dict[str, Any], acting: Acting) -> AnyPage:
    """Set words and pictures of a live page and publish that; returns it as it stands afterwards.

    The page is locked and read again first. A draft an editor has not published yet stays in
    the page's history, but is no longer the newest revision.
    """
    user = user_of(acting)
    fresh = locked_page(page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    revision = fresh.save_revision(user=user, log_action=True)
    revision.publish(user=user, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)
