"""Money: what came, what it was for, and what goes back.

Commission and suspense are 0 until there are any.
"""

from .rules import Rule

RULES = [
    Rule(
        "lines_add_up",
        """
        SELECT o.reference || '/' || p.position, COALESCE(l.total, 0), p.goods_satang
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, SUM(price_satang * quantity) AS total FROM talat_orders_orderline
          GROUP BY shop_order_id
        ) l ON l.shop_order_id = p.id
        WHERE p.goods_satang <> COALESCE(l.total, 0) OR p.total_satang <> p.goods_satang + p.delivery_satang
        """,
    ),
    Rule(
        "order_has_parts",
        """
        SELECT o.reference, 'a shop''s part', 'none'
        FROM talat_orders_order o LEFT JOIN talat_orders_shoporder p ON p.order_id = o.id
        WHERE p.id IS NULL
        """,
    ),
    # Each part is charged what it costs, once, and each payment is shared out whole, within its own order.
    Rule(
        "part_is_charged",
        """
        SELECT o.reference || '/' || p.position, p.total_satang, COALESCE(s.amount, 0)
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, SUM(amount_satang) AS amount FROM talat_payments_paymentshare
          GROUP BY shop_order_id
        ) s ON s.shop_order_id = p.id
        WHERE p.total_satang <> COALESCE(s.amount, 0)
        """,
    ),
    Rule(
        "payment_is_shared_out",
        """
        SELECT y.reference, y.amount_satang, COALESCE(s.amount, 0)
        FROM talat_payments_payment y
        LEFT JOIN (
          SELECT x.payment_id,
            SUM(CASE WHEN p.order_id = z.order_id THEN x.amount_satang ELSE 0 END) AS amount
          FROM talat_payments_paymentshare x
          JOIN talat_orders_shoporder p ON p.id = x.shop_order_id
          JOIN talat_payments_payment z ON z.id = x.payment_id
          GROUP BY x.payment_id
        ) s ON s.payment_id = y.id
        WHERE y.amount_satang <> COALESCE(s.amount, 0)
        """,
    ),
    # What a payment says came is what was written down when it came.
    Rule(
        "received_is_written_down",
        """
        SELECT y.reference, COALESCE(e.amount, 0), y.received_satang
        FROM talat_payments_payment y
        LEFT JOIN (
          SELECT payment_id, SUM(amount_satang) AS amount FROM talat_payments_paymentevent
          WHERE kind = 'received' GROUP BY payment_id
        ) e ON e.payment_id = y.id
        WHERE y.received_satang <> COALESCE(e.amount, 0)
           OR (y.status = 'confirmed') <> (y.received_satang > 0)
        """,
    ),
    # captured = the shops' shares + refunded (commission and suspense: none yet). Per order and per part.
    Rule(
        "order_closes",
        """
        SELECT o.reference, COALESCE(y.received, 0), COALESCE(p.paid, 0)
        FROM talat_orders_order o
        LEFT JOIN (
          SELECT order_id, SUM(received_satang) AS received FROM talat_payments_payment GROUP BY order_id
        ) y ON y.order_id = o.id
        LEFT JOIN (
          SELECT order_id, SUM(paid_satang) AS paid FROM talat_orders_shoporder GROUP BY order_id
        ) p ON p.order_id = o.id
        WHERE COALESCE(y.received, 0) <> COALESCE(p.paid, 0)
        """,
    ),
    Rule(
        "part_was_paid",
        """
        SELECT o.reference || '/' || p.position, COALESCE(e.amount, 0), p.paid_satang
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, SUM(amount_satang) AS amount FROM talat_payments_paymentevent
          WHERE kind = 'received' AND shop_order_id IS NOT NULL GROUP BY shop_order_id
        ) e ON e.shop_order_id = p.id
        WHERE p.paid_satang <> COALESCE(e.amount, 0)
        """,
    ),
    # Nobody is served unpaid, and nothing is called paid that is not.
    Rule(
        "no_order_is_paid_without_money",
        """
        SELECT o.reference || '/' || p.position, p.total_satang, p.paid_satang
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        WHERE p.paid_satang < p.total_satang AND (
             p.payment_status IN ('paid', 'refund_due', 'refunded')
          OR p.status = 'completed'
          OR (p.payment_method <> 'cash' AND p.status IN ('accepted', 'packed', 'shipped',
          'ready_for_pickup'))
        )
        """,
    ),
    # Money of an order that will not be goes back, or waits as somebody's work; nor does a paid order lie
    # about.
    Rule(
        "no_money_without_an_order",
        """
        SELECT o.reference || '/' || p.position, p.refund_satang, p.paid_satang
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN talat_communities_workitem w ON w.subject = 'shop-order:' || p.id AND w.done_at IS NULL
        WHERE w.id IS NULL AND (
             (p.status = 'canceled' AND p.paid_satang <> p.refund_satang)
          OR p.paid_satang > p.total_satang + p.refund_satang
          OR (p.paid_satang > 0 AND (p.status = 'new' OR p.payment_status IN ('unpaid', 'claimed')))
        )
        """,
    ),
    Rule(
        "refunds_within_what_the_shop_was_paid",
        """
        SELECT o.reference || '/' || p.position, p.paid_satang, COALESCE(r.amount, 0)
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, SUM(amount_satang) AS amount FROM talat_payments_refund GROUP BY shop_order_id
        ) r ON r.shop_order_id = p.id
        WHERE COALESCE(r.amount, 0) > p.paid_satang OR COALESCE(r.amount, 0) <> p.refund_satang
        """,
    ),
    Rule(
        "refunds_within_what_the_payment_brought",
        """
        SELECT y.reference, y.received_satang, COALESCE(r.amount, 0)
        FROM talat_payments_payment y
        LEFT JOIN (
          SELECT payment_id, SUM(amount_satang) AS amount FROM talat_payments_refund GROUP BY payment_id
        ) r ON r.payment_id = y.id
        WHERE COALESCE(r.amount, 0) > y.received_satang OR COALESCE(r.amount, 0) <> y.refunded_satang
        """,
    ),
    # What is due is somebody's work, and the work ends with it.
    Rule(
        "refund_due_is_work",
        """
        SELECT r.reference,
          CASE WHEN r.status = 'due' THEN 'open work' ELSE 'no open work' END,
          CASE WHEN w.id IS NULL THEN 'no open work' ELSE 'open work' END
        FROM talat_payments_refund r
        LEFT JOIN talat_communities_workitem w
          ON w.kind = 'give_back' AND w.subject = 'refund:' || r.reference AND w.done_at IS NULL
        WHERE (r.status = 'due') <> (w.id IS NOT NULL)
        """,
    ),
    Rule(
        "refund_status_is_told",
        """
        SELECT o.reference || '/' || p.position,
          CASE WHEN COALESCE(r.due, 0) > 0 THEN 'refund_due' WHEN r.due = 0 THEN 'refunded'
               ELSE 'no refund' END,
          p.payment_status
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, SUM(CASE WHEN status = 'due' THEN 1 ELSE 0 END) AS due
          FROM talat_payments_refund GROUP BY shop_order_id
        ) r ON r.shop_order_id = p.id
        WHERE (p.payment_status = 'refund_due') <> (COALESCE(r.due, 0) > 0)
           OR (p.payment_status = 'refunded') <> (COALESCE(r.due, 1) = 0)
        """,
    ),
    # The last step written down is the state the part is in.
    Rule(
        "status_is_written_down",
        """
        SELECT o.reference || '/' || p.position, COALESCE(e.kind, 'nothing'), p.status
        FROM talat_orders_shoporder p JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT shop_order_id, MAX(id) AS last FROM talat_orders_orderevent
          WHERE kind IN ('placed', 'accepted', 'revived', 'packed', 'shipped', 'ready_for_pickup',
                         'completed', 'canceled', 'expired')
          GROUP BY shop_order_id
        ) m ON m.shop_order_id = p.id
        LEFT JOIN talat_orders_orderevent e ON e.id = m.last
        WHERE p.status <> CASE COALESCE(e.kind, '')
          WHEN 'placed' THEN 'new' WHEN 'revived' THEN 'accepted' WHEN 'expired' THEN 'canceled'
          ELSE COALESCE(e.kind, '') END
        """,
    ),
]
