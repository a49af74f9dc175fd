"""One shop's part of an order in words: whose turn it is, what happened, what comes next, by when."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.delivery.carriers import carrier_name, tracking_url
from marketplace.delivery.models import DeliveryMethod
from marketplace.orders import conf
from marketplace.orders.models import Fulfillment, OrderEvent, ShopOrder
from marketplace.payments.models import Payment, Refund
from marketplace.payments.queries import payment_of, refunds_of
from marketplace.storefront.part_words import WORDS, Words
from products.money import show_baht
from thai.dates import clock, is_thai, near_date

Status = ShopOrder.Status
PaymentStatus = ShopOrder.PaymentStatus
CanceledAs = ShopOrder.CanceledAs


@dataclass
class PartView:
    """A part as its buyer sees it at a moment. Wants a part fetched `with_all` and `with_money`."""

    part: ShopOrder
    now: dt.datetime

    @cached_property
    def payment(self) -> Payment | None:
        return payment_of(self.part)

    @cached_property
    def refund(self) -> Refund | None:
        """The refund that matters now: one still open before one that is done."""
        refunds = refunds_of(self.part)
        waiting = [refund for refund in refunds if refund.status != Refund.Status.RECEIVED]
        return next(iter(waiting or refunds[-1:]), None)

    @cached_property
    def fulfillment(self) -> Fulfillment | None:
        return getattr(self.part, "fulfillment", None)

    @property
    def name(self) -> str:
        return _twin(self.part, "shop_name")

    @property
    def is_post(self) -> bool:
        return self.part.delivery_kind == DeliveryMethod.Kind.POST

    @property
    def by_transfer(self) -> bool:
        return self.part.payment_method == ShopOrder.Method.PROMPTPAY

    @cached_property
    def case(self) -> str:
        """Where the part stands; a key of `WORDS`."""
        status = self.part.status
        if status == Status.CANCELED:
            return self._canceled_case()
        if status == Status.NEW:
            return self._new_case()
        if status in (Status.ACCEPTED, Status.PACKED):
            return str(status)
        if status == Status.SHIPPED:
            return "shipped" if self.fulfillment and self.fulfillment.tracking_number else "sent"
        if status == Status.READY:
            return "ready" if self.by_transfer else "ready_cash"
        return "completed"

    def _new_case(self) -> str:
        if not self.by_transfer:
            return "new_cash"
        if self.part.payment_status == PaymentStatus.CLAIMED:
            return "claimed" if self.has_slip else "claimed_by_word"
        if self.part.pay_by and self.part.pay_by <= self.now:
            return "pay_late"
        return "pay_again" if self._was_not_seen() else "pay"

    def _canceled_case(self) -> str:
        if self.refund:
            return f"refund_{self.refund.status}"
        if self.payment and self.payment.status == Payment.Status.CLAIMED:
            return "canceled_claimed"
        return f"canceled_{self.part.canceled_as}"

    def _was_not_seen(self) -> bool:
        """Whether the last word about money was that the shop does not see it."""
        about_money = {OrderEvent.Kind.CLAIMED, OrderEvent.Kind.NOT_SEEN}
        kinds = [event.kind for event in self.part.events.all() if event.kind in about_money]
        return kinds[-1:] == [OrderEvent.Kind.NOT_SEEN]

    @property
    def has_slip(self) -> bool:
        return bool(self.payment and self.payment.slips.all())

    @property
    def words(self) -> Words:
        return WORDS[self.case]

    @property
    def turn(self) -> str:
        return str(self.words.turn)

    @property
    def lead(self) -> str:
        return str(self.words.lead) % self._values

    @property
    def then(self) -> str:
        return str(self.words.then) % self._values

    @cached_property
    def _values(self) -> dict[str, str]:
        part, refund = self.part, self.refund
        return {
            "amount": show_baht(part.total_satang),
            "due": show_baht(part.total_satang - part.paid_satang),
            "payee": self.payment.payee_name if self.payment else "",
            "until": self.until,
            "place": _twin(part, "place"),
            "times": _twin(part, "times"),
            "reason": part.cancel_reason,
            "refund": show_baht(refund.amount_satang) if refund else "",
            "refund_day": near_date(refund.due_at) if refund else "",
            "how": refund.how if refund else "",
            "carrier": carrier_name(self.fulfillment.carrier) if self.fulfillment else "",
        }

    @property
    def until(self) -> str:
        """Until when the goods are kept, as a clock time; with its day when that is not today."""
        if not self.part.pay_by:
            return ""
        today = timezone.localdate(self.part.pay_by) == timezone.localdate(self.now)
        return (
            clock(self.part.pay_by) if today else f"{near_date(self.part.pay_by)} {clock(self.part.pay_by)}"
        )

    @property
    def steps(self) -> list[dict[str, str]]:
        """The four steps of the part, each "did", "now" or still to come; none once it is canceled."""
        if self.part.status == Status.CANCELED:
            return []
        now = {Status.NEW: 1, Status.COMPLETED: 4}.get(Status(self.part.status), 2)
        states = ["did" if step < now else "now" if step == now else "" for step in range(4)]
        labels = (
            _("Ordered"),
            self._second_step(),
            self._third_step(),
            _("Came home") if self.is_post else _("Fetched"),
        )
        return [{"text": text, "state": state} for text, state in zip(labels, states, strict=True)]

    def _second_step(self) -> str:
        if self.part.status != Status.NEW:
            return _("Money is in") if self.by_transfer else _("Shop took it on")
        if not self.by_transfer:
            return _("Shop takes it on")
        return _("Looking for the money") if self.case.startswith("claimed") else _("Transfer")

    def _third_step(self) -> str:
        done = self.part.status in (Status.READY, Status.SHIPPED, Status.COMPLETED)
        if self.is_post:
            return _("Sent") if done else _("Getting it ready")
        return _("Goods ready") if done else _("Getting it ready")

    @property
    def waits_for_transfer(self) -> bool:
        """Whether there is a QR to show."""
        return self.case in ("pay", "pay_again")

    @property
    def takes_slip(self) -> bool:
        return self.case in ("pay", "pay_again", "pay_late", "claimed_by_word")

    @property
    def may_ask_for_time(self) -> bool:
        return self.waits_for_transfer and self.part.times_extended < conf.most_extensions()

    @property
    def may_cancel(self) -> bool:
        """Before the shop took it on, and before any money."""
        return self.part.status == Status.NEW and self.part.payment_status == PaymentStatus.UNPAID

    @property
    def tracking_url(self) -> str:
        done = self.fulfillment
        return tracking_url(carrier=done.carrier, number=done.tracking_number) if done else ""


def heading(parts: list[PartView]) -> list[str]:
    """The order in a line or two: what the buyer has to do, else how far it is."""
    from_shops = _shops_in(parts)
    lines = [
        text % {"shops": count}
        for cases, text in (
            (("ready", "ready_cash"), _("Ready to fetch from %(shops)s")),
            (("pay", "pay_again"), _("Waiting for your transfer to %(shops)s")),
            (("refund_returned",), _("Money came back from %(shops)s; look for it")),
        )
        if (count := from_shops(cases))
    ]
    if lines:
        return lines
    statuses = {view.part.status for view in parts}
    if statuses == {Status.CANCELED}:
        return [_("Canceled")]
    if statuses <= {Status.COMPLETED, Status.CANCELED}:
        return [_("All done. Thank you for buying from neighbours")]
    if statuses <= {Status.SHIPPED, Status.COMPLETED, Status.CANCELED}:
        return [_("On its way")]
    return [_("Your order is in. It is the shop's turn")]


def _shops_in(parts: list[PartView]):
    def said(cases: tuple[str, ...]) -> str:
        count = sum(view.case in cases for view in parts)
        if not count:
            return ""
        return ngettext("%(count)s shop", "%(count)s shops", count) % {"count": count}

    return said


def _twin(thing: object, field: str) -> str:
    thai, english = getattr(thing, f"{field}_th"), getattr(thing, f"{field}_en")
    return thai if is_thai() or not english else english
