"""Talat in somebody else's Wagtail site, by the guide alone (docs/site-builder.md)."""

from pathlib import Path
from typing import Any

import pytest

from tests.plugin import guide
from tests.plugin.host import Host, build_wheel, names_in

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("plugin")]

ADDED_TO_THE_SETTINGS = "\n\n# --- Talat\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def story(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A host's life: fresh, with Talat, after a sale, and without Talat again."""
    host = Host(tmp_path_factory.mktemp("plugin"), wheel)
    settings, urls = host.settings.read_text(), host.urls.read_text()
    told: dict[str, Any] = {"fresh": host.script("look")}

    host.settings.write_text(settings + ADDED_TO_THE_SETTINGS + guide.block("settings"))
    host.urls.write_text(urls + "\n" + guide.block("urls"))
    told["where"] = host.code("import json, marketplace; print(json.dumps(marketplace.__file__))")
    told["packages"] = str(host.packages)
    told["migrated"] = host.manage("migrate")
    host.manage("check", "--fail-level", "WARNING")
    host.manage("makemigrations", "--check", "--dry-run")
    told["with"] = host.script("look")

    host.code(guide.block("first shop"))
    told["sale"] = host.script("buy")
    told["after"] = host.script("look")

    host.settings.write_text(settings)
    host.urls.write_text(urls)
    host.manage("check", "--fail-level", "WARNING")
    told["without"] = host.script("look")
    return told


def without_ours(look: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in look.items() if key != "ours_to_make"}


def test_the_guide_asks_for_ten_lines_of_settings_and_two_of_addresses_at_most() -> None:
    assert len(guide.lines("settings")) <= 10
    assert len(guide.lines("urls")) <= 2


def test_the_wheel_holds_templates_styles_catalogues_and_data_but_no_tests(wheel: Path) -> None:
    names = names_in(wheel)
    assert not [
        name for name in names if name.startswith(("tests/", "scripts/", "docs/")) or "/tests/" in name
    ]
    assert not [name for name in names if name.endswith((".po", ".pyc"))]
    for part in ("themes/templates/talat_themes/", "themes/static/talat_themes/", "communities/data/"):
        assert [name for name in names if name.startswith(part)], part
    for catalogue in ("shops/locale/th/LC_MESSAGES/django.mo", "thai/locale/en/LC_MESSAGES/django.mo"):
        assert catalogue in names


def test_the_host_uses_the_wheel_and_not_this_checkout(story: dict[str, Any]) -> None:
    assert story["where"].startswith(story["packages"])


@pytest.mark.parametrize("moment", ["with", "after"])
def test_log_in_users_groups_and_pages_of_the_host_stay_as_they_were(
    story: dict[str, Any], moment: str
) -> None:
    assert story["fresh"]["user_model"] == "auth.User"
    assert story["fresh"]["sign_in"] == [302, "/admin/"]
    assert story["fresh"]["may_make"] == ["home.ArticlePage", "home.HomePage"]
    assert without_ours(story[moment]) == without_ours(story["fresh"])


def test_only_free_pages_of_ours_can_be_made_by_hand(story: dict[str, Any]) -> None:
    assert story["after"]["ours_to_make"] == ["talat_home.HomePage", "talat_home.StoryPage"]


def test_an_order_is_placed_under_the_hosts_own_prefix(story: dict[str, Any]) -> None:
    sale = story["sale"]
    address, status = sale["order_page"]
    assert address.startswith("/market/orders/")
    assert status == 200
    assert sale["orders"] == [12_000]
    assert sale["parts"] == ["new"]
    assert sale["reserved"] == 2


def test_taken_out_again_the_host_is_as_it_was(story: dict[str, Any]) -> None:
    assert story["without"] == story["fresh"]
