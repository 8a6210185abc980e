# Needs make and Python >= 3.11; PYTHON=… names another interpreter to start from.
.POSIX:
.SUFFIXES:
.PHONY: help report test notebooks lab corpora accuracy bench lock clean
export PYTHON

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /	/' | expand -t 10

report: ## facts, every notebook and the site, in outputs/
	@sh tools/environment.sh report
	@.venv/bin/wbdossier build

test: ## lint, types, unit and gold tests, notebooks against their stored outputs, browser
	@sh tools/environment.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest tests notebooks --nbval --nbval-kernel-name wbdossier -n auto --dist loadfile

notebooks: ## execute the notebooks where they stand, after the data has changed
	@sh tools/environment.sh report
	@.venv/bin/wbdossier build
	@.venv/bin/python -m wbdossier.run.refresh

lab: ## JupyterLab on the notebooks
	@sh tools/environment.sh lab
	@sh tools/lab.sh

corpora: ## what `wbdossier facts` needs for Parquet, WARC and a cluster
	@sh tools/environment.sh corpora

accuracy: ## precision and recall on the gold texts, beside other libraries; writes docs/accuracy.md
	@sh tools/environment.sh bench
	@PYTHONPATH=tests .venv-bench/bin/python benchmarks/accuracy.py

bench: ## speed beside others, of builds and of reading (an hour); writes docs/performance.md, speed.md
	@sh tools/environment.sh bench
	@sh tools/environment.sh peers
	@.venv-bench/bin/python benchmarks/performance.py
	@.venv-bench/bin/python benchmarks/speed.py
	@.venv-bench/bin/python benchmarks/corpora.py $(COUNTS)

lock: ## write the locks anew from pyproject.toml (UPGRADE=1: newest versions)
	@UPGRADE=$(UPGRADE) sh tools/lock.sh

clean: ## remove environments, built pages and caches; outputs/data stays
	rm -rf .uv .venv .venv-lab .venv-bench .venv-peers .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf outputs/notebooks outputs/site outputs/workflow outputs/failed outputs/.[a-z]*
	rm -f outputs/ro-crate-metadata.json
	find lib tests notebooks -name __pycache__ -prune -exec rm -rf {} +
