import re

from django.apps import apps
from django.conf import settings

from tests.guards import sources

OURS = tuple(settings.TALAT_APPS)


def test_every_app_of_ours_has_a_label_that_cannot_clash() -> None:
    labels = {config.name: config.label for config in apps.get_app_configs() if config.name.startswith(OURS)}
    assert set(OURS) <= set(labels)
    assert all(label == f"talat_{name.rpartition('.')[2]}" for name, label in labels.items()), labels


def test_templates_and_static_files_are_kept_under_the_label() -> None:
    strange = []
    for config in apps.get_app_configs():
        if config.name not in OURS:
            continue
        for kind in ("templates", "static"):
            folder = sources.ROOT / config.name.replace(".", "/") / kind
            found = {path.name for path in folder.iterdir()} if folder.exists() else set()
            strange += [f"{config.name}: {kind}/{name}" for name in found - {config.label}]
    assert not strange, strange


def test_a_lower_room_never_names_an_upper_one_not_even_as_a_string() -> None:
    """The import law sees imports; this one sees strings, templates, styles and scripts too."""
    named = []
    above: list[str] = []
    for level in sources.rooms_from_the_top():
        if above:
            forbidden = re.compile("|".join(names_of(room) for room in above))
            for room in level:
                folder = (room.replace(".", "/"),)
                for path in sources.files(
                    ".py", ".html", ".txt", ".css", ".js", packages=folder, migrations=True
                ):
                    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                        if found := forbidden.search(line):
                            named.append(f"{sources.shown(path, number)} names {found[0]}")
        above += [room for room in level if room != "marketplace.urls"]
    assert not named, "\n".join(named)


def names_of(room: str) -> str:
    """The dotted name and the label of a room, as a pattern."""
    last = room.rpartition(".")[2]
    dotted = (
        rf"\b{re.escape(room)}\."
        if "." in room
        else rf"\b{room}\.(models|domain|queries|views|forms|errors)\b"
    )
    return rf"\btalat_{last}\b|{dotted}"


def test_checkout_has_no_screens_and_no_models() -> None:
    folder = sources.ROOT / "marketplace" / "checkout"
    found = {path.name for path in folder.iterdir()} & {
        "models",
        "models.py",
        "views",
        "views.py",
        "templates",
        "urls.py",
    }
    assert not found, found
