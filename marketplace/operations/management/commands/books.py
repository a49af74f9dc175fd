"""`manage.py books`: do the books of money and stock close? Exits 1 where they do not."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from marketplace.operations.domain.books import Books, close_books
from products.money import show_baht


class Command(BaseCommand):
    help = "Check that the books of money and stock close; exit 1 and name every break where they do not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", metavar="FILE", help="write everything as JSON to a file; - is the screen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        books = close_books()
        if options["json"]:
            self._write_json(books, options["json"])
        else:
            self._tell(books)
        if not books.closes:
            sys.exit(1)

    def _write_json(self, books: Books, where: str) -> None:
        text = json.dumps(books.as_dict(), ensure_ascii=False, indent=1)
        if where == "-":
            self.stdout.write(text)
        else:
            Path(where).write_text(text + "\n", encoding="utf-8")

    def _tell(self, books: Books) -> None:
        for row in books.breaks:
            self.stdout.write(f"{row.rule}: {row.subject}: expected {row.expected}, found {row.found}")
        paid = sum(order["paid_satang"] for order in books.orders)
        back = sum(order["refunded_satang"] for order in books.orders)
        due = sum(order["refund_due_satang"] for order in books.orders)
        self.stdout.write(
            f"{len(books.orders)} orders, {show_baht(paid, 'en')} came in, {show_baht(back, 'en')} went back,"
            f" {show_baht(due, 'en')} to go back; {len(books.stock)} goods; {len(books.waiting)} things wait."
        )
        breaks = len(books.breaks)
        self.stdout.write("The books close." if books.closes else f"The books do not close: {breaks} breaks.")
