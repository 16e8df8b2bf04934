# Two commands do everything on a fresh machine: `make run` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TDKT   := $(BIN)/tdkt
PEERS  := .venv-speed

# A folder of wheels that pip is told to look in (a CPU build of torch, say) is used by uv as well.
FIND_LINKS := $(shell $(PYTHON) -m pip config list 2>/dev/null | sed -n "s/.*find-links='\([^']*\)'.*/\1/p" | head -n 1)
export UV_FIND_LINKS ?= $(FIND_LINKS)

.PHONY: help run test check widget-types eval transcript speed clean

help: ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 — \2/p' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Make the environment, ingest the starter corpus if the index is empty, serve
	$(TDKT) ingest --starter --if-empty
	$(TDKT) serve

test: $(VENV)/.test ## Make the environment with the test tools and run the whole suite
	$(BIN)/pytest

check: $(VENV)/.test ## Style (ruff), types (mypy --strict), layers (import-linter)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# TypeScript is a tool of npm's, so this is no part of `make check`; CI runs it where npm is.
widget-types: ## Check the types of the modules of the widget and of /admin (needs npm)
	npx --yes --package=typescript@5 tsc --project bots/widget/tsconfig.json
	npx --yes --package=typescript@5 tsc --project assistant/web/page/tsconfig.json

eval: export TDKT_DATA := .tdkt/eval-starter
eval: $(VENV)/.test ## Run the starter question set and the gate
	$(TDKT) ingest --starter --prune
	$(TDKT) eval run
	$(TDKT) eval gate

transcript: export TDKT_DATA := .tdkt/transcript
transcript: $(VENV)/.test ## Write docs/telegram.md: ten conversations with the real bot
	rm -rf $(TDKT_DATA)
	$(TDKT) ingest --starter
	$(BIN)/python -m tests.bots.telegram.transcript $(TDKT_DATA)

speed: $(VENV)/.test $(PEERS)/.installed ## Measure speed beside other tools, which get an environment of their own
	$(TDKT) eval speed

clean: ## Remove the environments (documents and index in .tdkt/ stay)
	rm -rf $(VENV) $(PEERS)

# The lock holds every package with its version; --no-deps would lose torch's own CUDA packages
# where only the CUDA build is to be had, so dependencies are resolved within the lock.
$(VENV)/.run: requirements.lock pyproject.toml
	$(call make_environment,.)
	@touch $@

$(VENV)/.test: requirements.lock pyproject.toml
	$(call make_environment,.[test$(comma)eval$(comma)learning])
	@touch $@ $(VENV)/.run

# One tool that cannot be installed must not keep the others away: the report then says why it is
# missing.
$(PEERS)/.installed: eval/speed/requirements.txt | $(VENV)/.test
	@test -x $(PEERS)/bin/python || $(UV) venv --quiet --python $(PYTHON) $(PEERS)
	$(PEER_PIP) --requirement $< || grep -v '^#' $< | xargs -n 1 $(PEER_PIP) || true
	@touch $@
PEER_PIP = $(UV) pip install --quiet --compile-bytecode --python $(PEERS)/bin/python

comma := ,
define make_environment
@command -v uv >/dev/null 2>&1 || $(PYTHON) -m uv --version >/dev/null 2>&1 || $(PYTHON) -m pip install --quiet uv
@test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) $(VENV)
$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --constraint requirements.lock --editable "$(1)"
endef
UV = $(shell command -v uv >/dev/null 2>&1 && echo uv || echo $(PYTHON) -m uv)
