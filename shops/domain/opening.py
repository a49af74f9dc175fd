"""Opening a shop: its record, its page and its owner."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from communities.domain.pages import add_live_page
from communities.domain.shorts import new_short
from communities.models import Community, Person
from shops.domain.hours import check_hours
from shops.errors import NoCommunityPage, NoName
from shops.models import Shop, ShopMember, ShopPage
from thai.phones import normalise_phone


@transaction.atomic
def open_shop(
    *,
    community: Community,
    name_th: str,
    owner: Person,
    name_en: str = "",
    theme: str = "",
    phone: str = "",
    line_id: str = "",
    intro_th: str = "",
    intro_en: str = "",
    opens_at: time | None = None,
    closes_at: time | None = None,
    open_days: str = "1234567",
    acting: Acting,
    at: datetime | None = None,
) -> Shop:
    """Make a shop's row, its live page under the community's, and its owner.

    It takes orders at once, though it has nothing to sell yet. Raises `NoName`,
    `NoCommunityPage`, `WrongHours`, `WrongDays` or `thai.errors.PhoneError`.
    """
    name_th = name_th.strip()
    if not name_th:
        raise NoName
    if community.page_id is None:
        raise NoCommunityPage
    at = at or timezone.now()
    page = ShopPage(title=name_th, title_en=name_en.strip(), intro_th=intro_th, intro_en=intro_en)
    page = add_live_page(parent=community.page, page=page, acting=acting, at=at)
    shop = Shop.objects.create(
        short=new_short(is_taken=lambda short: Shop.objects.filter(short=short).exists()),
        community=community,
        page=page,
        theme=theme,
        phone=normalise_phone(phone) if phone.strip() else "",
        line_id=line_id.strip(),
        opens_at=opens_at,
        closes_at=closes_at,
        open_days=check_hours(opens_at=opens_at, closes_at=closes_at, open_days=open_days),
    )
    ShopMember.objects.create(shop=shop, person=owner, role=ShopMember.Role.OWNER, started_at=at)
    return shop
