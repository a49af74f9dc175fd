"""Putting many product pages into Wagtail's tree at once, published, as if each had been added by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from communities.conf import reserved_slugs
from communities.domain.acting import Acting
from communities.domain.pages import user_of
from products.models import ProductPage, ProductPhoto
from thai.slugs import make_slug

_NOT_CLEANED = frozenset(field.name for field in ProductPage._meta.get_fields() if field.is_relation)


@transaction.atomic
def add_live_pages(
    *, pages: Sequence[ProductPage], parent_ids: Sequence[int], acting: Acting, at: datetime
) -> None:
    """Save new pages, each under the parent of the same place in the list, in as few statements as can be.

    Leaves what `add_live_page` leaves: the tree, one live revision each, history, photos, the
    reference and search indexes. Sends none of Wagtail's signals.
    """
    parents = _locked(parent_ids)
    user = user_of(acting)
    _place(pages, parent_ids, parents)
    for page in pages:
        page.live, page.owner, page.first_published_at = False, user, at
        page.clean_fields(exclude=_NOT_CLEANED)
    _insert(pages)
    revisions = _publish(pages, user)
    for parent_id, count in Counter(parent_ids).items():
        Page.objects.filter(pk=parent_id).update(numchild=F("numchild") + count)
    _write_history(pages, revisions, user)
    _index(pages)


def _locked(parent_ids: Sequence[int]) -> dict[int, Page]:
    """The parents as they are now, locked in key order until the transaction ends."""
    chosen = Page.objects.filter(pk__in=set(parent_ids)).order_by("pk")
    return {page.pk: page for page in chosen.select_for_update(of=("self",))}


def _place(pages: Sequence[ProductPage], parent_ids: Sequence[int], parents: dict[int, Page]) -> None:
    """Give each page its slug, its path in the tree, and what follows from its parent."""
    taken = {pk: set(parent.get_children().values_list("slug", flat=True)) for pk, parent in parents.items()}
    paths = {pk: _free_paths(parent) for pk, parent in parents.items()}
    reserved = reserved_slugs()
    for page, parent_id in zip(pages, parent_ids, strict=True):
        parent = parents[parent_id]
        page.slug = page.slug or make_slug(
            name=page.title,
            name_en=page.title_en,
            is_taken=taken[parent_id].__contains__,
            reserved=reserved,
            fallback="page",
        )
        taken[parent_id].add(page.slug)
        page.path, page.depth, page.numchild = next(paths[parent_id]), parent.depth + 1, 0
        page.draft_title, page.locale_id = page.title, parent.locale_id
        page.set_url_path(parent)


def _free_paths(parent: Page) -> Iterator[str]:
    """The places after the last child, as treebeard counts them."""
    figures = Page.numconv_obj()
    last = parent.get_last_child()
    place = figures.str2int(last.path[-Page.steplen :]) if last else 0
    while True:
        place += 1
        step = figures.int2str(place).rjust(Page.steplen, Page.alphabet[0])
        if len(step) > Page.steplen:
            raise OverflowError("no more places under this page")
        yield parent.path + step


def _insert(pages: Sequence[ProductPage]) -> None:
    """Rows of Wagtail's page table, then of ours, then photos."""
    columns = [field.attname for field in Page._meta.concrete_fields]
    bases = Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in columns}) for page in pages
    )
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = base.pk
        # Django refuses bulk_create for a table that inherits; `raw` writes this table's row alone.
        page.save_base(raw=True, force_insert=True)
    photos = []
    for page in pages:
        for photo in page.photos.all():
            photo.page = page
            photos.append(photo)
    ProductPhoto.objects.bulk_create(photos)


def _publish(pages: Sequence[ProductPage], user: AbstractBaseUser | None) -> list[Revision]:
    now = timezone.now()
    kind = ContentType.objects.get_for_model(ProductPage)
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    newest = Subquery(
        Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField())).values(
            "pk"
        )[:1]
    )
    values = {"live": True, "latest_revision_created_at": now, "last_published_at": now}
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        latest_revision_id=newest, live_revision_id=newest, **values
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        for name, value in values.items():
            setattr(page, name, value)
    return revisions


def _write_history(
    pages: Sequence[ProductPage], revisions: Sequence[Revision], user: AbstractBaseUser | None
) -> None:
    kind, now = ContentType.objects.get_for_model(ProductPage), timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=kind,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            page_id=page.pk,
            user=user,
            revision=of,
            content_changed=True,
            data={},
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action, of in (("wagtail.create", None), ("wagtail.publish", revision))
    )


def _index(pages: Sequence[ProductPage]) -> None:
    for page in pages:
        if page.photos.exists():
            ReferenceIndex.create_or_update_for_object(page)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ProductPage, list(pages))
