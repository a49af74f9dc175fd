"""Every size a photo is shown in: one table. The job makes these, pages ask for nothing else."""

from dataclasses import dataclass

_WEBP = "|format-webp|webpquality-72"
_JPEG = "|format-jpeg|jpegquality-78"


@dataclass(frozen=True)
class Look:
    """How a photo is shown in one kind of place: Wagtail filter specs, and `sizes` for the browser."""

    webp: tuple[str, ...]
    jpeg: str
    sizes: str

    @property
    def specs(self) -> tuple[str, ...]:
        """All of them, WebP from small to large, then the one JPEG for old browsers."""
        return (*self.webp, self.jpeg)


_SQUARE = tuple(f"fill-{side}x{side}{_WEBP}" for side in (160, 360, 720))
_SQUARE_JPEG = f"fill-360x360{_JPEG}"
_WHOLE = tuple(f"max-{side}x{side}{_WEBP}" for side in (480, 960))
_WHOLE_JPEG = f"max-960x960{_JPEG}"

LOOKS = {
    "card": Look(_SQUARE[1:], _SQUARE_JPEG, "(min-width: 900px) 240px, (min-width: 600px) 31vw, 46vw"),
    "main": Look(_SQUARE[1:], _SQUARE_JPEG, "(min-width: 900px) 520px, 100vw"),
    "mini": Look(_SQUARE[:1], _SQUARE_JPEG, "72px"),
    "wide": Look(_WHOLE, _WHOLE_JPEG, "(min-width: 900px) 480px, 100vw"),
}
ALL_SPECS = tuple(dict.fromkeys(spec for look in LOOKS.values() for spec in look.specs))
