# Two commands matter: make build, make test. Both set up what they need.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
INSTALL := $(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: build test check score bench clean

build: $(VENV)/ready
	$(RUN)/kg build content --out build

test: $(VENV)/ready
	$(RUN)/pytest -n 2

check: $(VENV)/ready
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy

score: $(VENV)/ready
	$(RUN)/python -m tests.scoreboard

bench: $(VENV)/ready
	$(RUN)/python -m bench --json bench/results/last.json
	$(RUN)/python -m bench plots

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) hatchling editables
	$(INSTALL) --no-build-isolation -e ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) .bench build dist
