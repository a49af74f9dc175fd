from scripts.proofs import meaning


def test_a_proof_stays_valid_when_only_words_change() -> None:
    before = 'def f():\n    """Old words."""\n    return 1\n'
    after = 'def f():\n    """New words."""\n\n    return 1  # and a comment\n'
    assert meaning(before) == meaning(after)


def test_a_proof_is_old_when_what_the_code_does_changes() -> None:
    assert meaning("def f():\n    return 1\n") != meaning("def f():\n    return 2\n")
