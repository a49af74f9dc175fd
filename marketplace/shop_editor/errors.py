"""What a seller may meet on these screens."""


class RowsRefused(ValueError):
    """Some rows of the goods screen cannot be kept; then none was.

    `rows` is {variant id: {field: sentence}}, `orders` {variant id: numbers of orders to cancel first},
    `now` {variant id: {field: what it is by now}} for what changed while the seller was typing.
    """

    def __init__(self) -> None:
        self.rows: dict[int, dict[str, str]] = {}
        self.orders: dict[int, list[str]] = {}
        self.now: dict[int, dict[str, int]] = {}
        super().__init__("rows refused")

    def add(self, variant_id: int, field: str, sentence: str) -> None:
        self.rows.setdefault(variant_id, {})[field] = sentence
