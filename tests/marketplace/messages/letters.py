"""A true-to-life context for each letter."""

LINK = "https://market.test/orders/TL-7K4M/abc/"
CONTEXTS = {
    "placed": {
        "to_pay": True,
        "parts": [
            {
                "shop": "ร้านขนมอากง",
                "goods": [{"name": "ถั่วตัดงาขาว", "quantity": 2, "unit": "ถุง", "total_satang": 9000}],
                "delivery": "ส่งไปรษณีย์",
                "delivery_satang": 5000,
                "total_satang": 14000,
                "payee": "สมใจ ใจดี",
                "until": "2026-11-23T14:30:00+07:00",
            },
            {
                "shop": "บ้านสบู่พฤกษา",
                "goods": [{"name": "สบู่ขมิ้น", "quantity": 1, "unit": "ก้อน", "total_satang": 5500}],
                "delivery": "รับเองที่ศาลาชุมชน",
                "delivery_satang": 0,
                "total_satang": 5500,
                "payee": "",
                "until": "",
            },
        ],
    },
    "paid": {"shop": "ร้านขนมอากง", "amount_satang": 14000},
    "shipped": {
        "shop": "ร้านขนมอากง",
        "carrier": "ไปรษณีย์ไทย",
        "tracking_number": "EX123456789TH",
        "tracking_url": "https://track.example/EX123456789TH",
    },
    "ready": {
        "shop": "ร้านขนมอากง",
        "place": "ศาลาชุมชน",
        "times": "15:00–18:00 น.",
        "number": "47",
        "due_satang": 5500,
    },
    "canceled": {
        "shop": "ร้านขนมอากง",
        "reason": "ของหมด",
        "refund_satang": 14000,
        "refund_due": "2026-11-24T18:00:00+07:00",
    },
    "refund_returned": {"shop": "ร้านขนมอากง", "amount_satang": 14000, "how": "พร้อมเพย์"},
}


def context(template: str) -> dict:
    return {"reference": "TL-7K4M", "url": LINK, **CONTEXTS[template]}
