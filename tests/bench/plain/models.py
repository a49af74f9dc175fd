"""The two things we compare ourselves with."""

from wagtail.models import Page


class PlainPage(Page):
    """Wagtail's plainest page: no field of its own, a template of one heading."""

    template = "talat_bench/plain.html"
