"""Opening a community: its record and its page."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from wagtail.models import Collection, Page

from communities.domain import access
from communities.domain.acting import Acting
from communities.domain.pages import add_live_page
from communities.errors import NameTaken, NoName, WrongDistrict
from communities.models import Community, CommunityKind, CommunityPage, District, Khwaeng


@transaction.atomic
def open_community(
    *,
    parent: Page,
    name_th: str,
    district: District,
    kind: str,
    kind_since: date,
    status: str,
    khwaeng: Khwaeng | None = None,
    name_en: str = "",
    landmark_th: str = "",
    landmark_en: str = "",
    intro_th: str = "",
    intro_en: str = "",
    acting: Acting,
    at: datetime | None = None,
) -> Community:
    """Make a community's row, its kind from `kind_since` on, and its live page under `parent`.

    The landmark is where people meet and fetch what they bought. Makes a collection for its
    photos, and the rights of the district's officers there. Raises `NoName`, `NameTaken`
    (once a district) or `WrongDistrict` (the sub-district lies elsewhere).
    """
    name_th = name_th.strip()
    if not name_th:
        raise NoName
    if khwaeng is not None and khwaeng.district_id != district.pk:
        raise WrongDistrict
    if Community.objects.filter(district=district, name_th=name_th).exists():
        raise NameTaken
    community = Community.objects.create(
        name_th=name_th,
        name_en=name_en.strip(),
        district=district,
        khwaeng=khwaeng,
        status=status,
        landmark_th=landmark_th,
        landmark_en=landmark_en,
    )
    CommunityKind.objects.create(community=community, kind=kind, since=kind_since)
    page = CommunityPage(
        title=name_th,
        title_en=community.name_en,
        intro_th=intro_th,
        intro_en=intro_en,
    )
    community.page = add_live_page(parent=parent, page=page, acting=acting, at=at)
    community.collection = _new_collection(community)
    community.save(update_fields=["page", "collection"])
    access.write(communities=[community], districts=[district])
    return community


@transaction.atomic
def change_kind(*, community: Community, kind: str, since: date, acting: Acting) -> CommunityKind:
    """Give a community another kind from that day on; the earlier one stays, with its last day."""
    Community.objects.select_for_update(of=("self",)).get(pk=community.pk)
    CommunityKind.objects.filter(community=community, until=None).update(until=since)
    return CommunityKind.objects.create(community=community, kind=kind, since=since)


def _new_collection(community: Community) -> Collection:
    root = Collection.objects.select_for_update().get(depth=1)
    return root.add_child(instance=Collection(name=f"{community.name_th} · {community.district.name_th}"))
