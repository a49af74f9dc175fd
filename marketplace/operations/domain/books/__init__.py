"""Do the books close? Every rule of money and stock as one query that finds what breaks it."""

from .report import Books, close_books

__all__ = ["Books", "close_books"]
