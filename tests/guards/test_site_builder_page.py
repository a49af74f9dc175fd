import re

from tests.guards import sources

GUIDE = sources.ROOT / "docs" / "site-builder.md"
SETTING = re.compile(r"\"(TALAT_[A-Z_]+)\"")


def test_the_guide_names_every_setting_of_ours_and_no_other() -> None:
    read = {
        name
        for path in sources.files(".py")
        if path.name == "conf.py"
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    told = set(re.findall(r"^\| `(TALAT_[A-Z_]+)`", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert read == told, f"not told: {sorted(read - told)}; told, but not read: {sorted(told - read)}"
