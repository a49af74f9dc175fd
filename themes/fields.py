"""The body of a free page, as a field whose blocks are not written into migrations."""

from typing import Any

from wagtail.fields import StreamField

from themes.blocks import BodyBlocks


class BodyField(StreamField):
    """A StreamField of `BodyBlocks`.

    The database holds JSON whatever the blocks are, so a new block is no change of
    the database: migrations name this field and not the blocks of the day.
    """

    def __init__(self, block_types: Any = None, **kwargs: Any):
        super().__init__(BodyBlocks() if block_types is None else block_types, **kwargs)

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "themes.fields.BodyField", [], kwargs
