# Everything that is done with the project: `make` lists it. CI calls the same tasks.

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEV := $(VENV)/.installed-dev
DEMO := $(VENV)/.installed-demo
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench serve lock clean

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(DEMO) ## Install everything and open the demonstration site at http://127.0.0.1:8000 (PORT=…)
	@DEBUG=false BACKGROUND_TASKS=worker SITE_URL=http://127.0.0.1:$(PORT) $(BIN)/python manage.py demo --port $(PORT)

test: $(DEV) ## Install everything and run the whole suite
	@$(BIN)/python manage.py build_fonts
	@$(BIN)/python -m pytest $(ARGS)

lint: $(DEV) ## Check style, import ladder, migrations and deployment settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@SITE_URL=https://history.example.org SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w 0) \
		DJANGO_SETTINGS_MODULE=config.settings.production $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(DEV) ## Measure speed and size; prints ratios
	@$(BIN)/python -m benchmarks.renditions
	@$(BIN)/python -m benchmarks.uploads
	@$(BIN)/python -m benchmarks.article_page
	@$(BIN)/python -m benchmarks.article_form
	@$(BIN)/python -m benchmarks.discussion
	@$(BIN)/python -m benchmarks.search --sizes 100 1000 10000
	@$(BIN)/python -m benchmarks.lists --sizes 100 1000 10000
	@$(BIN)/python -m benchmarks.picture_library
	@$(BIN)/python -m benchmarks.withdrawal
	@$(BIN)/python -m benchmarks.weight
	@$(BIN)/python -m benchmarks.lighthouse

serve: $(VENV)/.installed ## Run the site for readers, with the settings in .env
	@DJANGO_SETTINGS_MODULE=config.settings.production $(BIN)/python manage.py serve --port $(PORT)

lock: $(DEV) ## Write requirements/*.txt anew from pyproject.toml
	@$(LOCK) --extra postgres --extra redis --extra s3 -o requirements/site.txt
	@$(LOCK) --extra demo -o requirements/demo.txt
	@$(LOCK) --all-extras --group dev -o requirements/dev.txt

clean: ## Remove what can be made again: installed packages, the demonstration site
	rm -rf $(VENV) var static/fonts

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which with PYTHON=python3.12."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment:" \
		"on Debian and Ubuntu, install it with: sudo apt install python3-venv"; exit 1; }

$(VENV)/.installed: requirements/site.txt | $(VENV)/bin/pip
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@touch $@

$(DEMO): requirements/demo.txt | $(VENV)/bin/pip
	@echo "Installing the packages …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/demo.txt
	@touch $@

$(DEV): requirements/dev.txt | $(VENV)/bin/pip
	@echo "Installing the packages …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
