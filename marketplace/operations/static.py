"""Gathers static files only when one of them has changed: compressing all takes a while."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def gather_static() -> bool:
    """Run `collectstatic` unless nothing changed since the last time; True where it ran."""
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    state = state_of_sources()
    if stamp.exists() and stamp.read_text() == state:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state)
    return True


def state_of_sources() -> str:
    """A digest of every source file's name, size and time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
