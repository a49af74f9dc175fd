# The commands of this house. Needs python3 (3.11 or newer, with venv) and make; nothing else of ours.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
DOMAIN := $(filter-out tests/%,$(wildcard */domain */*/domain))
# The locks are made for packages without an address of any index in them.
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

export PORT
export PYTHONDONTWRITEBYTECODE ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test check bench shots proof lock messages clean lint format

help: ## Say what each command does
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

demo: $(VENV)/demo.stamp ## Fill a demo city and serve it at http://127.0.0.1:8000 (PORT=8001 make demo: elsewhere)
	@$(PY) -m scripts.catalogues
	@exec env TALAT_END_WITH_PARENT=1 TALAT_BASE_URL="$${TALAT_BASE_URL:-http://127.0.0.1:$(PORT)}" \
		$(PY) manage.py serve_demo --port "$(PORT)"

test: $(VENV)/dev.stamp ## Run all tests; what had to be left out stands in the last lines
	@$(PY) -m scripts.catalogues
	@exec $(PY) -m scripts.run_tests $(ARGS)

check: $(VENV)/dev.stamp ## Lint, format, types, imports, migrations, deployment, translations, proofs
	@$(PY) -m scripts.catalogues
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PY) -m scripts.templates --check
	$(VENV)/bin/djlint --quiet --lint thai themes communities shops products marketplace
	$(if $(DOMAIN),$(VENV)/bin/mypy $(DOMAIN),@true)
	$(VENV)/bin/lint-imports --no-logo
	DJANGO_SETTINGS_MODULE=marketplace.settings.test $(PY) manage.py makemigrations --check --dry-run
	@$(PY) -m scripts.check_deploy
	$(PY) -m scripts.messages --check
	$(PY) -m pytest -q -p no:cacheprovider tests/guards -m "not slow"
	$(PY) -m scripts.proofs --check
	@echo "make check: all well"

format: $(VENV)/dev.stamp ## Put code and templates into the house's form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(PY) -m scripts.templates

bench: $(VENV)/dev.stamp ## Measure the main pages beside a bare view and Wagtail's plainest page
	@$(PY) -m scripts.catalogues
	$(PY) -m tests.bench $(ARGS)

shots: $(VENV)/dev.stamp ## Take pictures of the main screens, phone and desktop, into docs/shots
	@$(PY) -m scripts.catalogues
	$(PY) -m tests.shots $(ARGS)

proof: $(VENV)/dev.stamp ## Run the long proofs; seeds, counts and commit go into docs/proofs
	@$(PY) -m scripts.catalogues
	$(PY) -m tests.proofs $(ARGS)

messages: $(VENV)/dev.stamp ## Gather the strings to translate into both catalogues
	$(PY) -m scripts.messages $(ARGS)

lock: $(VENV)/dev.stamp ## Choose and lock the newest versions that fit
	$(VENV)/bin/$(LOCK) --upgrade --extra postgres --group dev -o requirements/dev.txt
	$(VENV)/bin/$(LOCK) --upgrade --group demo -c requirements/dev.txt -o requirements/demo.txt

clean: ## Take away what the commands made, the demo city too
	rm -rf $(VENV) var dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*

# One environment serves both; the demo needs a part of what the tests need.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/%.stamp: requirements/%.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
