"""What a buyer and a seller do in a browser, step by step, by what they see."""

from typing import Any

from .town import PASSWORD, Stall, slip_picture


class Shopper:
    """A buyer with a browser page."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def put_in_cart(self, stall: Stall, quantity: str = "1") -> None:
        self.page.goto(stall.path)
        self.page.fill("#buy [name=quantity]", quantity)
        self.page.click("#buy button.go")
        self.page.wait_for_url("**/cart/**")

    def to_the_till(self) -> None:
        self.page.click(".thumb .btn.go")
        self.page.wait_for_url("**/checkout/")

    def say_who(self, name: str = "มานี มีตา", phone: str = "๐๘๑-๒๓๔-๕๖๗๘", email: str = "") -> None:
        self.page.fill("[name=name]", name)
        self.page.fill("[name=phone]", phone)
        self.page.fill("[name=email]", email)

    def choose(self, stall: Stall, *, kind: str = "pickup", pay: str = "promptpay") -> None:
        method = stall.shop.delivery_methods.get(kind=kind, is_active=True)
        self.page.check(f"[name=shop{stall.shop.pk}-delivery][value='{method.pk}']")
        self.page.check(f"[name=shop{stall.shop.pk}-payment][value='{pay}']")

    def say_where(self) -> None:
        self.page.select_option("[name=province]", "10")
        for name, typed in (
            ("district", "ธนบุรี"),
            ("subdistrict", "บางยี่เรือ"),
            ("postcode", "10600"),
            ("address", "12 ซอยสุขใจ"),
        ):
            self.page.fill(f"[name={name}]", typed)

    def read_once(self) -> None:
        self.page.click("button[value=review]")
        self.page.wait_for_selector("button[value=order]")

    def order(self) -> str:
        """Press the button; the address of the order."""
        self.page.click("button[value=order]")
        self.page.wait_for_url("**/orders/**")
        return self.page.url

    def send_slip(self, position: int) -> None:
        part = self.page.locator(f"#part-{position}")
        part.locator("input[type=file]").set_input_files(slip_picture())
        part.locator("form[action$='/slip/'] button").click()
        self.page.locator(f"#part-{position} .turn", has_text="ถึงตาร้าน").wait_for()

    def words_of(self, position: int) -> str:
        return " ".join(self.page.locator(f"#part-{position}").inner_text().split())


class Seller:
    """A shop's owner at the counter."""

    def __init__(self, page: Any, stall: Stall) -> None:
        self.page, self.stall = page, stall

    def sign_in(self) -> None:
        self.page.goto("/sell/")
        self.page.fill("[name=phone]", self.stall.phone)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("form[action*='sign-in'] button.go")
        self.page.wait_for_url("**/sell/**")

    def open_order(self, reference: str) -> None:
        self.page.goto(f"/sell/{self.stall.shop.short}/orders/{reference}/")

    def press(self, what: str) -> None:
        """Press the button that posts to `what`, and wait until the answer stands there."""
        with self.page.expect_navigation():
            self.page.locator(f"form[action$='/{what}/'] button").first.click()

    def send_parcel(self) -> None:
        self.page.locator("a[href$='/send/']").first.click()
        self.page.select_option("[name=carrier]", "thailand_post")
        self.page.fill("[name=tracking_number]", "ef 5825 6815 1 th")
        with self.page.expect_navigation():
            self.page.click("main form button.go")
