"""The page in the middle of the list."""

from django.test import Client

from products.models import ProductPage


def deep_page() -> str:
    """The address half-way down the list, by its own links."""
    client, address = Client(SERVER_NAME="127.0.0.1"), "/products/"
    steps = ProductPage.objects.live().count() // 48
    for _ in range(steps):
        text = client.get(address).content.decode()
        following = next_link(text)
        if not following:
            break
        address = following
    return address


def next_link(html: str) -> str:
    for piece in html.split("<a ")[1:]:
        tag = piece.partition(">")[0]
        if 'rel="next"' in tag:
            href = tag.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
            return href if href.startswith("/") else "/products/" + href
    return ""
