# Bare `make` lists the targets. Everything they need is installed into .venv, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVENT ?= sea-border-return
PLAN ?= haiphong

.DEFAULT_GOAL := help
.PHONY: help who test unit types lint architecture golden docs dist clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/core.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/core.stamp

who: $(VENV)/core.stamp ## Who acts for PLAN=haiphong EVENT=sea-border-return
	@$(BIN)/coordplan who --plan $(PLAN) --event $(EVENT)

test: types lint architecture unit ## Every test, types, lint, architecture and coverage

unit: $(VENV)/dev.stamp ## The tests, with branch coverage of 95 % or more
	$(BIN)/python -m pytest --numprocesses auto --cov --cov-fail-under=95

types: $(VENV)/dev.stamp ## mypy --strict over src and tests
	$(BIN)/mypy

lint: $(VENV)/dev.stamp ## ruff: lint and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

architecture: $(VENV)/dev.stamp ## import-linter: data flows one way
	$(BIN)/lint-imports --no-cache

golden: $(VENV)/dev.stamp ## Write the golden files anew; review the diff
	$(BIN)/python -m pytest --quiet --no-cov tests/test_golden.py tests/test_behaviour.py --regenerate

docs: $(VENV)/dev.stamp ## Write the generated pages and schemas anew; review the diff
	$(BIN)/python docs/generate.py

dist: $(VENV)/dev.stamp ## Build the sdist and the wheel into dist/
	$(BIN)/python -m build --no-isolation

clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) dist build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
