"""`make proof`: the long proofs in full, on SQLite and then on PostgreSQL; outcomes go into docs/proofs.

ARGS="-k soak" make proof     one of them
"""

import os
import sys

from scripts.run_tests import DEFAULT_SERVER, pytest, why_no_postgres


def main(arguments: list[str]) -> int:
    os.environ["TALAT_PROOF"] = "full"
    command = ["tests/proofs", "-n", "0", "-v", *arguments]
    url = os.environ.get("TEST_DATABASE_URL", DEFAULT_SERVER)
    reason = why_no_postgres(url)
    code = pytest(command)
    if reason:
        print(f"PostgreSQL: left out, none answers ({reason})")
        return code
    return pytest(command, DATABASE_URL=url) or code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
