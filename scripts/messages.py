"""Gather the strings of every app into its two catalogues, or `--check` that both are complete.

The ids are English and stand in the code. Strings are found with Babel, in templates after
Django's own `templatize`, so that no GNU gettext is needed. Names of apps as arguments
(`shops marketplace/cart`) limit the work to them.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from scripts.catalogues import PACKAGES, ROOT

KEYWORDS: dict[str, tuple | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
LANGUAGES = {"th": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
THAI = re.compile(r"[\u0e00-\u0e7f]")
# What Thai writes as English does.
SAME_IN_THAI = re.compile(r"^(LINE|PromptPay|QR|English|Talat|SKU|[^A-Za-z]*|%\(\w+\)s.{0,3})$")

Key = tuple[str, str]


def apps() -> list[Path]:
    """Every app of ours that speaks: those with a catalogue or with strings."""
    return sorted(path.parent for name in PACKAGES for path in (ROOT / name).rglob("apps.py"))


def sources(app: Path) -> Iterator[Path]:
    """The files of this app, without those of apps inside it."""
    inner = [other for other in apps() if other != app and other.is_relative_to(app)]
    for path in sorted(app.rglob("*")):
        speaks = path.suffix == ".py" or (path.suffix in (".html", ".txt") and "templates" in path.parts)
        if speaks and not any(path.is_relative_to(other) for other in inner):
            yield path


def strings_of(path: Path) -> Iterator[polib.POEntry]:
    text, method = path.read_text(encoding="utf-8"), "python"
    if path.suffix != ".py":
        text, method = templatize(text, origin=str(path)), "javascript"
    for _line, found, _comments, context in extract(method, BytesIO(text.encode()), keywords=KEYWORDS):
        entry = polib.POEntry(msgctxt=context)
        if isinstance(found, tuple):
            entry.msgid, entry.msgid_plural = found[0], found[1]
        else:
            entry.msgid = found
        if entry.msgid:
            yield entry


def key_of(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "", entry.msgid)


def gather(app: Path) -> dict[Key, polib.POEntry]:
    """Every string of an app with the files it stands in, in the order of the files."""
    found: dict[Key, polib.POEntry] = {}
    for path in sources(app):
        for entry in strings_of(path):
            kept = found.setdefault(key_of(entry), entry)
            kept.msgid_plural = kept.msgid_plural or entry.msgid_plural
            place = (path.relative_to(app).as_posix(), "")
            if place not in kept.occurrences:
                kept.occurrences.append(place)
    for entry in found.values():
        if PLACES.search(entry.msgid) and "%" in entry.msgid:
            entry.flags.append("python-format")
    return found


def catalogue_path(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(app: Path, language: str) -> dict[Key, polib.POEntry]:
    path = catalogue_path(app, language)
    return {key_of(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}


def write(app: Path, language: str) -> int:
    """Bring one catalogue up to date, keeping what was translated; returns how many wait for words."""
    found, before = gather(app), read(app, language)
    if not found:
        return 0
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "Talat",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language],
    }
    for key, entry in found.items():
        said = before.get(key)
        if entry.msgid_plural:
            forms = {0: entry.msgid, 1: entry.msgid_plural} if language == "en" else {0: ""}
            entry.msgstr_plural = (said.msgstr_plural if said and language != "en" else None) or forms
        else:
            entry.msgstr = entry.msgid if language == "en" else (said.msgstr if said else "")
        catalogue.append(entry)
    path = catalogue_path(app, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return len(catalogue.untranslated_entries())


def faults(app: Path) -> Iterator[str]:
    """What is wrong with the two catalogues of an app, one line each; nothing where they are complete."""
    found = gather(app)
    for language in LANGUAGES:
        said = read(app, language)
        where = f"{app.relative_to(ROOT)} {language}"
        for _context, msgid in found.keys() - said.keys():
            yield f"{where}: missing: {msgid!r}"
        for _context, msgid in said.keys() - found.keys():
            yield f"{where}: no longer in the code: {msgid!r}"
        for key in found.keys() & said.keys():
            yield from (
                f"{where}: {fault}: {key[1]!r}" for fault in entry_faults(said[key], found[key], language)
            )


def entry_faults(entry: polib.POEntry, source: polib.POEntry, language: str) -> Iterator[str]:
    words = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.obsolete:
        yield "marked as obsolete"
    if entry.fuzzy:
        yield "fuzzy"
    if bool(entry.msgid_plural) != bool(source.msgid_plural):
        yield "plural in one place only"
    if not all(words):
        yield "not translated"
        return
    asked = set(PLACES.findall(entry.msgid)) | set(PLACES.findall(entry.msgid_plural))
    for said in words:
        if set(PLACES.findall(said)) - asked:
            yield "names a value the code does not give"
        if language == "th" and not THAI.search(said) and not SAME_IN_THAI.match(said):
            yield "no Thai in it"
    if language == "th" and not entry.msgid_plural and set(PLACES.findall(words[0])) != asked:
        yield "leaves a value out"


def main(arguments: list[str]) -> int:
    chosen = [ROOT / name for name in arguments if not name.startswith("-")] or apps()
    if "--check" in arguments:
        wrong = [fault for app in chosen for fault in faults(app)]
        print("\n".join([*wrong[:200], f"{len(wrong)} faults in the catalogues"]))
        return 1 if wrong else 0
    for app in chosen:
        waiting = {language: write(app, language) for language in LANGUAGES}
        print(f"{app.relative_to(ROOT)}: {waiting['th']} strings wait for Thai")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
