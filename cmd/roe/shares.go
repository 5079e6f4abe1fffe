package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"roe.example/checker"
	"roe.example/checker/report"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/queue"
)

// sharing are the flags of sweep that divide it among machines.
type sharing struct {
	shard, workers, workFor string
	serve                   bool
}

func addSharing(c *cobra.Command) *sharing {
	s := &sharing{}
	f := c.Flags()
	f.StringVar(&s.shard, "shard", "", "do one share of the work, such as `0/8` to 7/8, and write it into the file of --output, for roe merge")
	f.StringVar(&s.workers, "workers", "", "share the work with all that roe sweep --work-for finds at the same queue, a NATS server with JetStream: nats://host:4222 (its `URL`)")
	f.BoolVar(&s.serve, "serve", false, "with --workers: run the queue in this program, at that address")
	f.StringVar(&s.workFor, "work-for", "", "be a worker: do what a roe sweep --workers of the same books puts into this queue, until that is whole (its `URL`); start that one first")
	return s
}

// check refuses what cannot go together.
func (s *sharing) check(c *cobra.Command, out *sweepPapers) error {
	var given []string
	for _, flag := range []struct{ name, value string }{{"--shard", s.shard}, {"--workers", s.workers}, {"--work-for", s.workFor}} {
		if flag.value != "" {
			given = append(given, flag.name)
		}
	}
	switch {
	case s.workers != "" && s.workFor != "":
		return errors.New("--workers gathers and --work-for helps: who helps gives the address to --work-for alone, as --work-for nats://host:4222")
	case len(given) > 1:
		return fmt.Errorf("%s do not go together: each is another way to share the work", strings.Join(given, " and "))
	case s.serve && s.workers == "":
		return errors.New("--serve runs the queue of --workers: name its address, as --workers nats://127.0.0.1:4222")
	case !isQueue(s.workers + s.workFor):
		return fmt.Errorf("%s: write the address of the queue as nats://host:4222, or tls://host:4222", given[0])
	case s.workFor != "":
		return out.none(c, "what workers find is written by roe sweep --workers")
	case s.shard != "":
		if _, err := sweep.ParseShard(s.shard); err != nil {
			return fmt.Errorf("--shard: %w", err)
		}
		return out.single(c)
	}
	return out.check(c)
}

// isQueue tells whether an address, or several with commas between them, can be
// of a NATS server. Empty is none, and no fault.
func isQueue(address string) bool {
	for _, one := range strings.Split(address, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if address != "" && (err != nil || u.Host == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme)) {
			return false
		}
	}
	return true
}

// ofResults are flags that say what of a whole result is listed and judged.
var ofResults = []string{"format", "host", "aid", "every-pair", "fail-on"}

// givenOf are those of some flags that were given, as they are written.
func givenOf(c *cobra.Command, names []string) (given []string) {
	for _, name := range names {
		if c.Flags().Changed(name) {
			given = append(given, "--"+name)
		}
	}
	return given
}

// none refuses flags of what is written where nothing is.
func (p *sweepPapers) none(c *cobra.Command, why string) error {
	if given := givenOf(c, append([]string{"output"}, ofResults...)); len(given) > 0 {
		return fmt.Errorf("--work-for does not go with %s: %s", report.List(given), why)
	}
	return nil
}

// single is for a share, which is one file.
func (p *sweepPapers) single(c *cobra.Command) error {
	info, err := os.Stat(*p.dir)
	given := givenOf(c, ofResults)
	switch {
	case *p.dir == "":
		return errors.New("name the file to write the share into with --output (-o)")
	case len(given) > 0:
		return fmt.Errorf("--shard does not go with %s, as a share is not the whole: give this to roe merge", report.List(given))
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; a share is written into a file, such as %s", *p.dir, filepath.Join(*p.dir, "0.share"))
	case err == nil: // to be replaced, or a device
		return nil
	}
	dir := filepath.Dir(*p.dir)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s to write the share into; make it first", filepath.ToSlash(dir))
	}
	return canWriteInto(dir)
}

// writeShare does a share and writes it.
func (s *sharing) writeShare(ctx context.Context, w io.Writer, work sweep.Work, file string, shows *progress) error {
	shard, err := sweep.ParseShard(s.shard)
	if err != nil {
		return err
	}
	survey := work.Survey()
	units := shard.Units(survey.Units)
	var parts []*sweep.Part
	take := func(p *sweep.Part) error { parts = append(parts, p); return nil }
	if err := doUnits(ctx, work, units, take, shows); err != nil {
		return err
	}
	shows.end()
	if err := replaceFile(file, func(w io.Writer) error {
		return (&sweep.File{Shard: shard, Survey: survey, Part: sweep.Joined(parts)}).Write(w)
	}); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s has share %s: %d of %d units of the work.\nWhen all shares are done, put them together: roe merge FILE... -o FOLDER\n", file, shard, len(units), survey.Units)
	return nil
}

// gather shares the work with whoever helps at the queue. This program does
// units too.
func (s *sharing) gather(ctx context.Context, c *cobra.Command, work sweep.Work, shows *progress) (*sweep.Result, error) {
	w := c.ErrOrStderr()
	if s.serve {
		dir, err := os.MkdirTemp("", "roe-queue-*")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		stop, err := queue.Serve(s.workers, dir)
		if err != nil {
			return nil, fmt.Errorf("--serve: %w", err)
		}
		defer stop()
		fmt.Fprintf(w, "The queue is at %s.\n", queue.Bare(s.workers))
	}
	shows.end()
	fmt.Fprintf(w, "Workers that have the same books join with\n  %s\n", workerCommand(c, joined(s.workers), work.Survey().Day))
	comparing := showProgress(w, "comparing agencies")
	defer comparing.end()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := queue.Join(ctx, s.workers, work, runtime.GOMAXPROCS(0), queue.Options{})
		if err != nil {
			err = fmt.Errorf("the units that this program did: %w", err)
		}
		ended <- err
	}()
	r, err := queue.Gather(ctx, s.workers, work.Survey(), queue.Options{Done: func(done, all int) {
		comparing.at(fmt.Sprintf("comparing agencies, %d %% done", done*100/max(1, all)))
	}})
	if err != nil {
		cancel()
		if own := <-ended; own != nil && !errors.Is(own, context.Canceled) && !errors.Is(err, queue.ErrNoQueue) {
			return nil, own
		}
		return nil, err
	}
	return r, nil
}

// ofTheGatherer are flags that workers do not need: of what is written, and of
// the queue. The day is said in full, as workers may have another one.
var ofTheGatherer = []string{"output", "format", "host", "aid", "every-pair", "fail-on", "workers", "serve", "timeout", "day"}

// joined is the address that workers give, with a stand-in for a password.
func joined(address string) string {
	bare := queue.Bare(address)
	if !strings.Contains(address, "@") {
		return bare
	}
	return strings.Replace(bare, "://", "://USER:PASSWORD@", 1)
}

// workerCommand is the command with which a worker joins.
func workerCommand(c *cobra.Command, address, day string) string {
	words := append([]string{"roe", "sweep"}, c.Flags().Args()...)
	c.Flags().Visit(func(f *pflag.Flag) {
		if slices.Contains(ofTheGatherer, f.Name) {
			return
		}
		values := []string{f.Value.String()}
		if several, ok := f.Value.(pflag.SliceValue); ok {
			values = several.GetSlice()
		}
		for _, v := range values {
			words = append(words, "--"+f.Name+"="+v)
		}
	})
	words = append(words, "--day", day, "--work-for", address)
	for i, word := range words {
		if strings.ContainsFunc(word, func(r rune) bool {
			return !strings.ContainsRune("-_./:=,@%+", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
			words[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}

// work does what others gather.
func (s *sharing) work(ctx context.Context, w, notes io.Writer, work sweep.Work, shows *progress) error {
	shows.end()
	units, err := queue.Join(ctx, s.workFor, work, runtime.GOMAXPROCS(0), queue.Options{Say: func(sentence string) { fmt.Fprintln(notes, sentence) }})
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, checker.ErrTimeLimit) && !errors.Is(err, queue.ErrNoSweep) && !errors.Is(err, queue.ErrNoQueue) {
		return fmt.Errorf("%w (after %d units)", cause, units)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "The sweep is whole. This worker did %d of %d units.\n", units, work.Survey().Units)
	return nil
}

func newMerge() *cobra.Command {
	c := &cobra.Command{
		Use:   "merge FILE... -o FOLDER",
		Short: "Put the shares of a sweep together",
		Long: `Merge puts together what roe sweep --shard wrote on several machines, and writes
what roe sweep writes: the same, byte for byte, as one machine alone.

Each FILE is a share, or a folder with shares (*.share). All shares of one sweep
have to be there, each once. A share of other books, of another day, of other
rules or of another program is refused by name.

Exit codes: as of roe sweep.`,
		Example: `  for i in 0 1 2 3; do roe sweep state -o $i.share --shard $i/4; done
  roe merge *.share -o result

  # on all processors of one machine, or with GNU parallel on many
  seq 0 7 | xargs -P 8 -I{} roe sweep state --day 2026-11-03 --shard {}/8 -o shares/{}.share
  roe merge shares -o result`,
	}
	out := addSweepPapers(c)
	failOn := addSweepFailOn(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cmp.Or(noFlagAsValue(c), out.check(c)); err != nil {
			return err
		}
		shows := showProgress(c.ErrOrStderr(), "reading the shares")
		defer shows.end()
		files, faults := readShares(args)
		var r *sweep.Result
		if len(faults) == 0 {
			r, faults = sweep.Merge(files)
		}
		if len(faults) > 0 {
			return errors.New(strings.Join(faults, "\n"))
		}
		if err := out.agencies(r.Survey); err != nil {
			return err
		}
		return writeSweep(c, r, out, failOn.value, shows)
	}
	return c
}

// readShares reads files, and of folders those that end in .share.
func readShares(paths []string) (files []sweep.Named, faults []string) {
	if len(paths) == 0 {
		return nil, []string{"Name the shares to put together: roe merge shares/*.share -o FOLDER"}
	}
	for _, path := range paths {
		names := []string{path}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			if names, err = filepath.Glob(filepath.Join(path, "*.share")); err != nil || len(names) == 0 {
				faults = append(faults, fmt.Sprintf("%s: there is no share (*.share) in this folder.", path))
			}
			slices.Sort(names)
		}
		for _, name := range names {
			f, err := readShare(name)
			if err != nil {
				faults = append(faults, err.Error())
				continue
			}
			files = append(files, sweep.Named{Name: name, File: f})
		}
	}
	return files, faults
}

func readShare(name string) (*sweep.File, error) {
	r, err := os.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: there is no such file", name)
		}
		return nil, fmt.Errorf("%s: %w", name, unwritable(err))
	}
	defer r.Close()
	f, err := sweep.ReadFile(r)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	return f, nil
}
