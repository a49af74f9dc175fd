import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from marketplace.media.cleaning import clean_photo
from marketplace.media.domain.photos import add_photo
from marketplace.media.domain.private import delete_private, open_private, save_private
from marketplace.media.domain.renditions import make_renditions
from marketplace.media.errors import PhotoError
from marketplace.media.queries import prefetch_renditions
from marketplace.media.specs import SIZES, SPECS, WEBP_WIDTHS
from tests.factories.photo_files import as_file, heic, huge_jpeg, scene, with_gps

pytestmark = pytest.mark.django_db


def bytes_of(field):
    with field.open("rb") as held:
        return held.read()


def draw(image, arguments='"card" alt="ขนมเปี๊ยะ"'):
    page = Template("{% load photos %}{% picture image " + arguments + " %}")
    return page.render(Context({"image": image}))


def test_a_photo_is_kept_clean_with_every_size_made():
    image = add_photo(file=with_gps(6), title="ขนมเปี๊ยะ")
    assert (image.width, image.height) == (300, 400)
    assert image.file_size == len(bytes_of(image.file))
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(SPECS)
    for field in (image.file, *(rendition.file for rendition in image.renditions.all())):
        assert b"SECRET" not in bytes_of(field)
        assert not Image.open(io.BytesIO(bytes_of(field))).getexif()


def test_a_photo_that_is_none_leaves_nothing_behind():
    with pytest.raises(PhotoError):
        add_photo(file=io.BytesIO(b"no photo"), title="x")
    assert not get_image_model().objects.exists()


def test_code_that_goes_round_the_form_is_cleaned_all_the_same():
    image = get_image_model().objects.create(title="x", file=ContentFile(with_gps(6).read(), name="a.jpg"))
    image.refresh_from_db()
    assert (image.width, image.height) == (300, 400)
    assert b"SECRET" not in bytes_of(image.file)


def test_making_sizes_may_run_twice_and_after_the_photo_is_gone():
    image = add_photo(file=as_file(scene()), title="x")
    make_renditions.func(image.pk)
    assert image.renditions.count() == len(SPECS)
    pk = image.pk
    image.delete()
    make_renditions.func(pk)


def test_wagtails_own_tags_find_the_same_files():
    image = add_photo(file=as_file(scene(1600, 1200)), title="x")
    before = dict(image.renditions.values_list("filter_spec", "file"))
    found = image.get_renditions(*SPECS)
    assert {spec: rendition.file.name for spec, rendition in found.items()} == before
    assert {(rendition.width, rendition.height) for rendition in found.values()} == {
        (160, 120), (360, 270), (720, 540), (1280, 960),
    }  # fmt: skip
    for rendition in found.values():
        assert Image.open(io.BytesIO(bytes_of(rendition.file))).size == (rendition.width, rendition.height)


def test_a_small_photo_is_never_blown_up():
    image = add_photo(file=as_file(scene(300, 200)), title="x")
    assert set(image.renditions.values_list("width", "height")) == {(160, 107), (300, 200)}


@pytest.mark.parametrize("look", SIZES)
def test_the_tag_shows_webp_and_a_jpeg_with_width_and_height(look):
    html = draw(add_photo(file=as_file(scene(1600, 1200)), title="x"), f'"{look}" alt="ขนมเปี๊ยะ"')
    assert html.startswith('<picture><source type="image/webp" srcset="')
    assert 'width="720" height="540" alt="ขนมเปี๊ยะ"' in html
    assert 'loading="lazy"' in html
    webp = html.partition("<img")[0]
    assert [int(width) for width in re.findall(r" ([0-9]+)w[,\"]", webp)] == list(WEBP_WIDTHS)
    assert f'sizes="{SIZES[look]}"' in html


def test_a_photo_above_the_fold_is_fetched_first():
    html = draw(add_photo(file=as_file(scene()), title="x"), '"main" alt="" eager=True')
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_alt_text_cannot_break_out():
    image = add_photo(file=as_file(scene()), title="x")
    page = Template("{% load photos %}{% picture image alt=alt %}")
    html = page.render(Context({"image": image, "alt": '"><script>x</script>'}))
    assert "<script>" not in html


def test_showing_a_photo_never_makes_a_size():
    image = add_photo(file=as_file(scene()), title="x")
    image.renditions.all().delete()
    html = draw(image)
    assert image.file.url in html
    assert 'width="400" height="300"' in html
    assert not image.renditions.exists()
    assert draw(None) == ""


def test_the_sizes_there_are_stand_in_for_those_not_made_yet():
    image = add_photo(file=as_file(scene(1600, 1200)), title="x")
    image.renditions.exclude(filter_spec=SPECS[1]).delete()
    html = draw(image)
    assert "360w" in html
    assert "720w" not in html
    assert 'width="360" height="270"' in html


def test_a_whole_list_costs_one_query():
    ids = [add_photo(file=as_file(scene()), title=str(number)).pk for number in range(5)]
    images = list(get_image_model().objects.filter(pk__in=ids))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        prefetch_renditions([*images, None, images[0]])
        html = "".join(draw(image) for image in images)
    assert len(asked) == 1
    assert html.count("<source") == 5


def test_a_slip_is_kept_out_of_public_media(settings):
    name = save_private(photo=clean_photo(with_gps()), folder="slips")
    with open_private(name) as held:
        assert b"SECRET" not in held.read()
    assert not default_storage.exists(name)
    assert not settings.PRIVATE_MEDIA_ROOT.startswith(settings.MEDIA_ROOT)
    delete_private(name)
    with pytest.raises(FileNotFoundError):
        open_private(name)


def test_a_site_without_a_private_storage_gets_a_folder_apart(settings, tmp_path):
    settings.TALAT_PRIVATE_STORAGE = "nowhere"
    settings.PRIVATE_MEDIA_ROOT = str(tmp_path)
    name = save_private(photo=clean_photo(with_gps()), folder="slips")
    assert (tmp_path / name).exists()


@pytest.fixture
def officer(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser(username="officer", password="x"))
    return client


def upload(client, body, name):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "x", "file": SimpleUploadedFile(name, body), "collection": "1"},
    )


@pytest.mark.parametrize(("make", "name"), [(with_gps, "a.jpg"), (heic, "IMG_1.HEIC"), (heic, "IMG_1.jpg")])
def test_wagtails_own_upload_is_cleaned_too(officer, make, name):
    assert upload(officer, make().read(), name).status_code == 302
    image = get_image_model().objects.get()
    assert b"SECRET" not in bytes_of(image.file)
    assert image.file_size == len(bytes_of(image.file))
    assert image.renditions.count() == len(SPECS)


@pytest.mark.parametrize(
    "body",
    [
        lambda: huge_jpeg().read(),
        lambda: as_file(scene(1200, 900)).read()[:5000],
        lambda: b"GIF89a nothing",
        lambda: b"",
    ],
)
def test_a_hostile_file_is_a_form_error_in_wagtails_admin(officer, body):
    response = upload(officer, body(), "a.jpg")
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.exists()


def test_many_at_once_in_wagtails_admin_are_cleaned_too(officer):
    response = officer.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x", "files[]": SimpleUploadedFile("a.jpg", with_gps().read())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.json()["success"], response.json()
    assert b"SECRET" not in bytes_of(get_image_model().objects.get().file)


def test_replacing_a_photo_in_wagtails_admin_makes_its_sizes_anew(officer):
    upload(officer, as_file(scene()).read(), "a.jpg")
    image = get_image_model().objects.get()
    before = image.file.name
    officer.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "x", "file": SimpleUploadedFile("b.jpg", with_gps(6).read()), "collection": "1"},
    )
    image.refresh_from_db()
    assert image.file.name != before
    assert (image.width, image.height) == (300, 400)
    assert image.renditions.count() == len(SPECS)
