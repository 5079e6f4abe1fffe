package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"roe.example/checker"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
	"roe.example/checker/watch"
)

// watcher checks again at every save and prints what changed.
type watcher struct {
	opt    checker.Options
	failOn string
	out    io.Writer
	screen screen
	now    func() time.Time
	tick   time.Duration // how often the day is looked at
	// configure reads the configuration anew and gives what holds then; nil:
	// what holds never changes.
	configure func() (opt checker.Options, failOn string, err error)

	session *checker.Session
	files   *watch.Files
	day     string
	shown   *report.Report // what the reader knows
	judged  *report.Report // the last that had no faults
	failed  string         // why the last run has no result
	refail  bool           // what fails the check is not what the reader knows
}

// onlyText refuses what a watch cannot write: it prints changes, as text.
func (o *outputs) onlyText() error {
	for _, text := range o.given {
		return fmt.Errorf("--watch prints what changes, as text; leave out --output %s, or check without --watch", text)
	}
	if o.format.value != "text" {
		return fmt.Errorf("--watch prints what changes, as text; leave out --format %s, or check without --watch", o.format.value)
	}
	return nil
}

func newWatcher(opt checker.Options, failOn string, out io.Writer, colors string) *watcher {
	return &watcher{opt: opt, failOn: failOn, out: out, screen: screenOf(out, colors), now: time.Now, tick: 20 * time.Second}
}

// run checks until ctx ends, and then gives the exit code of the last state.
func (w *watcher) run(ctx context.Context) error {
	paths := w.opt.Paths
	if w.opt.ConfigFile != "" {
		paths = append(slices.Clone(paths), w.opt.ConfigFile)
	}
	files, err := watch.New(paths, nil)
	if err != nil {
		return err
	}
	defer files.Close()
	w.files = files
	for begin := w.now(); ; begin = w.now() {
		if err := w.check(ctx, begin); err != nil {
			return w.end(ctx, err)
		}
		if err := w.wait(ctx); err != nil {
			return w.end(ctx, err)
		}
	}
}

// end is the code of what was shown last when the reader ends the watch.
func (w *watcher) end(ctx context.Context, err error) error {
	switch {
	case ctx.Err() == nil:
		return err
	case w.failed != "" || w.shown == nil:
		return exitCode(2)
	}
	if code := w.shown.Exit(w.failOn); code != 0 {
		return exitCode(code)
	}
	return nil
}

// check judges the files as they are. What was saved meanwhile is judged
// before anything is printed, so that nothing stale is.
func (w *watcher) check(ctx context.Context, begin time.Time) error {
	for {
		if err := w.files.Sync(); err != nil {
			return err
		}
		if err := w.reconfigure(); err != nil {
			return err
		}
		x, err := w.today().Examine(ctx, nil)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if w.files.Changed() {
			continue
		}
		if err != nil {
			return w.fail(err)
		}
		return w.print(x.Report, w.now().Sub(begin))
	}
}

// reconfigure begins a new session when by the configuration something else may
// be found than before.
func (w *watcher) reconfigure() error {
	if w.configure == nil {
		return nil
	}
	opt, failOn, err := w.configure()
	if err != nil {
		return err
	}
	w.refail = w.refail || failOn != w.failOn
	if w.failOn = failOn; !checker.Alike(opt, w.opt) {
		w.opt, w.session = opt, nil
	}
	return nil
}

// today gives a session for the day, which the clock decides where no flag does.
func (w *watcher) today() *checker.Session {
	day := w.opt.Today
	if day == "" {
		day = w.now().Format(time.DateOnly)
	}
	if w.session == nil || day != w.day {
		opt := w.opt
		opt.Today = day
		w.session, w.day = checker.NewSession(opt), day
	}
	return w.session
}

// wait returns when something was saved, or the day is another.
func (w *watcher) wait(ctx context.Context) error {
	ticker := time.NewTicker(w.tick)
	defer ticker.Stop()
	for {
		changed, err := w.files.Wait(ctx, ticker.C)
		if err != nil || changed {
			return err
		}
		if w.opt.Today == "" && w.now().Format(time.DateOnly) != w.day {
			return nil
		}
	}
}

// fail says why there is no result, once.
func (w *watcher) fail(err error) error {
	reason := explain(err)
	if reason == w.failed {
		reason += " (as before)"
	} else {
		w.failed = reason
	}
	_, err = fmt.Fprintln(w.out, w.now().Format(time.TimeOnly)+"  "+reason)
	return err
}

// print writes the first report whole, and of later ones what changed.
func (w *watcher) print(r *report.Report, took time.Duration) error {
	before, last := w.shown, w.judged
	w.shown, w.failed = r, ""
	if len(r.Diagnostics) == 0 {
		w.judged = r
	}
	if before == nil {
		w.refail = false
		return w.first(r)
	}
	c := report.Compare(before, r)
	again := len(r.Diagnostics) == 0 && len(before.Diagnostics) > 0 && last != nil
	if again {
		mended := c.Mended.Faults
		c = report.Compare(last, r)
		c.Mended.Faults = mended
	}
	head := fmt.Sprintf("%s  (%.2f s)  ", w.now().Format(time.TimeOnly), took.Seconds())
	if err := text.WriteChange(w.out, head, c, r, w.options()); err != nil {
		return err
	}
	if again {
		if err := text.WriteVerdicts(w.out, c, r, w.options()); err != nil {
			return err
		}
	}
	if err := w.sayFailOn(r); err != nil {
		return err
	}
	if len(r.Diagnostics) == 0 && last == nil { // the first that could be judged
		return w.first(r)
	}
	return nil
}

// sayFailOn says what fails the check from now on, where the configuration says
// something else than before, and what follows for these books.
func (w *watcher) sayFailOn(r *report.Report) error {
	if !w.refail {
		return nil
	}
	w.refail = false
	words := map[string]string{"error": "only errors fail", "warning": "errors and warnings fail", "note": "every open finding fails", "never": "no finding fails"}[w.failOn]
	then := "these books pass"
	if r.Exit(w.failOn) != 0 {
		then = "these books do not pass"
	}
	_, err := fmt.Fprintf(w.out, "  From now on %s the check (failOn: %q): %s.\n", words, w.failOn, then)
	return err
}

// first writes a report whole.
func (w *watcher) first(r *report.Report) error {
	if err := text.Write(w.out, r, w.options()); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w.out, "Watching: from here on only what a save changes is printed. Ctrl-C ends it.")
	return err
}

func (w *watcher) options() text.Options {
	return text.Options{Width: w.screen.width, Color: w.screen.color}
}
