"""Photos are handed out from their own folder, and nothing else is."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def photo():
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "jar.webp"
    file.write_bytes(b"RIFF....WEBP")
    secret = Path(settings.MEDIA_ROOT).parent / "secret.txt"
    secret.write_text("not for you")
    yield file
    file.unlink()
    secret.unlink()


def test_a_photo_may_be_kept_for_a_day(client, photo):
    answer = client.get("/media/images/jar.webp")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"RIFF....WEBP"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert "Set-Cookie" not in answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/media/../secret.txt", "/media/%2e%2e/secret.txt", "/media/images/", "/media/none.jpg"]
)
def test_nothing_beside_the_photos_is_handed_out(client, photo, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"not for you" not in answer.content


def test_a_photo_cannot_be_posted_to(client, photo):
    assert client.post("/media/images/jar.webp").status_code == 405
