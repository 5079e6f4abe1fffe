package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"roe.example/cmd/bench-peers/limit"
)

// side is one of those that run in turn.
type side struct {
	name string
	// run measures it once. What it prepares does not count.
	run func(ctx context.Context) (usage, error)
	// once: it runs in the first round alone.
	once bool
}

// group is sides that run in turn, A B A B, on one corpus.
type group struct {
	id    string
	sides []side
	// check tells whether the sides found the same, and how much that is; it runs
	// once, after the first round.
	check func(ctx context.Context) (found string, err error)
	// parts tells what a reader should know of how the times come about.
	parts func() string
}

// row is a line of the table: two sides of a group, or one alone, and what is to
// be reached.
type row struct {
	ID, Work, Against string
	group, a, b       string
	// Time and Memory are the most of the other side's that is allowed; 0: any.
	Time, Memory float64
	// MemoryUnder is the most memory in bytes, WallUnder the most time in seconds; 0: any.
	MemoryUnder, WallUnder float64
	Note                   string
	// Why is said if it is not reached.
	Why string
}

const gigabyte = 1 << 30

// rows are the lines, in their order.
var rows = []row{
	{ID: "check-5", Work: "`roe check`, one deployment of 5 agencies, whole command", Against: "`cue export` and one `opa eval`, skilled rules", group: "five", a: "roe", b: "opa", Time: 0.4,
		Note: "Roe also judges everything else: command, radio, agreements, silence, the agencies' own contradictions.",
		Why:  "It is spread over the bare start, making the rules ready, reading, the comparison of norms, the rules and the report; none of these is more than a quarter."},
	{ID: "check-5-again", Work: "the same again, with what an earlier run kept", Against: "the same pipeline, which keeps nothing", group: "five", a: "again", b: "opa", Time: 0.4,
		Note: "Whoever checks a folder a second time waits so long; a fresh machine of CI as above.",
		Why:  "Only the reading is spared."},
	{ID: "pairs-100", Work: "every pair of 100 agencies, no two alike, findings printed (`roe sweep --every-pair`)", Against: "the same pipeline", group: "hundred", a: "roe", b: "opa", Time: 0.1, Memory: 1.0 / 6,
		Note: "The pipeline prints each conflict with both norms. Roe prints each in words, as a row of a CSV, and also those of silence, thresholds and contradictions; beside them it writes what most conflicts rest on and which changes would clear most.",
		Why:  "Where no two agencies are alike every pair is compared by itself and judged by every rule, and each finding is written out in words with both sources, more and longer ones than the other side prints."},
	{ID: "pairs-100-conftest", Work: "the same", Against: "`cue export` and one `conftest test`, the same rules", group: "hundred", a: "roe", b: "conftest",
		Note: "Conftest prints a sentence for each conflict."},
	{ID: "check-135", Work: "`roe check`, 135 agencies, all topics, cold", Against: "`cue vet -c .` alone on the same files", group: "convention", a: "roe", b: "cue", Time: 1, Memory: 0.5,
		Note: "Cue holds the same folder to the schemas that `roe init` writes, and judges nothing.",
		Why:  "The time goes into judging every pair of agencies that share a post by all rules and into writing up each finding; cue only reads."},
	{ID: "load-1000", Work: "load 1,000 agencies, cold", Against: "`cue vet -c .` on them", group: "thousand", a: "load", b: "cue", Time: 0.3, Memory: 0.1,
		Note: "The folder is read as every command of roe reads it, and nothing else is done.",
		Why:  "Each file is read in full, checked against the schemas and kept for the next run."},
	{ID: "changed-1000", Work: "the same, one file changed since the last run", Against: "the cold run", group: "thousand", a: "changed", b: "load", Time: 0.05,
		Why: "What was kept of the other 999 files has to be decoded, and every reference between files is followed anew."},
	{ID: "sweep-1000", Work: "all 999,000 ordered pairs of 1,000 agencies, every norm topic (`roe sweep`), sharing 20 manuals with a tenth of the norms edited", Against: "`cue vet -c .` on them", group: "shared", a: "roe", b: "cue", Time: 1, MemoryUnder: gigabyte,
		Why: "On most actions the edits leave many distinct sets of norms, and each pair of these is judged by every rule; cue only reads."},
	{ID: "sweep-1000-own", Work: "the same, no two agencies alike", Against: "`cue vet -c .` on them", group: "thousand", a: "sweep", b: "cue", Time: 1, MemoryUnder: gigabyte,
		Why: "Nothing is shared, so that every pair is compared by itself and by every rule; cue only reads."},
	{ID: "engine-shared", Work: "engine (facts and judgement) for those pairs, sharing 20 manuals with a tenth of the norms edited", Against: "the pure Go limit, on two goroutines", group: "engine-shared", a: "roe", b: "limit", Time: 5,
		Note: "The limit makes the same comparisons: it finds every kind of conflict that roe finds there, and the number of each is held to be the same. It compares every pair on its own and keeps numbers; roe also keeps the norms on which each conflict rests.",
		Why:  "Roe finds every pair of norms that a conflict rests on, and keeps them for each conflict; the limit stops at the first bit that two regions share and keeps a number."},
	{ID: "engine-own", Work: "the same, no two agencies alike", Against: "the pure Go limit, on two goroutines", group: "engine-own", a: "roe", b: "limit"},
	{ID: "recheck-135", Work: "re-check after one edit in watch mode and the language server, 135 agencies, p95", Against: "–", WallUnder: 0.1,
		Why: "What an edit touches is judged again with all that may depend on it, and the findings of the whole deployment are put in order anew."},
	{ID: "nation", Work: "all 324 million ordered pairs of 18,000 agencies with 300 distinct sets of norms a topic (`roe sweep`)", Against: "–", group: "nation", a: "roe", WallUnder: 600, MemoryUnder: 8 * gigabyte,
		Why: "It reads 18,000 files, and compares every pair of 300 distinct sets of norms on every action."},
	{ID: "version", Work: "`roe version`", Against: "an empty Go program", group: "version", a: "roe", b: "empty", WallUnder: 0.03,
		Why: "It is the size of the program: its packages, CUE's and OPA's are made ready before main begins."},
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
	again := b.again("cold", dir, codes, args...)
	return side{name: "roe", run: func(ctx context.Context) (usage, error) {
		if err := cold(b.cacheDir("cold")); err != nil {
			return usage{}, err
		}
		return again.run(ctx)
	}}
}

// again is a side that runs roe with what it kept in the named cache before.
func (b *bench) again(cache, dir string, codes []int, args ...string) side {
	return b.plain("again", command{Stages: [][]string{append([]string{b.bin("roe")}, args...)}, Dir: dir, Env: []string{cacheAt(b.cacheDir(cache))}, Out: b.result("roe.txt"), Codes: codes})
}

// swept is a side that sweeps into a fresh folder.
func (b *bench) swept(name, dir string, flags ...string) side {
	s := b.roe(dir, nil, append([]string{"sweep", ".", "--day", today, "-o", b.result("sweep")}, flags...)...)
	return side{name: name, run: func(ctx context.Context) (usage, error) {
		if err := os.RemoveAll(b.result("sweep")); err != nil {
			return usage{}, err
		}
		return s.run(ctx)
	}}
}

// run runs a command by the launcher.
func (b *bench) run(ctx context.Context, c command) (usage, error) {
	return c.Run(ctx, b.bin("launcher"))
}

func (b *bench) plain(name string, c command) side {
	return side{name: name, run: func(ctx context.Context) (usage, error) { return b.run(ctx, c) }}
}

func (b *bench) vet(dir string) side {
	return b.plain("cue", command{Stages: [][]string{{b.bin("cue"), "vet", "-c", "."}}, Dir: dir})
}

// opa is what a user of the stock tools would run: one export, one evaluation.
func (b *bench) opa(dir string) side {
	return b.plain("opa", command{Stages: [][]string{
		{b.bin("cue"), "export", "."},
		{b.bin("opa"), "eval", "--format", "raw", "--strict-builtin-errors", "--stdin-input", "--data", filepath.Join(b.here, "rego", "pairs.rego"), "data.pairs.conflicts"},
	}, Dir: dir, Out: b.result("opa.json")})
}

// conftest runs the same rules; it ends with 1 where they deny something.
func (b *bench) conftest(dir string) side {
	s := b.plain("conftest", command{Stages: [][]string{
		{b.bin("cue"), "export", "."},
		{b.bin("conftest"), "test", "--no-color", "--parser", "json", "--policy", filepath.Join(b.here, "rego"), "-"},
	}, Dir: dir, Out: b.result("conftest.txt"), Codes: []int{1}})
	s.once = true
	return s
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
		g.sides = []side{b.roe(dir, []int{1}, "check", ".", "--today", today), b.again("kept", dir, []int{1}, "check", ".", "--today", today), b.opa(dir)}
		g.check = func(ctx context.Context) (string, error) { return b.checkDeployment(ctx, dir) }
	case "hundred":
		g.sides = []side{b.swept("roe", dir, "--every-pair", "--format", "csv"), b.opa(dir), b.conftest(dir)}
		g.check = func(ctx context.Context) (string, error) { return b.checkPairs(ctx, dir) }
	case "convention":
		g.sides = []side{b.roe(dir, []int{1}, "check", ".", "--today", today), b.vet(dir)}
	case "thousand":
		g.sides = append(b.reading(dir), b.swept("sweep", dir), b.vet(dir))
	case "shared":
		g.sides = []side{b.swept("roe", dir), b.vet(dir)}
	case "nation":
		g.sides = []side{b.swept("roe", dir)}
	case "engine-shared", "engine-own":
		g = b.engines(id, dir)
	case "version":
		g.sides = []side{b.roe(dir, nil, "version"), b.plain("empty", command{Stages: [][]string{{b.bin("empty")}}})}
	default:
		return g, fmt.Errorf("there is no group %q", id)
	}
	return g, nil
}

// reading reads cold, and again when one file was changed since.
func (b *bench) reading(dir string) []side {
	cache := b.cacheDir("reading")
	read := command{Stages: [][]string{{b.bin("read-books"), "."}}, Dir: dir, Env: []string{cacheAt(cache)}}
	return []side{
		{name: "load", run: func(ctx context.Context) (usage, error) {
			if err := cold(cache); err != nil {
				return usage{}, err
			}
			return b.run(ctx, read)
		}},
		{name: "changed", run: func(ctx context.Context) (usage, error) {
			if err := change(filepath.Join(dir, "agency-00007.cue")); err != nil {
				return usage{}, err
			}
			return b.run(ctx, read)
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

// engines are the comparison alone, each in a process of its own: from books in
// memory to the conflicts of all pairs.
func (b *bench) engines(id, dir string) group {
	var roe, pure timing
	return group{id: id,
		sides: []side{
			{name: "roe", run: func(ctx context.Context) (u usage, err error) {
				roe, err = b.ask(ctx, engineMode, dir)
				return usage{Wall: roe.Class + roe.Compare}, errorOf(err, b.note(id, "roe in parts", 0, roe))
			}},
			{name: "limit", run: func(ctx context.Context) (u usage, err error) {
				pure, err = b.ask(ctx, limitMode, dir)
				return usage{Wall: pure.Compile + pure.Two}, errorOf(err, b.note(id, "limit in parts", 0, pure))
			}},
		},
		check: func(context.Context) (string, error) {
			if roe.Kinds != pure.Kinds || roe.Pairs != pure.Pairs || roe.Kinds == (limit.Counts{}) {
				return "", fmt.Errorf("roe counts %v conflicts (%v) in %d pairs, the limit %v in %d", roe.Kinds, limit.All(), roe.Pairs, pure.Kinds, pure.Pairs)
			}
			k := roe.Kinds
			return fmt.Sprintf("Both count %s conflicts of what the host's rules do not reach, %s of approvers, %s of times, %s of conditions that cross, %s of silence that is a warning and %s that is a note, %s of an agency's texts that contradict each other and %s of what they both require and forbid, in %s pairs",
				grouped(k[limit.Unreached]), grouped(k[limit.Approver]), grouped(k[limit.Duty]), grouped(k[limit.Incomparable]), grouped(k[limit.SilentWarning]), grouped(k[limit.SilentNote]),
				grouped(k[limit.Defect]), grouped(k[limit.Dilemma]), grouped(roe.Pairs)), nil
		},
		parts: func() string {
			each := func(s float64) string { return duration(s / float64(pure.Pairs)) }
			return fmt.Sprintf("In the last round roe took %s to find who stands alike and %s to compare, and %s more for the worst and the number of conflicts of every pair of agencies without writing each out. The limit took %s to compile the norms and %s to compare: %s a pair, and %s on one goroutine; roe's engine took %s of its comparing alone.",
				duration(roe.Class), duration(roe.Compare), duration(roe.Tally), duration(pure.Compile), duration(pure.Two), each(pure.Two), each(pure.One),
				multiple((roe.Class+roe.Compare)/pure.Two))
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

// checkDeployment holds the report of roe against what opa printed for five
// agencies, and the limit.
func (b *bench) checkDeployment(ctx context.Context, dir string) (string, error) {
	report := b.result("report.json")
	c := command{Stages: [][]string{{b.bin("roe"), "check", ".", "--today", today, "--format", "json"}}, Dir: dir, Out: report, Codes: []int{1}}
	if _, err := b.run(ctx, c); err != nil {
		return "", err
	}
	const host = "agency-00000"
	roe, err := conflictsOfReport(report, host)
	if err != nil {
		return "", err
	}
	opa, err := conflictsOfOPA(b.result("opa.json"))
	if err != nil {
		return "", err
	}
	pure, err := b.conflictsOf(ctx, dir)
	if err != nil {
		return "", err
	}
	return "Both report the same " + grouped(len(opa.hosted(host))) + " conflicts with the host, for each agency, action and kind",
		errorOf(agree("roe", roe.inRego(), "opa", opa.hosted(host)), agree("opa", opa, "the limit", pure.inRego()))
}

// checkPairs holds what the sweep wrote against what opa and conftest printed,
// and the limit.
func (b *bench) checkPairs(ctx context.Context, dir string) (string, error) {
	roe, err := conflictsOfSweep(filepath.Join(b.result("sweep"), "by-agency.csv"))
	if err != nil {
		return "", err
	}
	opa, err := conflictsOfOPA(b.result("opa.json"))
	if err != nil {
		return "", err
	}
	pure, err := b.conflictsOf(ctx, dir)
	if err != nil {
		return "", err
	}
	err = errorOf(agree("roe", roe.inRego(), "opa", opa), agree("roe", roe, "the limit", pure))
	if err == nil && b.wants("pairs-100-conftest") {
		var denied conflicts
		if denied, err = conflictsOfConftest(b.result("conftest.txt")); err == nil {
			err = agree("opa", opa, "conftest", denied)
		}
	}
	return fmt.Sprintf("All report the same %s conflicts, for each host, aid, action and kind; roe and the limit also the same %s of all other kinds", grouped(len(opa)), grouped(len(roe)-len(opa))), err
}
