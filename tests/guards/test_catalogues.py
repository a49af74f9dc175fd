from scripts.messages import apps, faults


def test_every_string_stands_in_both_catalogues_and_nothing_else_does() -> None:
    wrong = [fault for app in apps() for fault in faults(app)]
    assert len(wrong) == 0, "\n".join(
        [*wrong[:40], f"{len(wrong)} faults; all of them: make messages ARGS=--check"]
    )
