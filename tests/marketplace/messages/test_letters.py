import pytest

from marketplace.messages.domain.letters import letter
from marketplace.messages.models import OutgoingMessage

from .letters import CONTEXTS, LINK, context


def written(template: str, language: str = "th", **changes) -> OutgoingMessage:
    return OutgoingMessage(
        key=f"{template}:7",
        to="buyer@example.com",
        language=language,
        template=template,
        context={**context(template), **changes},
    )


@pytest.mark.parametrize("template", CONTEXTS)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_letter_has_subject_text_and_html_with_the_link(template, language):
    mail = letter(written(template, language))
    html, kind = mail.alternatives[0]
    assert kind == "text/html"
    assert mail.subject
    assert "\n" not in mail.subject
    assert LINK in mail.body
    assert f'href="{LINK}"' in html
    assert f'lang="{language}"' in html


@pytest.mark.parametrize("template", CONTEXTS)
def test_a_thai_letter_is_thai_throughout(template):
    mail = letter(written(template))
    words = mail.body.replace(LINK, "").replace("https://track.example/EX123456789TH", "")
    for english in ("Your", "order", "shop", "Look", "The "):
        assert english not in words
        assert english not in mail.subject


def test_the_placed_letter_says_whose_turn_how_much_to_whom_and_until_when():
    body = letter(written("placed")).body
    assert "ถึงตาคุณ โอน 140 บาท ชื่อบัญชี สมใจ ใจดี" in body
    assert "14:30 น." in body
    assert "เตรียมเงินสด 55 บาท" in body


def test_a_canceled_letter_without_money_says_that_nothing_is_owed():
    body = letter(written("canceled", refund_satang=0, refund_due="")).body
    assert "ไม่มีเงินต้องคืน" in body
    assert "โอนคืน" not in body


def test_text_is_not_escaped_and_html_is():
    mail = letter(written("paid", shop="A & B <b>"))
    assert "A & B <b>" in mail.subject
    assert "A &amp; B &lt;b&gt;" in mail.alternatives[0][0]


def test_a_line_break_in_a_name_cannot_add_a_header():
    mail = letter(written("paid", shop="ร้าน\nBcc: thief@example.com"))
    assert "\n" not in mail.subject
    assert "Bcc" not in mail.message()


def test_the_same_message_always_has_the_same_id():
    first, second = letter(written("paid")), letter(written("paid"))
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.extra_headers["Message-ID"] != letter(written("ready")).extra_headers["Message-ID"]


def test_a_demo_says_so(settings):
    settings.TALAT_DEMO = True
    assert "ตัวอย่าง" in letter(written("paid")).body
    settings.TALAT_DEMO = False
    assert "ตัวอย่าง" not in letter(written("paid")).body
