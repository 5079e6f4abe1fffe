package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// side is one of those that run in turn.
type side struct {
	name string
	// run measures it once. What it prepares does not count.
	run func(ctx context.Context) (usage, error)
}

// group is sides that run in turn, A B A B, on one corpus.
type group struct {
	id    string
	sides []side
	// check tells whether the sides found the same; it runs once, after the
	// warm-up.
	check func(ctx context.Context) error
}

// row is a line of the table: two sides of a group, and what is to be reached.
type row struct {
	ID, Work, Against string
	group, a, b       string
	// Time and Memory are the most of the other side's that is allowed; 0: any.
	Time, Memory float64
	// MemoryUnder is the most memory in bytes, WallUnder the most time in seconds; 0: any.
	MemoryUnder, WallUnder float64
	Note                   string
}

const gigabyte = 1 << 30

// rows are the lines, in their order.
var rows = []row{
	{ID: "check-5", Work: "`roe check`, one deployment of 5 agencies, whole command", Against: "`cue export` and one `opa eval`, skilled rules", group: "five", a: "roe", b: "opa", Time: 0.4,
		Note: "The same conflicts with the host, for each agency, action and kind. roe also judges everything else: command, radio, agreements, silence, the agencies' own contradictions."},
	{ID: "pairs-100", Work: "every pair of 100 agencies, no two alike (`roe sweep`)", Against: "the same pipeline", group: "hundred", a: "roe", b: "opa", Time: 0.1, Memory: 1.0 / 6,
		Note: "The same conflicts, for each host, aid, action and kind. opa prints each of them with both norms; roe writes its result folder: for every pair and topic the worst and how many, and the norms and changes behind them. roe also judges silence, thresholds and the agencies' own contradictions."},
	{ID: "pairs-100-conftest", Work: "the same", Against: "`cue export` and one `conftest test`, the same rules", group: "hundred", a: "roe", b: "conftest",
		Note: "conftest prints a sentence for each conflict."},
	{ID: "check-135", Work: "`roe check`, 135 agencies, all topics, cold", Against: "`cue vet -c .` alone on the same files", group: "convention", a: "roe", b: "cue", Time: 1, Memory: 0.5,
		Note: "cue holds the same folder to the schemas that `roe init` writes, and judges nothing."},
	{ID: "load-1000", Work: "load 1,000 agencies, cold", Against: "`cue vet -c .` on them", group: "thousand", a: "load", b: "cue", Time: 0.3, Memory: 0.1,
		Note: "The folder is read as every command of roe reads it, and nothing else is done."},
	{ID: "changed-1000", Work: "the same, one file changed since the last run", Against: "the cold run", group: "thousand", a: "changed", b: "load", Time: 0.05},
	{ID: "sweep-1000", Work: "all 999,000 ordered pairs of 1,000 agencies, every norm topic (`roe sweep`), agencies sharing 20 manuals with a tenth of the norms edited", Against: "`cue vet -c .` on them", group: "shared", a: "roe", b: "cue", Time: 1, MemoryUnder: gigabyte},
	{ID: "sweep-1000-own", Work: "the same, no two agencies alike", Against: "`cue vet -c .` on them", group: "thousand", a: "sweep", b: "cue", Time: 1, MemoryUnder: gigabyte},
	{ID: "engine-shared", Work: "engine (facts and judgement) for those pairs, agencies sharing 20 manuals with a tenth of the norms edited", Against: "the pure Go limit, on two goroutines", group: "engine-shared", a: "roe", b: "limit", Time: 5,
		Note: "The same number of conflicts of each common kind. The limit compares every pair on its own and judges three kinds of conflict alone."},
	{ID: "engine-own", Work: "the same, no two agencies alike", Against: "the pure Go limit, on two goroutines", group: "engine-own", a: "roe", b: "limit",
		Note: "To say what it is."},
	{ID: "recheck-135", Work: "re-check after one edit in watch mode and the language server, 135 agencies, p95", Against: "–", WallUnder: 0.1},
	{ID: "version", Work: "`roe version`", Against: "an empty Go program", group: "version", a: "roe", b: "empty", WallUnder: 0.03},
}

// further are measured and told beside the table.
var further = []string{"growth", "plot", "profile"}

func rowIDs() (ids []string) {
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return append(ids, further...)
}

func (b *bench) cacheDir(name string) string { return filepath.Join(b.work, "cache-"+name) }

// cacheAt has roe keep what it keeps between runs in a folder.
func cacheAt(dir string) string { return "XDG_CACHE_HOME=" + dir }

// cold forgets what was kept.
func cold(dir string) error { return os.RemoveAll(dir) }

// roe is a side that runs roe with nothing kept from earlier runs.
func (b *bench) roe(dir string, codes []int, args ...string) side {
	return side{"roe", func(ctx context.Context) (usage, error) {
		cache := b.cacheDir("cold")
		if err := cold(cache); err != nil {
			return usage{}, err
		}
		c := command{Stages: [][]string{append([]string{b.bin("roe")}, args...)}, Dir: dir, Env: []string{cacheAt(cache)}, Out: b.result("roe.txt"), Codes: codes}
		return c.run(ctx)
	}}
}

// swept is a side that sweeps into a fresh folder.
func (b *bench) swept(name, dir string) side {
	s := b.roe(dir, nil, "sweep", ".", "--day", today, "-o", b.result("sweep"))
	return side{name, func(ctx context.Context) (usage, error) {
		if err := os.RemoveAll(b.result("sweep")); err != nil {
			return usage{}, err
		}
		return s.run(ctx)
	}}
}

func (b *bench) vet(dir string) side {
	return side{"cue", command{Stages: [][]string{{b.bin("cue"), "vet", "-c", "."}}, Dir: dir}.run}
}

// opa is what a user of the stock tools would run: one export, one evaluation.
func (b *bench) opa(dir string) side {
	return side{"opa", command{Stages: [][]string{
		{b.bin("cue"), "export", "."},
		{b.bin("opa"), "eval", "--format", "raw", "--strict-builtin-errors", "--stdin-input", "--data", filepath.Join(b.here, "rego", "pairs.rego"), "data.pairs.conflicts"},
	}, Dir: dir, Out: b.result("opa.json")}.run}
}

// conftest runs the same rules; it ends with 1 where they deny something.
func (b *bench) conftest(dir string) side {
	return side{"conftest", command{Stages: [][]string{
		{b.bin("cue"), "export", "."},
		{b.bin("conftest"), "test", "--no-color", "--parser", "json", "--policy", filepath.Join(b.here, "rego"), "-"},
	}, Dir: dir, Out: b.result("conftest.txt"), Codes: []int{1}}.run}
}

func (b *bench) result(name string) string { return filepath.Join(b.work, name) }

// groupOf prepares what a row needs.
func (b *bench) groupOf(ctx context.Context, id string) (group, error) {
	corpus := map[string]string{"engine-shared": "shared", "engine-own": "thousand", "version": "five"}[id]
	if corpus == "" {
		corpus = id
	}
	dir, err := b.corpus(ctx, corpus)
	if err != nil {
		return group{}, err
	}
	g := group{id: id}
	switch id {
	case "five":
		g.sides = []side{b.roe(dir, []int{1}, "check", ".", "--today", today), b.opa(dir)}
		g.check = func(ctx context.Context) error { return b.checkDeployment(ctx, dir) }
	case "hundred":
		g.sides = []side{b.swept("roe", dir), b.opa(dir), b.conftest(dir)}
		g.check = func(ctx context.Context) error { return b.checkPairs(ctx, dir) }
	case "convention":
		g.sides = []side{b.roe(dir, []int{1}, "check", ".", "--today", today), b.vet(dir)}
	case "thousand":
		g.sides = append(b.reading(dir), b.swept("sweep", dir), b.vet(dir))
	case "shared":
		g.sides = []side{b.swept("roe", dir), b.vet(dir)}
	case "engine-shared", "engine-own":
		g = b.engines(id, dir)
	case "version":
		g.sides = []side{b.roe(dir, nil, "version"), {"empty", command{Stages: [][]string{{b.bin("empty")}}}.run}}
	}
	return g, nil
}

// reading reads cold, and again when one file was changed since.
func (b *bench) reading(dir string) []side {
	cache := b.cacheDir("reading")
	read := command{Stages: [][]string{{b.bin("read-books"), "."}}, Dir: dir, Env: []string{cacheAt(cache)}}
	return []side{
		{"load", func(ctx context.Context) (usage, error) {
			if err := cold(cache); err != nil {
				return usage{}, err
			}
			return read.run(ctx)
		}},
		{"changed", func(ctx context.Context) (usage, error) {
			if err := change(filepath.Join(dir, "agency-00007.cue")); err != nil {
				return usage{}, err
			}
			return read.run(ctx)
		}},
	}
}

// change writes something else into a file: a sentence that says when.
func change(name string) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = fmt.Fprintf(f, "// Changed at %s.\n", time.Now().Format(time.RFC3339Nano))
	return err
}

// engines are the comparison alone, each in a process of its own.
func (b *bench) engines(id, dir string) group {
	var roe, pure timing
	return group{id: id,
		sides: []side{
			{"roe", func(ctx context.Context) (u usage, err error) {
				roe, err = b.ask(ctx, engineMode, dir)
				return usage{Wall: roe.Engine}, errorOf(err, b.note(id, "roe in parts", 0, roe))
			}},
			{"limit", func(ctx context.Context) (u usage, err error) {
				pure, err = b.ask(ctx, limitMode, dir)
				return usage{Wall: pure.Two}, errorOf(err, b.note(id, "limit in parts", 0, pure))
			}},
		},
		check: func(context.Context) error {
			if roe.Kinds != pure.Kinds {
				return fmt.Errorf("roe counts %v conflicts (unreached, approver, duty), the limit %v", roe.Kinds, pure.Kinds)
			}
			return nil
		},
	}
}

func errorOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// checkDeployment holds what opa printed for five agencies against the facts
// that roe judges, and the limit.
func (b *bench) checkDeployment(ctx context.Context, dir string) error {
	facts := command{Stages: [][]string{{b.bin("roe"), "facts", ".", "--today", today}}, Dir: dir, Out: b.result("facts.json")}
	if _, err := facts.run(ctx); err != nil {
		return err
	}
	const host = "agency-00000"
	roe, err := conflictsOfFacts(b.result("facts.json"), host)
	if err != nil {
		return err
	}
	opa, err := conflictsOfOPA(b.result("opa.json"))
	if err != nil {
		return err
	}
	pure, err := b.conflictsOf(ctx, "limit", dir)
	if err != nil {
		return err
	}
	return errorOf(agree("roe", roe, "opa", opa.hosted(host)), agree("opa", opa, "the limit", pure))
}

// checkPairs holds the sweep, opa and the limit against each other.
func (b *bench) checkPairs(ctx context.Context, dir string) error {
	opa, err := conflictsOfOPA(b.result("opa.json"))
	if err != nil {
		return err
	}
	pure, err := b.conflictsOf(ctx, "limit", dir)
	if err != nil {
		return err
	}
	roe, err := b.conflictsOf(ctx, "sweep", dir)
	if err != nil {
		return err
	}
	return errorOf(agree("roe", roe, "opa", opa), agree("opa", opa, "the limit", pure))
}
