"""The demo city: what it holds (`data/`, `art/`, `photos/`) and how it is built."""
