"""The small parts every screen is made of."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import engines
from django.utils.translation import override
from wagtail import blocks

from tests.factories.photos import make_image
from themes import icons, rendering
from themes.blocks import BodyBlocks
from themes.fields import BodyField


def draw(text, **context):
    return engines["django"].from_string("{% load talat %}" + text).render(context)


class AskForm(forms.Form):
    name = forms.CharField(label="ชื่อ", help_text="ชื่อเล่นก็ได้")
    way = forms.ChoiceField(label="รับของ", choices=[("a", "รับเอง"), ("b", "ส่ง")], widget=forms.RadioSelect)
    tell = forms.BooleanField(label="บอกด้วย", required=False)


def test_an_icon_is_a_drawing_that_screen_readers_pass_over():
    assert 'aria-hidden="true"' in draw('{% icon "basket" %}')
    assert draw("{% icon name %}", name="basket") == icons.icon_html("basket")


def test_an_icon_that_does_not_exist_draws_nothing_when_named_by_data():
    assert draw("{% icon name %}", name="<script>") == ""


def test_a_wrong_field_keeps_what_was_typed_and_says_what_to_do_beside_it():
    form = AskForm({"name": "", "way": "z"})
    html = draw("{% field form.name %}{% field form.way %}{% field form.tell %}", form=form)
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert html.count("<fieldset") == 1


def test_what_was_typed_is_escaped_and_stays():
    html = draw("{% field form.name %}", form=AskForm({"name": '"><script>'}))
    assert "&quot;&gt;&lt;script&gt;" in html


def test_a_body_is_no_business_of_migrations():
    _name, path, args, kwargs = BodyField(blank=True).deconstruct()
    assert (path, args, kwargs) == ("themes.fields.BodyField", [], {"blank": True})


def all_blocks(block):
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from all_blocks(child)
    if isinstance(block, blocks.ListBlock):
        yield from all_blocks(block.child_block)


def test_no_block_holds_a_number():
    numbers = (blocks.IntegerBlock, blocks.FloatBlock, blocks.DecimalBlock)
    assert [block for block in all_blocks(BodyBlocks()) if isinstance(block, numbers)] == []


@pytest.mark.django_db
def test_every_block_of_words_and_pictures_is_drawn():
    first, second = make_image(), make_image()
    story = {"kicker": "", "heading": "เรื่องของป้า", "text": "<p>ตำทุกเช้า</p>", "image": first.pk, "alt": "ครก"}
    pictures = [
        {"image": image.pk, "alt": f"รูป {image.pk}", "caption": "ตลาดเช้า"} for image in (first, second)
    ]
    call = {"heading": "อยากขายด้วย", "text": "", "button": "คุยกับอาสา", "url": "https://talat.invalid/"}
    told = {
        "story": story,
        "words": "<h2>ประวัติ</h2>",
        "picture": pictures[0],
        "gallery": pictures,
        "call_to_act": {**call, "page": None},
    }
    body = BodyBlocks().to_python([{"type": kind, "value": value} for kind, value in told.items()])
    html = BeautifulSoup(str(body), "html.parser")
    assert [heading.get_text(strip=True) for heading in html.select("h2")] == [
        "เรื่องของป้า",
        "ประวัติ",
        "อยากขายด้วย",
    ]
    alts = [image["alt"] for image in html.select("img")]
    assert alts == ["ครก", f"รูป {first.pk}", f"รูป {first.pk}", f"รูป {second.pk}"]
    assert html.select_one('a[href="https://talat.invalid/"]').get_text(strip=True) == "คุยกับอาสา"
    assert html.get_text().count("ตลาดเช้า") == 3


def test_a_place_that_nobody_fills_is_empty(monkeypatch):
    monkeypatch.setattr(rendering, "_slots", {})
    body = BodyBlocks().to_python([{"type": "my_community", "value": None}])
    assert "<section" not in str(body)


@pytest.mark.parametrize(("language", "label"), [("th", "เพิ่มหนึ่ง"), ("en", "One more")])
def test_the_stepper_speaks_the_language_of_the_page(language, label):
    with override(language):
        html = draw('{% include "talat_themes/parts/qty.html" with name="quantity" value=1 label="x" %}')
    assert 'inputmode="numeric"' in html
    if language == "en":
        assert label in html
