# The commands of this project. `make check` is what continuous integration runs.
.DEFAULT_GOAL := help
.PHONY: help check fmt run demo proof bench guard worlds clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1: /p' $(MAKEFILE_LIST)

check: ## compile, test and check everything (the test command of the README)
	mvn -B -ntp verify

fmt: ## format the Java sources
	mvn -B -q spotless:apply

run: ## run the command line: make run ARGS="report FILE"
	./assay $(ARGS)

demo: ## a planted venue day and the report on it
	./assay demo

proof: ## the tests on real data in ../shared/data, and the long ones; without these: make proof ARGS=-Dassay.excludedGroups=long
	@test -d ../shared/data || { echo "make proof: no ../shared/data beside this checkout"; exit 1; }
	rm -rf core/target/proof-reports app/target/proof-reports
	mvn -B -ntp -Pproof $(ARGS) package  # up to the jar: what `check` compiled is not compiled again
	@grep -rqs '<testcase' core/target/proof-reports app/target/proof-reports || { echo "make proof: no proof ran"; exit 1; }
	@! grep -rls '<skipped' core/target/proof-reports app/target/proof-reports || { echo "make proof: a proof was skipped"; exit 1; }

bench: ## measure: whole runs, then the hot loops: make bench ARGS="FoldBench -wi 1"
	bench/whole-runs
	bench/kernels $(ARGS)

guard: ## is any stage slower beside the pinned peer than it was when last stored: make guard ARGS="FILLS ROUNDS"
	bench/guard $(ARGS)

worlds: ## does the card hold the truth, and who wins, over planted worlds: make worlds ARGS="WORLDS WORTHLESS SEED ACCOUNTS"
	bench/value-worlds $(ARGS)

clean: ## remove what was built
	mvn -B -q clean
	rm -rf .assay/launcher
