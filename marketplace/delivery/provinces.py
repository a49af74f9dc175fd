"""The 77 provinces, and how an address is asked for inside and outside Bangkok.

Codes are those of ISO 3166-2:TH. A district is never derived from a postcode, nor the
reverse: both cross each other's borders.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marketplace.delivery.errors import AddressError
from thai.dates import is_thai
from thai.digits import tidy
from thai.order import thai_key

BANGKOK = "10"


@dataclass(frozen=True)
class Province:
    """One province; its code is what is stored."""

    code: str
    th: str
    en: str

    def name(self, language: str | None = None) -> str:
        """นนทบุรี · Nonthaburi"""
        return self.th if is_thai(language) else self.en


@dataclass(frozen=True)
class AddressWords:
    """What the two levels below a province are called: label of a field, and word before a name."""

    subdistrict: str
    district: str
    subdistrict_prefix: str
    district_prefix: str
    province_prefix: str


_ROWS = (
    ("10", "กรุงเทพมหานคร", "Bangkok"),
    ("11", "สมุทรปราการ", "Samut Prakan"),
    ("12", "นนทบุรี", "Nonthaburi"),
    ("13", "ปทุมธานี", "Pathum Thani"),
    ("14", "พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"),
    ("15", "อ่างทอง", "Ang Thong"),
    ("16", "ลพบุรี", "Lop Buri"),
    ("17", "สิงห์บุรี", "Sing Buri"),
    ("18", "ชัยนาท", "Chai Nat"),
    ("19", "สระบุรี", "Saraburi"),
    ("20", "ชลบุรี", "Chon Buri"),
    ("21", "ระยอง", "Rayong"),
    ("22", "จันทบุรี", "Chanthaburi"),
    ("23", "ตราด", "Trat"),
    ("24", "ฉะเชิงเทรา", "Chachoengsao"),
    ("25", "ปราจีนบุรี", "Prachin Buri"),
    ("26", "นครนายก", "Nakhon Nayok"),
    ("27", "สระแก้ว", "Sa Kaeo"),
    ("30", "นครราชสีมา", "Nakhon Ratchasima"),
    ("31", "บุรีรัมย์", "Buri Ram"),
    ("32", "สุรินทร์", "Surin"),
    ("33", "ศรีสะเกษ", "Si Sa Ket"),
    ("34", "อุบลราชธานี", "Ubon Ratchathani"),
    ("35", "ยโสธร", "Yasothon"),
    ("36", "ชัยภูมิ", "Chaiyaphum"),
    ("37", "อำนาจเจริญ", "Amnat Charoen"),
    ("38", "บึงกาฬ", "Bueng Kan"),
    ("39", "หนองบัวลำภู", "Nong Bua Lam Phu"),
    ("40", "ขอนแก่น", "Khon Kaen"),
    ("41", "อุดรธานี", "Udon Thani"),
    ("42", "เลย", "Loei"),
    ("43", "หนองคาย", "Nong Khai"),
    ("44", "มหาสารคาม", "Maha Sarakham"),
    ("45", "ร้อยเอ็ด", "Roi Et"),
    ("46", "กาฬสินธุ์", "Kalasin"),
    ("47", "สกลนคร", "Sakon Nakhon"),
    ("48", "นครพนม", "Nakhon Phanom"),
    ("49", "มุกดาหาร", "Mukdahan"),
    ("50", "เชียงใหม่", "Chiang Mai"),
    ("51", "ลำพูน", "Lamphun"),
    ("52", "ลำปาง", "Lampang"),
    ("53", "อุตรดิตถ์", "Uttaradit"),
    ("54", "แพร่", "Phrae"),
    ("55", "น่าน", "Nan"),
    ("56", "พะเยา", "Phayao"),
    ("57", "เชียงราย", "Chiang Rai"),
    ("58", "แม่ฮ่องสอน", "Mae Hong Son"),
    ("60", "นครสวรรค์", "Nakhon Sawan"),
    ("61", "อุทัยธานี", "Uthai Thani"),
    ("62", "กำแพงเพชร", "Kamphaeng Phet"),
    ("63", "ตาก", "Tak"),
    ("64", "สุโขทัย", "Sukhothai"),
    ("65", "พิษณุโลก", "Phitsanulok"),
    ("66", "พิจิตร", "Phichit"),
    ("67", "เพชรบูรณ์", "Phetchabun"),
    ("70", "ราชบุรี", "Ratchaburi"),
    ("71", "กาญจนบุรี", "Kanchanaburi"),
    ("72", "สุพรรณบุรี", "Suphan Buri"),
    ("73", "นครปฐม", "Nakhon Pathom"),
    ("74", "สมุทรสาคร", "Samut Sakhon"),
    ("75", "สมุทรสงคราม", "Samut Songkhram"),
    ("76", "เพชรบุรี", "Phetchaburi"),
    ("77", "ประจวบคีรีขันธ์", "Prachuap Khiri Khan"),
    ("80", "นครศรีธรรมราช", "Nakhon Si Thammarat"),
    ("81", "กระบี่", "Krabi"),
    ("82", "พังงา", "Phangnga"),
    ("83", "ภูเก็ต", "Phuket"),
    ("84", "สุราษฎร์ธานี", "Surat Thani"),
    ("85", "ระนอง", "Ranong"),
    ("86", "ชุมพร", "Chumphon"),
    ("90", "สงขลา", "Songkhla"),
    ("91", "สตูล", "Satun"),
    ("92", "ตรัง", "Trang"),
    ("93", "พัทลุง", "Phatthalung"),
    ("94", "ปัตตานี", "Pattani"),
    ("95", "ยะลา", "Yala"),
    ("96", "นราธิวาส", "Narathiwat"),
)
PROVINCES = {code: Province(code, th, en) for code, th, en in _ROWS}
_BY_NAME = {name.casefold(): code for code, th, en in _ROWS for name in (th, en)} | {
    "กทม": BANGKOK, "กทม.": BANGKOK, "กรุงเทพ": BANGKOK, "กรุงเทพฯ": BANGKOK, "กรุงเทพมหานครฯ": BANGKOK,
}  # fmt: skip
_POSTCODE = re.compile(r"[1-9][0-9]{4}", re.ASCII)

_TYPED_PREFIX = re.compile(r"^(?:แขวง|เขต|ตำบล|อำเภอ|จังหวัด|ต\.|อ\.|จ\.)\s*(?=\S)")

_IN_BANGKOK = AddressWords("แขวง", "เขต", "แขวง", "เขต", "")
_ELSEWHERE = AddressWords("ตำบล", "อำเภอ", "ต.", "อ.", "จ.")
_ENGLISH = AddressWords("Sub-district", "District", "", "", "")


def province_choices(language: str | None = None) -> list[tuple[str, str]]:
    """(code, name) for a select: Bangkok first, then in the order of the language."""
    rest = (province for province in PROVINCES.values() if province.code != BANGKOK)
    key = (lambda province: thai_key(province.th)) if is_thai(language) else (lambda province: province.en)
    return [(p.code, p.name(language)) for p in (PROVINCES[BANGKOK], *sorted(rest, key=key))]


def province_name(code: str, language: str | None = None) -> str:
    """The province's name; an unknown code is shown as it is."""
    return PROVINCES[code].name(language) if code in PROVINCES else code


def find_province(name: str) -> str | None:
    """The code of a province by its Thai or English name ('จ.' and กทม. understood), or None."""
    plain = re.sub(r"^(?:จังหวัด|จ\.)\s*", "", tidy(name)).casefold()
    return _BY_NAME.get(plain)


def address_words(code: str, language: str | None = None) -> AddressWords:
    """แขวง and เขต in Bangkok, ตำบล and อำเภอ elsewhere; a code or a name will do."""
    if not is_thai(language):
        return _ENGLISH
    return _IN_BANGKOK if BANGKOK in (code, find_province(code)) else _ELSEWHERE


def normalise_postcode(typed: str) -> str:
    """Five digits, or `AddressError`. Only the shape is checked."""
    plain = re.sub(r"[\s-]", "", tidy(typed))
    if not _POSTCODE.fullmatch(plain):
        raise AddressError(_("A postcode has 5 digits, such as 10600"), code="postcode")
    return plain


def address_line(
    *, province: str, subdistrict: str, district: str, postcode: str, language: str | None = None
) -> str:
    """แขวงตลาดพลู เขตธนบุรี กรุงเทพมหานคร 10600 · ต.บางพูด อ.ปากเกร็ด จ.นนทบุรี 11120"""
    words = address_words(province, language)
    parts = (
        _prefixed(words.subdistrict_prefix, subdistrict),
        _prefixed(words.district_prefix, district),
        _prefixed(words.province_prefix, province_name(province, language)),
        postcode,
    )
    return (" " if is_thai(language) else ", ").join(part for part in parts if part)


def _prefixed(prefix: str, name: str) -> str:
    """The name with its word before it, once, also where a person typed the word."""
    name = _TYPED_PREFIX.sub("", name.strip()) if prefix else name.strip()
    return name and prefix + name
