# Peerhub: type `make` to see what there is.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LOCK := .ci/requirements.txt
TYPES := .ci/node_modules/.ready
ALL := --numprocesses 4 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

.PHONY: setup
setup: $(READY) ## Set up .venv from the locked dependencies

$(READY): $(LOCK) pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(LOCK)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/hub editor || true
	@$(BIN)/hub diagrams || true
	@touch $@

.PHONY: serve
serve: setup ## Serve the hub at http://127.0.0.1:8000, rebuilt on every change
	$(BIN)/mkdocs serve

.PHONY: build
build: setup ## Build the site into site/, strictly
	$(BIN)/mkdocs build --strict

.PHONY: check
check: setup ## Check the content
	$(BIN)/hub check

$(TYPES): .ci/package-lock.json
	cd .ci && npm ci --silent
	@touch $@

.PHONY: lint
lint: setup $(TYPES) ## Check style, types and the layers of the house
	$(BIN)/ruff format --check hub tests
	$(BIN)/ruff check hub tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	cd .ci && node_modules/.bin/tsc && node_modules/.bin/tsc -p tsconfig.worker.json

.PHONY: fast
fast: setup ## Run the tests that take no more than seconds
	$(BIN)/pytest -m "not slow"

# Hundreds of processes are started: where nothing compiled may be kept, each would compile all of the hub.
.PHONY: test
test: export PYTHONDONTWRITEBYTECODE :=
test: lint ## Run everything: style, types, layers, tests
	$(BIN)/pytest $(ALL)

.PHONY: coverage
coverage: setup ## Run the tests and see which lines and branches they reach; takes half as long again
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(ALL)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.PHONY: bench
bench: setup ## Measure reading, checking, building, the first search and pages on a phone; prints ratios
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.builds --keep

.PHONY: fuzz
fuzz: setup ## Try a hundred thousand lessons that nobody wrote; a failing one is kept as a file
	$(BIN)/python -W ignore -m tests.audit.lessons

.PHONY: soak
soak: setup ## Edit sites and hubs at random five hundred times, and compare each build that remembers with a plain one
	$(BIN)/python -W ignore -m tests.turbo.soak

.PHONY: audit
audit: setup $(TYPES) ## Measure what security is to reach, with large numbers (with Chromium); HUB_ATTACKS names a folder of further payloads
	$(BIN)/python -m tests.audit

.PHONY: pictures
pictures: setup ## Take the pictures of the README again (with Chromium)
	$(BIN)/python -m tests.pictures

.PHONY: icons
icons: setup ## Draw the icons of an installed hub again, from its mark (with Chromium)
	$(BIN)/python -m tests.icons

.PHONY: words
words: setup ## Bring the catalogues of the interface up to date with the code
	$(BIN)/python -m tests.words

.PHONY: lock
lock: setup ## Renew the locked dependencies, here and for new hubs
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --extra dev \
		--no-header --no-annotate --no-strip-extras --no-emit-index-url --no-emit-find-links pyproject.toml -o $(LOCK)
	$(MAKE) --no-print-directory setup
	$(BIN)/python -m tests.locked

# A command, and the package of Debian that has it.
TOOLS := chromium-headless-shell:chromium-headless-shell nginx:nginx-light caddy:caddy

.PHONY: system-tools
system-tools: ## Install what the tests need from Debian's packages: a browser and two servers (as root)
	@missing=$$(for tool in $(TOOLS); do command -v $${tool%:*} >/dev/null || echo $${tool#*:}; done); \
	test -z "$$missing" || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

.PHONY: clean
clean: ## Remove everything that can be made again
	rm -rf .venv .ci/node_modules site .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
