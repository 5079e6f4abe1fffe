// Bench-peers measures roe beside what a user would use instead, on the same
// files and in turn: cue vet, and cue export into opa eval with the rules in
// folder rego. It checks that both sides find the same conflicts, prints the
// medians, ratios and peak memory as a table, and puts a full run's table into
// README.md. It is a module of its own, so that the programs that it pins and
// builds are no dependency of roe's.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"roe.example/checker/load"
)

// modes in which the program runs itself, so that the memory of one job is not
// counted for another.
const (
	engineMode  = "in-process-engine"
	limitMode   = "in-process-limit"
	tuplesMode  = "in-process-conflicts"
	recheckMode = "in-process-recheck"
)

func main() {
	load.ServeChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch mode := append(os.Args, "")[1]; mode {
	case engineMode, limitMode, tuplesMode, recheckMode:
		err = answer(ctx, mode, os.Args[2:], os.Stdout)
	default:
		err = measureAll(ctx)
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench-peers:", err)
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	root, here, work string
	only             []string
	pairs            int
	quick            bool
	seed             uint64
	within           time.Duration
	log              io.Writer
	begun            time.Time
	raw              *os.File
	plan             plan
}

func measureAll(ctx context.Context) error {
	b, err := parse(os.Args[1:])
	if err != nil {
		return err
	}
	if b.raw, err = os.Create(filepath.Join(b.work, "raw.jsonl")); err != nil {
		return err
	}
	defer b.raw.Close()
	b.plan = b.newPlan()
	if err := b.build(ctx); err != nil {
		return err
	}
	out, err := b.all(ctx)
	if err != nil {
		return err
	}
	text := out.markdown()
	fmt.Print(text)
	if err := b.keep(out); err != nil {
		return err
	}
	b.say("raw measurements are in %s", b.raw.Name())
	if failed := out.failures(); len(failed) > 0 {
		err = fmt.Errorf("not everything could be run, or the sides differ: %s", strings.Join(failed, ", "))
	}
	if !b.whole() {
		b.say("README.md is written by a full run alone, without -quick and -only")
		return err
	}
	readme := filepath.Join(b.root, "README.md")
	if err := spliceFile(readme, text); err != nil {
		return err
	}
	b.say("%s has the table", readme)
	return err
}

func parse(args []string) (*bench, error) {
	b := &bench{log: os.Stderr, begun: time.Now()}
	flags := flag.NewFlagSet("bench-peers", flag.ContinueOnError)
	only := flags.String("only", "", "measure only these `rows`, with commas between them: "+strings.Join(rowIDs(), ", "))
	flags.IntVar(&b.pairs, "pairs", 5, "measure each side so many times, in turn, after one time that does not count")
	flags.BoolVar(&b.quick, "quick", false, "a trial of everything with small corpora and one pair; its figures mean nothing")
	flags.DurationVar(&b.within, "within", 21*time.Minute, "the time for all; where it runs short there are fewer rounds, and the table says so")
	flags.Uint64Var(&b.seed, "seed", 1, "of the corpora")
	flags.StringVar(&b.work, "work", filepath.Join(os.TempDir(), "roe-bench-peers"), "the `folder` for programs, corpora and results")
	flags.StringVar(&b.root, "root", "../..", "the `folder` of roe's sources")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if *only != "" {
		b.only = strings.Split(*only, ",")
	}
	for _, id := range b.only {
		if !slices.Contains(rowIDs(), id) {
			return nil, fmt.Errorf("-only: there is no row %q; the rows are %s", id, strings.Join(rowIDs(), ", "))
		}
	}
	if b.quick {
		b.pairs = 1
	}
	if b.within <= 0 {
		return nil, errors.New("-within must be more than nothing")
	}
	if b.pairs < 1 {
		return nil, errors.New("-pairs must be at least 1")
	}
	var err error
	if b.root, err = filepath.Abs(b.root); err != nil {
		return nil, err
	}
	if b.work, err = filepath.Abs(b.work); err != nil {
		return nil, err
	}
	b.here = filepath.Join(b.root, "cmd", "bench-peers")
	if _, err := os.Stat(filepath.Join(b.here, "go.mod")); err != nil {
		return nil, fmt.Errorf("-root: %s is not the folder of roe's sources: %w", b.root, err)
	}
	return b, os.MkdirAll(filepath.Join(b.work, "bin"), 0o755)
}

// whole tells whether everything is measured as it should be.
func (b *bench) whole() bool { return !b.quick && len(b.only) == 0 && b.pairs >= 5 }

func (b *bench) wants(id string) bool { return len(b.only) == 0 || slices.Contains(b.only, id) }

// say tells how far the run is, and about how long it will take yet.
func (b *bench) say(format string, args ...any) {
	left := ""
	if s := b.plan.left(); s > 0 {
		left = fmt.Sprintf(" (about %.0f min left)", math.Ceil(s/60))
	}
	fmt.Fprintf(b.log, "%6.0f s  %s%s\n", time.Since(b.begun).Seconds(), fmt.Sprintf(format, args...), left)
}

// note keeps a measurement as it is made.
func (b *bench) note(group, side string, round int, u any) error {
	line, err := json.Marshal(map[string]any{"at": time.Now().UTC().Format(time.RFC3339), "group": group, "side": side, "round": round, "took": u})
	if err == nil {
		_, err = b.raw.Write(append(line, '\n'))
	}
	return err
}

// keep writes the whole result, and the pictures.
func (b *bench) keep(out *outcome) error {
	text, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(b.work, "result.json"), append(text, '\n'), 0o644); err != nil {
		return err
	}
	if out.Sweep == nil {
		return nil
	}
	folder := b.work
	if b.whole() {
		folder = filepath.Join(b.root, pictures)
	}
	return drawSweep(out.Sweep, folder)
}
