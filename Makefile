# Two commands are enough: `make demo` shows okrbot at work, `make test` proves it.
# Each sets itself up in .venv first; nothing else on the machine is touched.

.PHONY: help demo run test test-fast check format docs bench lock migration clean
.DEFAULT_GOAL := help

BIN := .venv/bin
# A shell that forbids bytecode would have each of the tests' processes compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
# The stamps' names hold a checksum of the lock: another lock is another stamp, and is installed.
sum = $(shell cat $(1) pyproject.toml | cksum | tr -d ' ')
RUNTIME := .venv/.runtime-$(call sum,requirements.lock)
DEV := .venv/.dev-$(call sum,requirements-dev.lock)

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

demo: $(RUNTIME)  ## a whole DingTalk on this computer, with a team at work; open the address it prints
	@$(BIN)/okrbot demo

run: $(RUNTIME)  ## the bot, with the settings in the environment or in .env
	@$(BIN)/okrbot run

test: $(DEV)  ## every test: SQLite and PostgreSQL, end to end, in a browser
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

test-fast: $(DEV)  ## the tests that need no PostgreSQL, sockets, browser or installation
	@$(BIN)/pytest -n auto -m "not slow"

check: $(DEV)  ## style, types, who imports whom, locks, translations
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@! grep -n '://' requirements.lock requirements-dev.lock
	@$(BIN)/python -m commands.texts.extract --check

format: $(DEV)  ## format the code
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: $(DEV)  ## docs/commands.md, from the commands
	@$(BIN)/python -m commands.core.manual

bench: $(DEV)  ## how fast it is on this machine
	@$(BIN)/python -m benchmarks

COMPILE := uv pip compile pyproject.toml --extra charts --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet

lock:  ## pin what pyproject.toml asks for (needs uv); LOCK=--upgrade takes newer versions
	@$(COMPILE) $(LOCK) --group build -o requirements.lock >/dev/null
	@$(COMPILE) $(LOCK) --group dev -o requirements-dev.lock >/dev/null

migration: $(DEV)  ## m="what changes": the next step from the steps so far to storage/tables/
	@$(BIN)/python -m migrations "$(m)"

clean:  ## remove .venv and what tools left behind
	rm -rf .venv .demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(RUNTIME): requirements.lock
	@.ci/install requirements.lock
	@touch $@

# What tests need includes what running needs.
$(DEV): requirements-dev.lock
	@.ci/install requirements-dev.lock
	@touch $@ $(RUNTIME)
