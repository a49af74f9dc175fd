"""What never stands in a log: the key of an order."""

import logging
import re

_KEY = re.compile(r"(/orders/[^/\s]+/)[^/\s?#]+")


class HideOrderKeys(logging.Filter):
    """Lets every line through, without the unguessable part of an order's address.

    Django writes the path of each page that was not found, refused or broken; whoever reads the
    log could open the order.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(told) for told in record.args)
        return True


def _hidden(told: object) -> object:
    return _KEY.sub(r"\1…", told) if isinstance(told, str) else told
