"""Tag, length, value: how EMVCo payment QR codes and Thai bank slips write their fields."""

CRC_LENGTH = 4


class TlvError(ValueError):
    """The text is not what it claims to be: cut off, changed, or no such code at all."""


def field(tag: str, value: str) -> str:
    """One field: two characters of tag, two digits of length, the value (at most 99 characters)."""
    if len(value) > 99:
        raise TlvError("a value holds at most 99 characters")
    return f"{tag}{len(value):02d}{value}"


def crc16(text: str) -> str:
    """CRC-16/CCITT-FALSE (EMVCo QR, section 4.7.3) of the text, as four upper-case hex digits."""
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _bit in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{crc:04X}"


def sealed(body: str, *, tag: str) -> str:
    """The body with a CRC over everything before its four digits, under `tag`."""
    head = f"{body}{tag}{CRC_LENGTH:02d}"
    return head + crc16(head)


def fields_of(text: str) -> dict[str, str]:
    """The fields of a text in the order they stand. Raises `TlvError` where it does not come out even."""
    fields: dict[str, str] = {}
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        value = text[at + 4 : at + 4 + int(length)] if _is_number(length) else ""
        if not _is_number(length) or len(value) != int(length) or tag in fields:
            raise TlvError("the fields do not come out even")
        fields[tag] = value
        at += 4 + int(length)
    return fields


def opened(text: str, *, tag: str) -> dict[str, str]:
    """The fields of a sealed text, its CRC proven. Raises `TlvError`."""
    fields = fields_of(text)
    if not fields or list(fields)[-1] != tag or len(fields[tag]) != CRC_LENGTH:
        raise TlvError("no check at the end")
    if crc16(text[:-CRC_LENGTH]) != fields[tag].upper():
        raise TlvError("the check does not fit: something was changed or cut off")
    return fields


def _is_number(length: str) -> bool:
    return len(length) == 2 and length.isascii() and length.isdigit()
