"""Twin words: English where it was written, Thai where not, and marked as such."""

from types import SimpleNamespace

from django.utils.translation import override

from themes.templatetags.talat import phrases
from themes.words import marked, words

BOTH = SimpleNamespace(name_th="ธนบุรี", name_en="Thon Buri", title="หน้า", title_en="")


def test_thai_is_read_in_thai_and_english_in_english():
    with override("th"):
        assert words(BOTH, "name") == marked(BOTH, "name") == "ธนบุรี"
    with override("en"):
        assert words(BOTH, "name") == marked(BOTH, "name") == "Thon Buri"


def test_english_never_written_falls_back_to_thai_and_says_so_to_a_screen_reader():
    with override("en"):
        assert words(BOTH, "title") == "หน้า"
        assert marked(BOTH, "title") == '<span lang="th">หน้า</span>'


def test_words_are_escaped_when_they_are_marked():
    with override("en"):
        assert "<b>" not in marked(SimpleNamespace(name_th="<b>", name_en=""), "name")


def test_a_heading_breaks_at_its_spaces_and_stays_escaped():
    assert phrases("น้ำพริก <สูตรยาย>") == '<span class="ph">น้ำพริก</span> <span class="ph">&lt;สูตรยาย&gt;</span>'
    assert phrases("คำเดียว") == "คำเดียว"
