# Targets call the same commands as .ci/run; `make check` runs all of it.
FUZZTIME ?= 5m
FUZZ = ./checker/region:FuzzRegion ./checker/load:FuzzLoadCUE ./checker/load:FuzzLoadYAML ./checker/load:FuzzLoadJSON

.PHONY: build test check form fuzz mutants bench bench-peers deep generate fmt

build:
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o dist/roe ./cmd/roe

test:
	go test ./...

check:
	.ci/run

# Format and static checks of Go, Rego and CUE. The vendored copies in the
# starter book are held to the schemas by a test.
form:
	@test -z "$$(gofmt -l checker cmd schemas policies)" || { gofmt -l checker cmd schemas policies; exit 1; }
	go vet ./...
	staticcheck ./...
	opa fmt --fail --list policies
	opa check --strict policies
	opa test policies
	cue fmt --check --files schemas agreements testdata

fuzz:
	@for f in $(FUZZ); do \
	  echo "$$f"; go test "$${f%%:*}" -run '^$$' -fuzz "^$${f##*:}\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 100x || exit 1; \
	done

# Every deliberate mistake in the rules, one at a time: some test must fail.
# go test tries a sample of them.
mutants:
	ROE_MUTANTS=all go test -v -run "TestMutants|TestSurvivors" ./checker/judge/mutation -timeout 60m

# Folders with benchmarks: go test would build the tests of all others as well.
BENCHED = $(sort $(dir $(shell grep -l --include='*_test.go' -r '^func Benchmark' ./checker ./cmd/roe)))

# Each stage (load, facts, judge, report, render) by number of agencies, with
# allocations; then every other benchmark.
bench:
	go test -run '^$$' -bench '^BenchmarkStage$$' -benchtime 500ms -benchmem ./checker
	go test -run '^$$' -bench . -skip '^BenchmarkStage$$' -benchtime 200ms -benchmem -vet off $(BENCHED)

# roe beside cue, opa and conftest, which it builds as cmd/bench-peers/go.mod
# pins them. A full run writes its table into README.md: let nothing else run.
# BENCH='-quick' tries everything with small corpora, BENCH='-only check-5' one row.
bench-peers:
	cd cmd/bench-peers && go run -mod=mod . $(BENCH)

# Long runs: every mutant of the rules, every oracle at a million cases' worth
# of seeds, both ways of reading, sweeps against every pair, long fuzzing.
deep: mutants
	for seed in 1 2 3 4 5; do ROE_ORACLE_CASES=100000 ROE_ORACLE_SEED=$$seed go test ./checker/region ./checker/calculus -run Oracle -timeout 60m || exit 1; done
	for seed in 1 2 3 4 5; do ROE_ORACLE_CASES=400 ROE_ORACLE_SEED=$$seed go test ./checker -run SessionOracle -timeout 60m || exit 1; done
	ROE_ORACLE_CASES=100000 go test ./checker/load -run TestRoutesAgree -timeout 180m
	ROE_ORACLE_CASES=300 go test ./checker/settle ./checker/worksheet -run 'TestProposeOracle|TestRandomBooksComeBack' -timeout 60m
	ROE_ORACLE_CASES=1000 go test ./checker -run 'TestMemoryOracle|TestSweep' -timeout 60m
	ROE_ORACLE_CASES=100000 go test ./checker/calculus -run TestSweepComparesAsAtLength -timeout 60m
	ROE_SETTLE=all ROE_EXAMPLES=all go test ./checker -run 'TestSettleRoundTrip|TestExamples' -timeout 60m
	$(MAKE) fuzz FUZZTIME=5m

generate:
	go test ./checker/load -run TestGenerated -update
	go test ./checker -run TestGeneratedRules -update
	go test ./checker -run TestExamples -update
	go test ./cmd/roe -run TestPages -update

fmt:
	gofmt -w checker cmd schemas policies
	opa fmt -w policies
	cue fmt --files schemas agreements testdata
