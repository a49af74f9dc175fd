"""`manage.py check_access`: do Wagtail's rows say what the appointments say?"""

from django.core.management.base import BaseCommand, CommandError

from communities.domain import access


class Command(BaseCommand):
    help = "Compares rights in Wagtail's admin with the appointments of today; exits 1 where they differ."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="put the rows right")

    def handle(self, *args, fix=False, **options):
        found = access.write_all() if fix else access.drift()
        for word, rows in (("missing", found.missing), ("extra", found.extra)):
            for row in sorted(rows):
                self.stdout.write(f"{word}: {row}")
        if not found:
            self.stdout.write("Every right is as the appointments say.")
        elif fix:
            self.stdout.write(f"{len(found.missing) + len(found.extra)} rows put right.")
        else:
            raise CommandError("rights differ from the appointments; `check_access --fix` puts them right")
