"""`manage.py check --deploy` as production would run it: no error and no warning."""

import os
import subprocess
import sys
import tempfile


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "marketplace.settings.production",
            "SECRET_KEY": "only-to-be-checked-" + "k3y!" * 12,
            "ALLOWED_HOSTS": "talat.invalid",
            "TALAT_BASE_URL": "https://talat.invalid",
            "TALAT_VAR_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/talat.sqlite3",
        }
        command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
