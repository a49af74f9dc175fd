"""Looks of shops: found by their folder, readable, and different in feeling."""

import re
from pathlib import Path

import pytest

import themes
from themes import contrast, registry

LOOK = Path(themes.__file__).parent / "static/talat_themes/looks"
SHAPES = ("r", "r-l", "w", "tag-r", "tag-turn", "awning-h", "stripe", "hem")


def test_three_looks_are_found_and_the_base_look_comes_first():
    assert list(registry.themes()) == ["base", "clay", "indigo"]


def test_every_word_of_every_look_can_be_read():
    assert registry.unreadable() == {}


@pytest.mark.parametrize("key", ["clay", "indigo"])
def test_a_look_differs_from_the_base_look_in_shape_and_not_only_in_colour(key):
    base, look = registry.theme("base").tokens, registry.theme(key).tokens
    assert [name for name in SHAPES if look[name] == base[name]] == []


def test_two_looks_share_no_shape_with_each_other():
    clay, indigo = registry.theme("clay").tokens, registry.theme("indigo").tokens
    assert [name for name in SHAPES if clay[name] == indigo[name]] == []


def test_a_look_whose_folder_is_gone_falls_back_to_the_base_look():
    assert registry.theme("taken-away").key == "base"
    assert registry.theme("").key == "base"


def test_the_awning_of_another_shop_can_hang_on_one_card():
    assert registry.theme("clay").awning == "--bar:#9c3d1e;--awning:#fbe3cf"


def test_tokens_that_point_at_others_are_followed():
    assert (
        registry.resolved({"sun": "#fc0", "bar": "var(--sun)", "tag": "1px var(--bar)"})["tag"] == "1px #fc0"
    )


def test_tokens_are_read_past_comments_and_only_from_the_rule_asked_for():
    css = ':root{--a:1}/* [data-theme="x"]{--a:2} */[data-theme="x"] { --a : 3; color: red }'
    assert registry.read_tokens(css, '[data-theme="x"]') == {"a": "3"}
    assert registry.read_tokens(css, '[data-theme="y"]') == {}


def test_a_pair_too_close_is_named_with_its_ratio():
    tokens = {**registry.theme("base").tokens, "on-act": registry.theme("base").tokens["act"]}
    assert contrast.weak_pairs(tokens) == [("on-act", "act", 1.0, 4.5)]


@pytest.mark.parametrize(("one", "other", "reached"), [("#000", "#ffffff", 21.0), ("#767676", "#fff", 4.54)])
def test_ratios_are_those_of_the_guideline(one, other, reached):
    assert round(contrast.ratio(one, other), 2) == reached


def test_a_colour_that_is_no_plain_one_is_refused():
    with pytest.raises(ValueError, match="not a plain colour"):
        contrast.luminance("#12")


def test_the_sheet_without_script_enlarges_what_the_look_enlarges():
    """`large.css` repeats the rules of `[data-text=large]` for browsers that run no script."""
    look = (LOOK / "base/look.css").read_text(encoding="utf-8")
    large = (Path(themes.__file__).parent / "templates/talat_themes/large.css").read_text(encoding="utf-8")
    rules = re.findall(r"\[data-text=large\]\s*([^{}]*)\{([^}]*)\}", look)
    assert len(rules) >= 4
    for selector, body in rules:
        assert f"{selector.strip()}{{{body}}}" in large or (not selector and body in large)
