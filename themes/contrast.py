"""How well one colour stands on another, by WCAG 2.2 (relative luminance, section 1.4.3)."""

PAIRS = (
    # text, ground, least ratio
    ("ink", "paper", 7.0),
    ("ink", "card", 7.0),
    ("ink", "tint", 7.0),
    ("ink", "glow", 7.0),
    ("ink-2", "paper", 4.5),
    ("ink-2", "card", 4.5),
    ("ink-2", "tint", 4.5),
    ("ink-2", "glow", 4.5),
    ("on-bar", "bar", 4.5),
    ("on-tag", "tag", 4.5),
    ("on-act", "act", 4.5),
    ("act", "card", 4.5),
    ("act", "paper", 4.5),
    ("act", "tint", 4.5),
    ("act", "glow", 4.5),
    ("chilli", "card", 4.5),
    ("chilli", "paper", 4.5),
    ("chilli", "chilli-soft", 4.5),
    ("leaf", "leaf-soft", 4.5),
    ("sky", "sky-soft", 4.5),
    # edges of fields and the focus ring: not text, 3 is the law
    ("edge", "card", 3.0),
    ("edge", "paper", 3.0),
    ("ring", "paper", 3.0),
    ("ring", "card", 3.0),
)


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`; anything else raises ValueError."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    if len(digits) != 6:
        raise ValueError(f"not a plain colour: {colour}")
    red, green, blue = (_channel(int(digits[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak_pairs(tokens: dict[str, str]) -> list[tuple[str, str, float, float]]:
    """Pairs of a look that are harder to read than they may be: (text, ground, ratio, least)."""
    found = []
    for text, ground, least in PAIRS:
        reached = ratio(tokens[text], tokens[ground])
        if reached < least:
            found.append((text, ground, round(reached, 2), least))
    return found
