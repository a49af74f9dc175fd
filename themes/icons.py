# ruff: noqa: E501 - one drawing a line
"""The drawings used beside words: one 24 x 24 path each, drawn for this project.

They stand in the page itself, so that a first visit needs no further request
and a picture blocked by a slow net never leaves a button without its sign.
"""

ICONS = {
    "account": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "bag": '<path d="M5 9h14l1 11H4zM8 9V7a4 4 0 0 1 8 0v2"/>',
    "bank": '<path d="M3 9l9-6 9 6zM5 10v8M10 10v8M14 10v8M19 10v8M3 21h18"/>',
    "basket": '<path d="M4 9h16l-1.6 10.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8zM8 9l3-6M16 9l-3-6M9.5 13v3M14.5 13v3"/>',
    "bottle": '<path d="M9 3h6v4l2 3v11H7V10l2-3zM12 13v4M10 15h4"/>',
    "bowl": '<path d="M3 11h18a9 9 0 0 1-6 8v1H9v-1a9 9 0 0 1-6-8zM8 7c0-2 2-2 2-4M14 7c0-2 2-2 2-4"/>',
    "camera": '<path d="M3 8h4l2-3h6l2 3h4v11H3z"/><circle cx="12" cy="13" r="3.5"/>',
    "cart": '<circle cx="7" cy="17" r="2.5"/><circle cx="17" cy="17" r="2.5"/>'
    '<path d="M3 16v-4h5l2-5h6l2 5h3v4M9.5 17h5"/>',
    "cash": '<path d="M3 6h18v12H3z"/><circle cx="12" cy="12" r="3"/><path d="M6 9v.01M18 15v.01"/>',
    "check": '<path d="m4.5 12.5 5 5L20 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "cup": '<path d="M5 8h11v7a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2 2 0 0 1 0 5h-2M9 2v3M13 2v3"/>',
    "download": '<path d="M12 3v12M7 10l5 5 5-5M4 20h16"/>',
    "eye": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7z"/><circle cx="12" cy="12" r="3"/>',
    "filter": '<path d="M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4"/>'
    '<circle cx="16" cy="6" r="2"/><circle cx="8" cy="12" r="2"/><circle cx="14" cy="18" r="2"/>',
    "fish": '<path d="M3 12c3-5 9-6 13-2l4-3v10l-4-3c-4 4-10 3-13-2z"/><path d="M8 11h.01"/>',
    "flag": '<path d="M5 21V4h13l-3 4 3 4H5"/>',
    "grid": '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z"/>',
    "hand": '<path d="M3 14l4-3h5a2 2 0 0 1 0 4H9M12.5 14.5 18 11a2 2 0 0 1 2 3l-6 5H7l-4 1z"/>'
    '<path d="M11 3h6v5h-6z"/>',
    "heart": '<path d="M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z"/>',
    "home": '<path d="M4 11l8-7 8 7v9H4zM10 20v-6h4v6"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.01"/>',
    "knife": '<path d="M4 20 14 10M12 4l8 8-3 3-8-8z"/>',
    "lamp": '<path d="M8 4h8l3 9H5zM12 13v7M8 21h8"/>',
    "minus": '<path d="M5 12h14"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "parcel": '<path d="M3 8l9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9"/>',
    "phone": '<path d="M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"/>',
    "pin": '<path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "plant": '<path d="M6 13h12l-1.5 8h-9zM12 13V8M12 8c0-3-2-5-5-5 0 3 2 5 5 5zM12 9c0-2 2-4 5-4 0 3-2 4-5 4z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/>',
    "receipt": '<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>',
    "rider": '<circle cx="6" cy="17" r="3"/><circle cx="18" cy="17" r="3"/>'
    '<path d="M9 17h5l2-7h-3M16 10l2 4M4 11h7l2 6"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
    "share": '<path d="M12 15V3M7 8l5-5 5 5M5 13v7h14v-7"/>',
    "shirt": '<path d="M8 4 3 7l2 4 2-1v10h10V10l2 1 2-4-5-3a4 4 0 0 1-8 0z"/>',
    "stall": '<path d="M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M9 20v-6h6v6"/>',
    "sweet": '<path d="M4 12c0-4 4-7 8-7s8 3 8 7v6H4zM4 12c2 3 4 0 5 1s4 1 6 0 3 1 5-1"/>',
    "talk": '<path d="M4 5h16v11H10l-5 4v-4H4z"/><path d="M8 10h8"/>',
    "text": '<path d="M2 19 7 6l5 13M4 15h6M14 19l3.5-9 3.5 9M15.2 16h4.6"/>',
    "warn": '<path d="M12 4 2.5 20h19zM12 10v5M12 17.5v.01"/>',
}


def icon_html(name: str) -> str:
    """The drawing as inline SVG, hidden from screen readers: a word stands beside it."""
    return f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>'
