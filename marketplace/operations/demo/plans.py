"""What is bought in the demo city over sixty days: who, what, when, and how it ends.

The same city each time: chance is drawn from one seed, only "now" moves.
"""

import datetime as dt
import random
from dataclasses import dataclass, field

from marketplace.operations.demo import content

DAYS = 60
SEED = 2569
END_CHANCES = (
    ("completed", 84),
    ("expired", 6),
    ("buyer_canceled", 3),
    ("canceled", 3),
    ("refund_received", 3),
    ("refund_returned", 1),
)
BUYERS = (
    "กานดา เดินตลาด",
    "สมชาย หิวข้าว",
    "อรทัย ชอบสาน",
    "วีระ ซื้อฝาก",
    "นิตยา ครัวใหญ่",
    "ประไพ แม่ลูกสาม",
    "ธนา ปั่นจักรยาน",
    "มยุรี ไหว้พระ",
    "เกียรติ ชอบลอง",
    "ศศิ ห้องเล็ก",
    "บรรเจิด กาแฟดำ",
    "รุ่งนภา สวนหลังบ้าน",
)
ADDRESSES = (
    ("12/3 ซอยตัวอย่าง 5", "ตลาดพลู", "ธนบุรี", "กรุงเทพมหานคร", "10600", "ข้างร้านตัดผม"),
    ("88 หมู่ 3 ถนนตัวอย่าง", "ออเงิน", "สายไหม", "กรุงเทพมหานคร", "10220", "ประตูสีเขียว"),
    ("5/41 ซอยตัวอย่าง 12", "บางพูด", "ปากเกร็ด", "นนทบุรี", "11120", "ตรงข้ามร้านน้ำแข็ง"),
)


@dataclass(frozen=True)
class Part:
    """One shop's part of a planned sale: what, how it comes, how it is paid, how it ends."""

    shop: str
    lines: tuple[tuple[str, int], ...]
    by_post: bool
    cash: bool
    end: str


@dataclass(frozen=True)
class Sale:
    """One planned order."""

    key: str
    at: dt.datetime
    buyer: str
    phone: str
    parts: tuple[Part, ...]
    address: tuple[str, ...] = ADDRESSES[0]
    email: str = ""
    slip: bool = False


@dataclass
class Shelves:
    """What each shop sells, to draw from."""

    by_shop: dict[str, list[content.Goods]] = field(default_factory=dict)
    shops: dict[str, dict] = field(default_factory=dict)

    @classmethod
    def all(cls) -> "Shelves":
        shelves = cls(shops={row["name"]: row for row in content.shops()})
        for goods in content.goods():
            shelves.by_shop.setdefault(goods.row["shop"], []).append(goods)
        return shelves


def plan(now: dt.datetime) -> list[Sale]:
    """Every sale: the past drawn by chance, the last days told one by one."""
    return [*past(now), *recent(now)]


def past(now: dt.datetime) -> list[Sale]:
    chance = random.Random(SEED)  # noqa: S311 - which goods a made-up buyer buys is no secret
    shelves = Shelves.all()
    sales: list[Sale] = []
    for days_ago in range(DAYS, 3, -1):
        for _nth in range(chance.choice((1, 1, 2, 2, 3))):
            moment = now - dt.timedelta(days=days_ago)
            moment = moment.replace(hour=chance.randrange(8, 19), minute=chance.randrange(60), second=0)
            sales.append(one_past(chance, shelves, f"demo-{len(sales) + 1:03}", moment))
    return sales


def one_past(chance: random.Random, shelves: Shelves, key: str, at: dt.datetime) -> Sale:
    who = chance.randrange(len(BUYERS))
    names = chance.sample(sorted(shelves.by_shop), k=chance.choice((1, 1, 1, 2, 2, 3)))
    return Sale(
        key=key,
        at=at,
        buyer=BUYERS[who],
        phone=f"0800001{who:03}",
        parts=tuple(one_part(chance, shelves, name) for name in names),
        address=chance.choice(ADDRESSES),
    )


def one_part(chance: random.Random, shelves: Shelves, name: str) -> Part:
    shop, goods = shelves.shops[name], shelves.by_shop[name]
    lines = []
    worth = 0
    for one in chance.sample(goods, k=min(len(goods), chance.choice((1, 1, 2)))):
        quantity = 1 if one.price_satang > 50_000 else chance.choice((1, 1, 2, 3))
        sku = chance.choice(
            [variant["sku"] for variant in one.variants if variant["stock"]] or [one.row["sku"]]
        )
        lines.append((sku, quantity))
        worth += one.price_satang * quantity
    by_post = bool(shop["post"]) and chance.random() < 0.45
    # Delivery comes on top, so stay well below the shop's limit for cash.
    takes_cash = shop["cash_cap_baht"] is not None and worth + 30_000 <= shop["cash_cap_baht"] * 100
    cash = takes_cash and chance.random() < 0.4
    ends = [(end, weight) for end, weight in END_CHANCES if not cash or end in ("completed", "canceled")]
    end = chance.choices([end for end, _ in ends], [weight for _, weight in ends])[0]
    return Part(shop=name, lines=tuple(lines), by_post=by_post, cash=cash, end=end)


# Shop, code and quantity, "post" or "pickup", "cash" or "promptpay", end, minutes ago.
OPEN = (
    ("ร้านขนมอากง", (("BKC-0013", 1),), "pickup", "promptpay", "unpaid", 4),
    ("ร้านขนมอากง", (("BKC-0013", 2), ("BKC-0021", 1)), "post", "promptpay", "claimed", 18),
    ("ร้านขนมอากง", (("BKC-0021", 3),), "pickup", "cash", "placed", 12),
    ("ร้านขนมอากง", (("BKC-0013", 1),), "post", "promptpay", "accepted", 150),
    ("ร้านขนมอากง", (("BKC-0013", 4),), "pickup", "promptpay", "packed", 260),
    ("ร้านขนมอากง", (("BKC-0021", 2),), "pickup", "cash", "ready", 420),
    ("ร้านขนมอากง", (("BKC-0013", 2),), "post", "promptpay", "shipped", 1900),
    ("ร้านขนมอากง", (("BKC-0013", 1),), "pickup", "promptpay", "completed", 2000),
    ("ร้านขนมอากง", (("BKC-0013", 6),), "pickup", "promptpay", "refund_due", 700),
    ("ร้านแม่ครัวริมคลอง", (("BKC-0002", 2),), "post", "promptpay", "not_seen", 11),
    ("ร้านแม่ครัวริมคลอง", (("BKC-0002", 3),), "post", "promptpay", "accepted", 190),
    ("ร้านแม่ครัวริมคลอง", (("BKC-0002", 1),), "post", "cash", "shipped", 1800),
    ("กลุ่มจักสานริมคลอง", (("BKC-0032", 1),), "post", "promptpay", "packed", 300),
    ("กลุ่มจักสานริมคลอง", (("BKC-0032", 1),), "pickup", "cash", "placed", 25),
    ("มัดย้อมสุขใจ", (("BKC-0029-M", 1), ("BKC-0029-L", 1)), "post", "promptpay", "claimed", 22),
    ("มัดย้อมสุขใจ", (("BKC-0029", 1),), "post", "promptpay", "shipped", 2600),
    ("ช่างขันบ้านโบราณ", (("BKC-0037", 1),), "post", "promptpay", "accepted", 900),
    ("ช่างบาตรป้อมเก่า", (("BKC-0038", 1),), "pickup", "promptpay", "accepted", 3000),
    ("ครัวแฟลตร่มเย็น", (("BKC-0006", 2), ("BKC-0017", 3)), "pickup", "cash", "ready", 300),
    ("สวนส้มสุขใจ", (("BKC-0058", 2),), "pickup", "cash", "placed", 35),
    ("แก้วหมุนเวียน", (("BKC-0045", 2),), "post", "promptpay", "refund_returned", 2900),
)
BUYER_KEY = "demo-buyer"


def recent(now: dt.datetime) -> list[Sale]:
    """Orders in every state, for the sellers' screens, and the one a buyer can look at."""
    sales = []
    for number, (shop, lines, way, paid_by, end, minutes) in enumerate(OPEN, start=1):
        who = number % len(BUYERS)
        sales.append(
            Sale(
                key=f"demo-open-{number:02}",
                at=now - dt.timedelta(minutes=minutes),
                buyer=BUYERS[who],
                phone=f"0800001{who:03}",
                parts=(Part(shop, lines, way == "post", paid_by == "cash", end),),
                address=ADDRESSES[number % len(ADDRESSES)],
                slip=end == "claimed",
            )
        )
    two_shops = (
        Part("ร้านขนมอากง", (("BKC-0013", 1), ("BKC-0021", 2)), False, False, "claimed"),
        Part("ร้านแม่ครัวริมคลอง", (("BKC-0002", 2),), False, True, "ready"),
    )
    sales.append(
        Sale(
            key=BUYER_KEY,
            at=now - dt.timedelta(minutes=200),
            buyer="มาลี ซื้อของเก่ง",
            phone="0800001999",
            parts=two_shops,
            email="malee@example.org",
            slip=True,
        )
    )
    return sales
