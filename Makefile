# Needs make and Python 3.11 to 3.13. `make` alone lists the targets.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CLIENT := clients/python
CLIENT_BIN := $(CLIENT)/.venv/bin
CLIENT_READY := $(CLIENT)/.venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo serve check test clients clients-typescript bench torture model evaluate fix

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv and install everything into it

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11 to 3.13 is needed: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

demo: setup ## Play a conversation and print what the memory made of it
	@$(BIN)/spectron demo

serve: setup ## Serve the API on http://127.0.0.1:9090
	@$(BIN)/spectron serve

check: setup ## Format, lint, types and import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports

test: setup ## Run the tests, those of the two engines beside each other
	$(BIN)/pytest --numprocesses 2 --dist loadscope

clients: setup $(CLIENT_READY) ## Check and test the clients against a service, with the frameworks that they serve
	$(BIN)/pyright --project $(CLIENT)
	$(CLIENT_BIN)/pytest $(CLIENT)

$(CLIENT_READY): $(CLIENT)/pyproject.toml $(CLIENT)/constraints.txt
	@test -x $(CLIENT_BIN)/python || $(BIN)/python -m venv $(CLIENT)/.venv
	$(CLIENT_BIN)/python -m pip install --quiet --no-compile --constraint $(CLIENT)/constraints.txt \
		--editable "$(CLIENT)[dev,langchain,openai-agents]"
	@touch $@

clients-typescript: setup ## Check and test the TypeScript client; skipped where there is no Node 20
	@PYTHON=$(abspath $(BIN))/python sh clients/typescript/check.sh

bench: setup ## Measure what a user waits for, or PART=recall ENGINE=neo4j SIZES="10000 1000000": questions to large memories
	@$(BIN)/python -m bench $(if $(ENGINE),--engine $(ENGINE)) $(if $(SIZES),--sizes $(SIZES)) $(if $(PART),--parts $(PART))

torture: setup ## Put the service through what should never happen, for an hour or two: PART="crash once" ENGINE=neo4j
	@$(BIN)/python -m torture $(if $(ENGINE),--engine $(ENGINE)) $(if $(TRIALS),--trials $(TRIALS)) $(PART)

model: setup ## Train the model anew, for hours: CORPORA=FOLDER
	@test -x train/.venv/bin/python || $(PYTHON) -m venv train/.venv
	train/.venv/bin/python -m pip install --quiet --requirement train/requirements.txt
	@MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=500000000 \
		train/.venv/bin/python -m train --corpora "$(CORPORA)"

evaluate: setup ## Measure what the reader gets right: CORPORA=FOLDER GOLDEN=FOLDER PART="names speed"
	@$(BIN)/python -m evaluate --corpora "$(CORPORA)" --golden "$(GOLDEN)" $(PART)

fix: setup ## Format, and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
