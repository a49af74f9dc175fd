"""A page can never have the address of a screen."""

import pytest
from django.urls import get_resolver

from communities.conf import reserved_slugs

DOORS = ["search", "cart", "checkout", "orders", "sell", "volunteer", "admin", "api", "feeds", "payments"]
OTHERS = ["healthz", "readyz", "p", "s", "static", "media", "th", "en"]


def first_segments(resolver, prefix=""):
    """By Django's own table of reversible addresses, not by the patterns the rule is computed from."""
    for found in [*resolver.reverse_dict.values()]:
        for address, _parameters in found[0]:
            yield (prefix + address).split("/")[0]
    for added, inner in resolver.namespace_dict.values():
        if "%" not in added.split("/")[0]:
            yield from first_segments(inner, prefix + added)


def test_every_first_segment_of_the_sites_addresses_is_refused_as_a_slug():
    found = {segment for segment in first_segments(get_resolver()) if segment and "%(" not in segment}
    assert "admin" in found
    assert found <= reserved_slugs()


@pytest.mark.parametrize("word", [*DOORS, *OTHERS])
def test_the_doors_and_the_languages_are_refused(word):
    assert word in reserved_slugs()


def test_a_site_with_other_addresses_and_words_refuses_those(settings):
    settings.TALAT_RESERVED_SLUGS = ["museum"]
    settings.ROOT_URLCONF = "tests.communities.other_urls"
    found = reserved_slugs()
    assert {"museum", "news", "shop", "files", "th"} <= found
    assert not {"cart", "anything", "deep"} & found
