# The one front door. Needs Python 3.11 or later, make and the network once; everything else goes into .venv.
# `make PYTHON=/path/to/python` chooses the Python that .venv is made from.

.DEFAULT_GOAL := help
.PHONY: help python setup french demo test test-all test-xvfb check lint format-check types layers licences \
        format bench evaluate screenshots lock wheel clean
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
STAMP := $(VENV)/.installed
WORKERS ?= 2
UV_VERSION := 0.13.8
LOCK_COMMAND := uv pip compile --no-config --universal --python-version 3.11 --generate-hashes \
                --group dev pyproject.toml --output-file requirements.lock
LOCK_FR_COMMAND := uv pip compile --no-config --universal --python-version 3.11 --generate-hashes \
                   --group fr --output-file requirements-fr.lock

# Prints the first Python that really runs (a pyenv shim may only say "command not found"), is 3.11 or
# later with the ordinary build, and can make virtual environments. Newest of 3.13, 3.12, 3.11 first.
define FIND_PYTHON
fits() { \
  command -v "$$1" >/dev/null 2>&1 && "$$1" -c 'import ctypes, ensurepip, sqlite3, ssl, sys, sysconfig, venv; \
sys.exit(sys.version_info < (3, 11) or bool(sysconfig.get_config_var("Py_GIL_DISABLED")))' >/dev/null 2>&1; \
}; \
found=; \
if [ -n "$(PYTHON)" ]; then candidates="$(PYTHON)"; else \
  candidates=; \
  for v in 3.13 3.12 3.11; do \
    candidates="$$candidates python$$v"; \
    for folder in "$${PYENV_ROOT:-$$HOME/.pyenv}" "$$HOME/.pyenv"; do \
      for each in "$$folder"/versions/$$v.*/bin/python; do \
        [ -x "$$each" ] && candidates="$$candidates $$each"; \
      done; \
    done; \
  done; \
  candidates="$$candidates python3 python"; \
fi; \
for each in $$candidates; do if fits "$$each"; then found=$$(command -v "$$each"); break; fi; done; \
if [ -z "$$found" ]; then \
  echo "Dossier needs Python 3.11 or later that can make virtual environments (tried: $$candidates)." >&2; \
  echo "On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2; \
  exit 1; \
fi
endef

help:  ## show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

python:  ## print the Python that .venv would be made from
	@$(FIND_PYTHON); echo "$$found"

setup: $(STAMP)  ## make .venv with every locked dependency (the other targets do it by themselves)

# Done again only when the lock or pyproject.toml changes, or when .venv's Python has gone.
$(STAMP): requirements.lock pyproject.toml $(shell $(PY) -c '' 2>/dev/null || echo FORCE)
	@if ! $(PY) -m pip --version >/dev/null 2>&1; then \
	  $(FIND_PYTHON); \
	  echo "Making $(VENV) from $$found"; \
	  "$$found" -m venv --clear $(VENV); \
	fi
	@echo "Installing the locked dependencies"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: FORCE
FORCE:

french: $(VENV)/.french  ## add the French language model to .venv: the extra dossier-viewer[fr]

$(VENV)/.french: requirements-fr.lock $(STAMP)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-fr.lock
	@touch $@

demo: $(STAMP)  ## read the sample articles and open their dossiers (without a display: as an HTML page)
	@$(PY) .ci/needs.py window || true
	@$(PY) -m dossier demo $(ARGS)

test: $(STAMP)  ## run the tests, windows drawn offscreen
	@$(PY) .ci/needs.py offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) $(ARGS)

test-all: $(STAMP)  ## run the slow tests as well
	@$(PY) .ci/needs.py offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) -m "not xvfb" $(ARGS)

test-xvfb: $(STAMP)  ## run the window smoke test on an X11 display: xvfb-run -a make test-xvfb
	@$(PY) .ci/needs.py xvfb
	# One process each: a program that ran to its end has ended Qt's event loop for whatever comes after it.
	QT_QPA_PLATFORM=xcb $(PY) -m pytest -m xvfb tests/e2e $(ARGS)
	QT_QPA_PLATFORM=xcb $(PY) -m pytest -m xvfb tests/gui $(ARGS)

check: lint format-check types layers licences  ## lint, format, types, import rules, licences

lint: $(STAMP)
	$(PY) -m ruff check

format-check: $(STAMP)
	$(PY) -m ruff format --check

types: $(STAMP)
	$(PY) -m mypy

layers: $(STAMP)
	$(BIN)/lint-imports

licences: $(STAMP)
	$(PY) -m piplicenses >/dev/null

format: $(STAMP)  ## put the code into its standard form
	$(PY) -m ruff check --select I --fix
	$(PY) -m ruff format

bench: $(STAMP)  ## measure the budgets of the design, as ratios
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks $(ARGS)

evaluate: $(STAMP)  ## measure the analyser on the annotated corpora beside the checkout
	$(PY) -m tests.benchmarks.evaluate

screenshots: $(STAMP)  ## draw the main window on the sample case, light and dark
	@$(PY) .ci/needs.py offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -m dossier screenshots --to resources/screenshots $(ARGS)

lock:  ## resolve requirements*.lock from PyPI alone, for Python 3.11 to 3.13 on every system (ARGS=--upgrade: newer)
	@$(FIND_PYTHON); \
	tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	"$$found" -m venv "$$tools" && \
	"$$tools/bin/python" -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) && \
	for command in "$(LOCK_COMMAND)" "$(LOCK_FR_COMMAND)"; do \
	  env -u UV_DEFAULT_INDEX -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS "$$tools/bin/"$$command $(ARGS) >/dev/null || exit 1; \
	done

wheel: $(STAMP)  ## build the wheel and the source archive into dist/
	$(PY) -m build --no-isolation

clean:  ## remove what building and testing left behind (.venv stays)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find dossier migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +
