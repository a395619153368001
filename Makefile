# Everything a newcomer needs: `make run` starts Replybook, `make test` proves it.
# Both set up what they need; a second run finds it done.

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
LANGUAGES := da nb nn sv
MESSAGES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
TYPED := core search attachments privacy accounts/services styleguide/services styleguide/checker styleguide/transfer \
	styleguide/shapes.py styleguide/patterns.py kb/services responses/services responses/placeholders responses/hygiene responses/suggestions \
	chats/services chats/mining chats/drafting chats/wording.py chats/phrases.py chats/likeness.py chats/marking.py \
	chats/transcripts.py chats/redacting.py \
	desk/services desk/todo
# Files stay together, so that what a file makes once is made once; whoever is done early helps.
PYTEST := -n 2 --dist worksteal
# The second run finds compiled what the first one did, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE
# Benchmarks read their data here.
export REPLYBOOK_DATA ?= ../shared/data

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup develop run test test-postgres lint format words bench crash-index requirements clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: .venv/installed .env $(MESSAGES) ## install what the service needs

develop: setup .venv/installed-dev ## and what its tests need

run: setup ## start the service with demo content (HOST and PORT choose where)
	@$(MANAGE) serve

test: develop ## every test on SQLite, then what asks a database on PostgreSQL, both in a browser
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest $(PYTEST)
	TEST_DATABASE=postgres $(BIN)/python -m pytest $(PYTEST)

test-postgres: develop ## every test that asks a database, on PostgreSQL
	@$(BIN)/python -m tests.browser.chromium
	WHOLE=1 TEST_DATABASE=postgres $(BIN)/python -m pytest $(PYTEST)

lint: develop ## style, types, forgotten migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(wildcard $(TYPED))
	$(MANAGE) makemigrations --check --dry-run

format: develop ## let ruff rewrite what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

words: setup ## collect and merge texts to translate (needs gettext)
	@command -v msgmerge >/dev/null || { \
		echo "Install gettext first: apt install gettext, brew install gettext" >&2; exit 1; }
	$(MANAGE) makemessages $(LANGUAGES:%=--locale %) --add-location file --no-obsolete \
		--ignore tests --ignore build --ignore var
	@for each in $(LANGUAGES:%=locale/%/LC_MESSAGES/django.po); do \
		grep -v '^"POT-Creation-Date:' $$each > $$each.new && mv $$each.new $$each; done

bench: develop .venv/installed-bench ## measure, with the data in REPLYBOOK_DATA
	$(BIN)/python -m benchmarks

crash-index: develop ## break the search index in 500 ways
	CRASH_CASES=500 $(BIN)/python -m pytest $(PYTEST) tests/search/test_crash_index.py

requirements: develop ## pin the newest versions that fit requirements*.in
	$(BIN)/pip-compile $(COMPILE) --output-file requirements.txt requirements.in
	$(BIN)/pip-compile $(COMPILE) --output-file requirements-dev.txt requirements-dev.in
	$(BIN)/pip-compile $(COMPILE) --output-file benchmarks/requirements.txt benchmarks/requirements.in

clean: ## remove what was installed; the data in var/ and .env stay
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis $(MESSAGES)

COMPILE := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Replybook needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
			"Name another one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { \
		echo "The virtual environment could not be made." \
			"On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

.venv/installed: requirements.txt | .venv/made
	@echo "Installing packages"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing packages for tests"
	@$(INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $@

.venv/installed-bench: benchmarks/requirements.txt .venv/installed-dev
	@echo "Installing what benchmarks compare with"
	@$(INSTALL) -r benchmarks/requirements.txt
	@touch $@

.env: | .venv/made
	@umask 077 && $(BIN)/python -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@
	@printf '%s\n' 'DEBUG=false' 'HTTPS=false' 'ALLOWED_HOSTS=localhost,127.0.0.1,[::1]' >> $@

%.mo: %.po | .venv/installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
