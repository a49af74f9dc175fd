"""The demo city's people, communities and shops."""

import datetime as dt
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from wagtail.models import Page

from communities.domain.acting import NOBODY, Acting
from communities.domain.appointments import appoint_officer, appoint_volunteer
from communities.domain.communities import open_community
from communities.domain.pages import change_page
from communities.domain.people import add_person
from communities.models import Community, CommunityKind, District, DistrictOfficer, Khwaeng, Person, Volunteer
from marketplace.accounts.models import SignInPhone
from marketplace.operations.demo import content
from marketplace.operations.demo.pictures import Pictures
from shops.domain.opening import open_shop
from shops.models import Shop, ShopMember
from thai.phones import normalise_phone

KINDS = {
    "แออัด": CommunityKind.Kind.CROWDED,
    "เมือง": CommunityKind.Kind.URBAN,
    "ชานเมือง": CommunityKind.Kind.SUBURBAN,
    "อาคารสูง": CommunityKind.Kind.HIGH_RISE,
    "หมู่บ้านจัดสรร": CommunityKind.Kind.ESTATE,
    "เคหะชุมชน": CommunityKind.Kind.FLATS,
}
# Shown to everybody who runs the demo; a city of made-up people guards nothing.
PASSWORD = "talat-2569"  # noqa: S105
OFFICER = {"name": "วราภรณ์ เขตงาม", "nickname": "อร", "phone": "0800000201", "district": 1005}
EDITOR = {"name": "ผู้ดูแลตลาดสาธิต", "phone": "0800000202"}
VOLUNTEER_LOG_INS = ("C01", "C02")
SELLER_LOG_INS = (
    "ร้านขนมอากง",
    "ร้านแม่ครัวริมคลอง",
    "กลุ่มจักสานริมคลอง",
    "มัดย้อมสุขใจ",
    "ช่างขันบ้านโบราณ",
)


@dataclass
class Places:
    """What stands: communities by their id in the catalogue, shops by name, owners by shop's name."""

    communities: dict[str, Community] = field(default_factory=dict)
    shops: dict[str, Shop] = field(default_factory=dict)
    owners: dict[str, Person] = field(default_factory=dict)

    def acting(self, shop_name: str) -> Acting:
        """The owner of that shop, acting for themself."""
        return Acting(by=self.owners[shop_name])


def settle(*, home: Page, pictures: Pictures, at: dt.datetime) -> Places:
    """Open what is not there yet of communities, volunteers, shops and log-ins; changes nothing else."""
    places = Places()
    open_communities(places, home, pictures, at)
    open_shops(places, pictures, at)
    appoint(places, at)
    return places


def open_communities(places: Places, home: Page, pictures: Pictures, at: dt.datetime) -> None:
    known = {(row.district_id, row.name_th): row for row in Community.objects.select_related("page")}
    districts = District.objects.in_bulk()
    khwaengs = {(row.district_id, row.name_th): row for row in Khwaeng.objects.all()}
    for row in content.communities():
        community = known.get((row["district_code"], row["name"]))
        if community is None:
            community = open_community(
                parent=home,
                name_th=row["name"],
                name_en=row["name_en"],
                district=districts[row["district_code"]],
                khwaeng=khwaengs[row["district_code"], row["khwaeng"]],
                kind=KINDS[row["kind"]],
                kind_since=dt.date(2023, 1, 1),
                status=row["status"],
                landmark_th=row["landmark_th"],
                landmark_en=row["landmark_en"],
                intro_th=row["intro_th"],
                intro_en=row["intro_en"],
                acting=NOBODY,
                at=at,
            )
            community.page = change_page(
                page=community.page,
                values={
                    "cover": pictures(row["photo"]),
                    "cover_alt_th": f"ภาพวาดบรรยากาศ{row['name']}",
                    "cover_alt_en": f"A drawing of life in {row['name_en']}",
                    "search_description": row["known_for_th"],
                    "search_description_en": row["known_for_en"],
                },
                acting=NOBODY,
            )
        places.communities[row["id"]] = community


def open_shops(places: Places, pictures: Pictures, at: dt.datetime) -> None:
    known = {
        (shop.community_id, shop.page.title): shop
        for shop in Shop.objects.select_related("page", "community")
    }
    owners = {
        member.shop_id: member.person
        for member in ShopMember.objects.filter(role=ShopMember.Role.OWNER, ended_at=None).select_related(
            "person"
        )
    }
    for row in content.shops():
        community = places.communities[row["community"]]
        shop = known.get((community.pk, row["name"]))
        if shop is None:
            owner = add_person(
                name=row["owner"]["name"],
                nickname=row["owner"]["nickname"],
                phone=row["phone"],
                login=log_in(row["owner"]["name"], row["phone"]) if row["name"] in SELLER_LOG_INS else None,
                acting=NOBODY,
            )
            shop = open_one(row, community, owner, pictures, at)
            owners[shop.pk] = owner
        places.shops[row["name"]] = shop
        places.owners[row["name"]] = owners[shop.pk]


def open_one(row: dict, community: Community, owner: Person, pictures: Pictures, at: dt.datetime) -> Shop:
    shop = open_shop(
        community=community,
        name_th=row["name"],
        name_en=row["name_en"],
        owner=owner,
        theme=row["theme"],
        phone=row["phone"],
        intro_th=row["intro_th"],
        intro_en=row["intro_en"],
        opens_at=dt.time.fromisoformat(row["opens_at"]),
        closes_at=dt.time.fromisoformat(row["closes_at"]),
        open_days=row["open_days"],
        acting=Acting(by=owner),
        at=at,
    )
    shop.page = change_page(page=shop.page, values=shop_page(row, pictures), acting=Acting(by=owner))
    return shop


def shop_page(row: dict, pictures: Pictures) -> dict:
    """The words and pictures of a shop's page: who makes it, and how they tell it."""
    owner = row["owner"]
    maker = pictures(row["maker"]) if row["maker"] else None

    def story(kicker: str, heading: str, text: str, alt: str) -> list:
        told = {"kicker": kicker, "heading": heading, "text": f"<p>{text}</p>"}
        return [("story", {**told, "image": maker, "alt": alt} if maker else told)]

    return {
        "cover": pictures(row["photo"]),
        "cover_alt_th": f"ของจาก{row['name']}",
        "cover_alt_en": f"Something from {row['name_en']}",
        "maker": maker,
        "body_th": story(
            "คนทำเล่าให้ฟัง", f"{owner['nickname']}เล่าเอง", row["story_th"], f"ภาพวาดของ{owner['name']}"
        ),
        "body_en": story(
            "In the maker's words", owner["name_en"], row["story_en"], f"A drawing of {owner['name_en']}"
        ),
        "search_description": row["intro_th"],
        "search_description_en": row["intro_en"],
    }


def appoint(places: Places, at: dt.datetime) -> None:
    """A volunteer for each community, one officer, and an editor for the whole site."""
    served = set(Volunteer.objects.filter(ended_on=None).values_list("community_id", flat=True))
    for row in content.communities():
        community = places.communities[row["id"]]
        if community.pk in served:
            continue
        who = row["volunteer"]
        login = log_in(who["name"], who["phone"]) if row["id"] in VOLUNTEER_LOG_INS else None
        person = add_person(
            name=who["name"], nickname=who["nickname"], phone=who["phone"], login=login, acting=NOBODY
        )
        appoint_volunteer(person=person, community=community, on=at.date(), acting=NOBODY)
    if not DistrictOfficer.objects.filter(district_id=OFFICER["district"], ended_on=None).exists():
        login = log_in(OFFICER["name"], OFFICER["phone"])
        person = add_person(
            name=OFFICER["name"],
            nickname=OFFICER["nickname"],
            phone=OFFICER["phone"],
            login=login,
            acting=NOBODY,
        )
        district = District.objects.get(pk=OFFICER["district"])
        appoint_officer(person=person, district=district, on=at.date(), acting=NOBODY)
    log_in(EDITOR["name"], EDITOR["phone"], is_staff=True, is_superuser=True)


def log_in(name: str, phone: str, **rights: bool):
    """The user who signs in with this phone and the demo's password; made where there is none."""
    number = normalise_phone(phone)
    known = SignInPhone.objects.select_related("user").filter(phone=number).first()
    if known is not None:
        return known.user
    first, _, last = name.partition(" ")
    user = get_user_model().objects.create_user(
        username=f"demo-{phone}", password=PASSWORD, first_name=first, last_name=last, **rights
    )
    SignInPhone.objects.create(user=user, phone=number)
    return user
