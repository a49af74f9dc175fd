"""Goods: counted stock closes, promises are within what is here, and every order has its goods."""

from .rules import Rule

RULES = [
    # initial + received + recounted + taken back = on hand + handed over; a movement's change carries its
    # sign.
    Rule(
        "stock_closes",
        """
        SELECT v.sku, COALESCE(m.change, 0), s.on_hand
        FROM talat_products_stock s
        JOIN talat_products_variant v ON v.id = s.variant_id
        LEFT JOIN (SELECT variant_id, SUM(change) AS change FROM talat_products_stockmovement
        GROUP BY variant_id) m
          ON m.variant_id = s.variant_id
        WHERE s.on_hand <> COALESCE(m.change, 0)
        """,
    ),
    # A movement's change agrees with its kind: goods handed over leave, goods received or taken back come.
    Rule(
        "movement_signs",
        """
        SELECT v.sku, m.kind, m.change
        FROM talat_products_stockmovement m JOIN talat_products_variant v ON v.id = m.variant_id
        WHERE (m.kind = 'handed_over' AND m.change NOT IN (0, -m.quantity))
           OR (m.kind IN ('received', 'taken_back') AND m.change NOT IN (0, m.quantity))
           OR (m.kind IN ('initial', 'recounted') AND ABS(m.change) <> m.quantity)
        """,
    ),
    Rule(
        "reserved_within_on_hand",
        """
        SELECT v.sku, s.on_hand, s.reserved
        FROM talat_products_stock s JOIN talat_products_variant v ON v.id = s.variant_id
        WHERE s.reserved < 0 OR s.on_hand < 0 OR (s.mode IN ('counted', 'daily') AND s.reserved > s.on_hand)
        """,
    ),
    Rule(
        "reserved_is_promised",
        """
        SELECT v.sku, COALESCE(r.promised, 0), s.reserved
        FROM talat_products_stock s
        JOIN talat_products_variant v ON v.id = s.variant_id
        LEFT JOIN (
          SELECT variant_id, SUM(quantity) AS promised FROM talat_products_stockreservation
          WHERE status IN ('reserved', 'kept') GROUP BY variant_id
        ) r ON r.variant_id = s.variant_id
        WHERE s.reserved <> COALESCE(r.promised, 0)
        """,
    ),
    # What a holder was handed over is what movements say left for it. From both sides.
    Rule(
        "handed_over_is_written_down",
        """
        SELECT r.holder, r.quantity, COALESCE(m.quantity, 0)
        FROM (
          SELECT holder, variant_id, SUM(quantity) AS quantity FROM talat_products_stockreservation
          WHERE status = 'handed_over' GROUP BY holder, variant_id
        ) r
        LEFT JOIN (
          SELECT holder, variant_id, SUM(quantity) AS quantity FROM talat_products_stockmovement
          WHERE kind = 'handed_over' GROUP BY holder, variant_id
        ) m ON m.holder = r.holder AND m.variant_id = r.variant_id
        WHERE r.quantity <> COALESCE(m.quantity, 0)
        """,
    ),
    Rule(
        "handed_over_was_promised",
        """
        SELECT m.holder, COALESCE(r.quantity, 0), m.quantity
        FROM (
          SELECT holder, variant_id, SUM(quantity) AS quantity FROM talat_products_stockmovement
          WHERE kind = 'handed_over' AND holder <> '' GROUP BY holder, variant_id
        ) m
        LEFT JOIN (
          SELECT holder, variant_id, SUM(quantity) AS quantity FROM talat_products_stockreservation
          WHERE status = 'handed_over' GROUP BY holder, variant_id
        ) r ON r.holder = m.holder AND r.variant_id = m.variant_id
        WHERE m.quantity <> COALESCE(r.quantity, 0)
        """,
    ),
    # Each line of an order has its goods: promised until hand-over, then handed over; nothing after cancel.
    Rule(
        "order_has_its_goods",
        """
        SELECT o.reference || ' ' || l.sku,
          CASE WHEN p.status = 'canceled' THEN 'none'
               WHEN p.status IN ('shipped', 'completed') THEN 'handed over ' || l.quantity
               ELSE 'promised ' || l.quantity END,
          'promised ' || COALESCE(r.promised, 0) || ', handed over ' || COALESCE(r.gone, 0)
        FROM talat_orders_orderline l
        JOIN talat_orders_shoporder p ON p.id = l.shop_order_id
        JOIN talat_orders_order o ON o.id = p.order_id
        LEFT JOIN (
          SELECT holder, variant_id,
            SUM(CASE WHEN status IN ('reserved', 'kept') THEN quantity ELSE 0 END) AS promised,
            SUM(CASE WHEN status = 'handed_over' THEN quantity ELSE 0 END) AS gone
          FROM talat_products_stockreservation GROUP BY holder, variant_id
        ) r ON r.holder = 'order-line:' || l.id AND r.variant_id = l.variant_id
        WHERE COALESCE(r.promised, 0) <>
            CASE WHEN p.status IN ('canceled', 'shipped', 'completed') THEN 0 ELSE l.quantity END
           OR COALESCE(r.gone, 0) <> CASE WHEN p.status IN ('shipped', 'completed') THEN l.quantity ELSE 0 END
        """,
    ),
    # Goods of an accepted order are kept: no clock may release them.
    Rule(
        "accepted_goods_are_kept",
        """
        SELECT o.reference || ' ' || l.sku, 'kept', r.status
        FROM talat_orders_orderline l
        JOIN talat_orders_shoporder p ON p.id = l.shop_order_id
        JOIN talat_orders_order o ON o.id = p.order_id
        JOIN talat_products_stockreservation r ON r.holder = 'order-line:' || l.id AND r.status = 'reserved'
        WHERE p.status IN ('accepted', 'packed', 'ready_for_pickup')
        """,
    ),
    Rule(
        "promise_has_an_order",
        """
        SELECT r.holder, 'an order line', 'none'
        FROM talat_products_stockreservation r
        LEFT JOIN talat_orders_orderline l ON r.holder = 'order-line:' || l.id
        WHERE r.holder LIKE 'order-line:%' AND l.id IS NULL
        """,
    ),
]
