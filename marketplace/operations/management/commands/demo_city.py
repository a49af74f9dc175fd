"""`manage.py demo_city`: fill a database with the demo city; a large one for measuring."""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import override

from marketplace.operations.demo.city import OPENED, build, log_ins
from marketplace.operations.demo.large import grow
from marketplace.operations.demo.pages import front_page
from marketplace.operations.demo.pictures import develop

BAR = 30


class Command(BaseCommand):
    help = "Fill the database with the demo city. May run twice. --products N grows it for measuring."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--products", type=int, default=0, help="grow the city to this many products")
        parser.add_argument("--json", metavar="FILE", help="write the log-ins as JSON; - is the screen")

    def handle(self, *, products: int = 0, **options: Any) -> None:
        # Wagtail tells of each page it makes, three lines a page; nobody waits for those.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        with override("th"):
            build(say=self.say)
            self.develop()
            if products:
                self.grow(products)
        self.tell(options["json"])

    def develop(self) -> None:
        self.say("the first photos in every size")
        develop(progress=bar("photos"))

    def grow(self, products: int) -> None:
        self.say(f"growing to {products} products")
        grow(to=products, home=front_page(), at=timezone.now() - OPENED, progress=bar("products"))

    def say(self, line: str) -> None:
        self.stderr.write(f"demo city: {line}")

    def tell(self, where: str | None) -> None:
        rows = log_ins()
        if where is None:
            for row in rows:
                self.stdout.write(f"{row['role']:<10} {row['phone']:<14} {row['password']:<12} {row['name']}")
            return
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        if where == "-":
            self.stdout.write(text)
        else:
            Path(where).write_text(text + "\n", encoding="utf-8")


def bar(what: str) -> Callable[[int, int], None]:
    """How far it is, on one line of the screen's error stream."""

    def show(made: int, all_of_them: int) -> None:
        done = BAR * made // all_of_them
        end = "\n" if made >= all_of_them else ""
        sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR - done)}] {made:,} of {all_of_them:,} {what}{end}")
        sys.stderr.flush()

    return show
