# Bare `make` lists the targets. Everything they need is installed into .venv, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVENT ?= sea-border-return
PLAN ?= haiphong
N ?= 20000
SEED ?= 1
SECONDS ?= 600
KEEP ?= fuzz-failures
SAMPLE ?= 600
OUT ?= trang.html

.DEFAULT_GOAL := help
.PHONY: help everything who test unit types lint architecture slow differential same engines damaged twins fuzz mutants bench browser libreoffice shells typescript dmn java page site pictures golden docs dist release clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/core.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/core.stamp

$(VENV)/everything.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,durable,bench,mutants,examples,spark]"
	@touch $@ $(VENV)/dev.stamp $(VENV)/core.stamp $(VENV)/bench.stamp $(VENV)/mutants.stamp

everything: $(VENV)/everything.stamp ## Install every extra; durable-rules needs a C compiler

# without a C compiler, durable-rules stays out and the benchmark says so
$(VENV)/bench.stamp: pyproject.toml $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[durable]"
	@touch $@

$(VENV)/mutants.stamp: pyproject.toml $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[mutants]"
	@touch $@

who: $(VENV)/core.stamp ## Who acts for PLAN=haiphong EVENT=sea-border-return
	@$(BIN)/coordplan who --plan $(PLAN) --event $(EVENT)

test: types lint architecture unit ## Every test, types, lint, architecture and coverage

# counting branches makes tests three times as slow; some are not needed for the count
unit: $(VENV)/dev.stamp ## The tests that are not slow, with branch coverage of 95 % or more
	$(BIN)/python -m pytest --numprocesses auto -m "not slow and not uncounted" --cov --cov-fail-under=95
	$(BIN)/python -m pytest --numprocesses auto -m "not slow and uncounted" --no-cov

slow: $(VENV)/dev.stamp ## The slow tests: a browser, a SAT solver, other engines, long laws
	$(BIN)/python -m pytest --numprocesses auto -m slow

types: $(VENV)/dev.stamp ## mypy --strict over src and tests
	$(BIN)/mypy

lint: $(VENV)/dev.stamp ## ruff: lint and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

architecture: $(VENV)/dev.stamp ## import-linter: data flows one way
	$(BIN)/lint-imports --no-cache

differential: $(VENV)/dev.stamp ## N=20000 situations: index, reference, durable-rules; SEED=1
	$(BIN)/python -m tests.differential --situations $(N) --seed $(SEED)

same: $(VENV)/dev.stamp ## N=20000 situations: the officers' page in Chromium answers as Python does; SEED=1
	COORDPLAN_SITUATIONS=$(N) COORDPLAN_SEED=$(SEED) \
	  $(BIN)/python -m pytest --quiet --no-cov --capture=no tests/page/test_same_answers.py

engines: $(VENV)/everything.stamp java ## N=20000 rows over five plans: DuckDB, SQLite and Spark say what `who` says
	COORDPLAN_ROWS=$(N) $(BIN)/python -m pytest --quiet --no-cov -m slow tests/engines/test_statements.py

damaged: $(VENV)/dev.stamp ## N=20000 damaged tables and maps for `batch`: no traceback, no row lost; SEED=1
	$(BIN)/python -m tests.damaged --count $(N) --seed $(SEED)

bench: $(VENV)/bench.stamp ## Speed and memory beside other engines; QUICK=1, BEFORE=src of an older version
	$(if $(BEFORE),COORDPLAN_BEFORE=$(BEFORE)) $(BIN)/python -m benchmarks $(if $(QUICK),--quick)

fuzz: $(VENV)/dev.stamp ## Hostile inputs for SECONDS=600, each within 2 s and 500 MB; SEED=1, KEEP=fuzz-failures
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(SEED) --keep $(KEEP)

twins: $(VENV)/dev.stamp ## Hostile twins: every set of payloads, command, format and language
	$(BIN)/python -m tests.twins

mutants: $(VENV)/mutants.stamp ## Would a test see a slip in the core? SAMPLE=600 of its mutants; SEED=1
	$(BIN)/python -m tests.mutants --sample $(SAMPLE) --seed $(SEED) --write

golden: $(VENV)/dev.stamp ## Write the golden files anew; review the diff
	$(BIN)/python -m pytest --quiet --no-cov tests/test_golden.py tests/test_behaviour.py --regenerate

docs: $(VENV)/dev.stamp ## Write the generated pages and schemas anew; review the diff
	$(BIN)/python docs/generate.py

browser: $(VENV)/dev.stamp ## Chromium for the tests of pages, from Debian, where it is missing
	@command -v chromium >/dev/null || test -n "$$COORDPLAN_CHROMIUM" || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	  else echo "install chromium, or name a browser in COORDPLAN_CHROMIUM"; exit 1; fi

libreoffice: ## LibreOffice for the tests that read what it writes, from Debian, where it is missing
	@command -v soffice >/dev/null || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer fonts-dejavu-core; \
	  else echo "install LibreOffice Writer and the DejaVu fonts"; exit 1; fi

shells: ## zsh and fish for the tests of completion, from Debian, where they are missing
	@command -v zsh >/dev/null && command -v fish >/dev/null || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq zsh fish; \
	  else echo "install zsh and fish"; exit 1; fi

typescript: ## TypeScript for the types of the officers' page, from npm, where it is missing
	@command -v npm >/dev/null || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm; \
	  else echo "install npm, which comes with Node.js"; exit 1; fi
	@test -x tests/page/node_modules/.bin/tsc || npm ci --prefix tests/page --no-audit --no-fund

dmn: ## dmn-moddle and feelin, which read the exported DMN, from npm, where they are missing
	@command -v npm >/dev/null || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm; \
	  else echo "install npm, which comes with Node.js"; exit 1; fi
	@test -d tests/dmn/node_modules/feelin || npm ci --prefix tests/dmn --no-audit --no-fund

java: ## Java 17 for the tests on Spark, from Debian, where Java is missing
	@command -v java >/dev/null || \
	  if [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq openjdk-17-jre-headless; \
	  else echo "install Java 17"; exit 1; fi

page: $(VENV)/core.stamp ## The officers' page as one file: OUT=trang.html
	$(BIN)/coordplan page -o $(OUT)
	@ls -l $(OUT)

site: $(VENV)/dev.stamp ## The documentation as a site in both languages: build/site/index.html
	$(BIN)/python docs/site/build.py build/site

pictures: browser ## Take the pictures of the pages anew: phone, card, comparison, graph; look at them
	$(BIN)/python docs/pictures.py

$(VENV)/release.stamp: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[release]"
	@touch $@

release: $(VENV)/release.stamp ## Build twice, install in empty environments, oldest and newest dependencies, SBOM
	$(BIN)/python -m release.builds dist
	$(BIN)/python -m release.installed dist
	$(BIN)/python -m release.bill dist
	$(BIN)/python -m release.bounds

dist: $(VENV)/dev.stamp ## Build the sdist and the wheel into dist/
	$(BIN)/python -m build --no-isolation

clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) tests/page/node_modules tests/dmn/node_modules dist build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
