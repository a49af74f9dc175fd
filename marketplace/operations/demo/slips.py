"""A picture that stands for a bank's slip, with a QR as banks print one; no bank is 000."""

import io

import segno
from PIL import Image, ImageDraw, ImageFont

from marketplace.payments.providers.tlv import field, sealed
from products.money import show_amount

SIZE = (720, 1080)
PAPER, INK, BAND = "#fffdf5", "#3b2a1e", "#f0ae2e"
NO_BANK = "000"


def slip(*, reference: str, amount_satang: int) -> io.BytesIO:
    """A slip as a PNG, saying in large letters that it is a demo's."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], 150), fill=BAND)
    pen.text((40, 45), "DEMO SLIP", fill=INK, font=ImageFont.load_default(56))
    pen.text((40, 210), "Transferred", fill=INK, font=ImageFont.load_default(32))
    pen.text((40, 260), f"{show_amount(amount_satang)} THB", fill=INK, font=ImageFont.load_default(72))
    pen.text((40, 370), reference, fill=INK, font=ImageFont.load_default(30))
    code = io.BytesIO()
    segno.make(code_text(reference), error="m", micro=False).save(code, kind="png", scale=9, border=4)
    code.seek(0)
    picture.paste(Image.open(code).convert("RGB"), (120, 480))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    file.seek(0)
    file.name = "slip.png"
    return file


def code_text(reference: str) -> str:
    """What the slip's QR says: the sending bank and the transfer's own number."""
    inner = field("00", "000001") + field("01", NO_BANK) + field("02", reference)
    return sealed(field("00", inner) + field("51", "TH"), tag="91")
