"""Addresses of pages."""

from communities.models import page_slug

__all__ = ["page_slug"]
