package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"roe.example/checker"
	"roe.example/checker/watch"
)

// testWatcher tests again at every save.
type testWatcher struct {
	flags *testFlags
	out   io.Writer
	files *watch.Files
	now   func() time.Time
	code  int    // of the last run
	shown string // what the last run printed
}

// again tests until ctx ends, and then gives the exit code of the last run.
func (t *testFlags) again(ctx context.Context, out io.Writer) error {
	folders, err := checker.TestFolders(t.opt.Paths)
	if err != nil {
		return err
	}
	files, err := watch.New(nil, folders)
	if err != nil {
		return err
	}
	defer files.Close()
	w := &testWatcher{flags: t, out: out, files: files, now: time.Now}
	for {
		if err := w.run(ctx); err != nil {
			return w.end(ctx, err)
		}
		if _, err := w.files.Wait(ctx, nil); err != nil {
			return w.end(ctx, err)
		}
	}
}

// end is the code of what was shown last when the author ends the watch.
func (w *testWatcher) end(ctx context.Context, err error) error {
	switch {
	case ctx.Err() == nil:
		return err
	case w.code != 0:
		return exitCode(w.code)
	}
	return nil
}

// run tests the files as they are, and again when one was saved meanwhile, so
// that nothing stale is printed.
func (w *testWatcher) run(ctx context.Context) error {
	for {
		if err := w.files.Sync(); err != nil {
			return err
		}
		text, code := w.result(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if w.files.Changed() {
			continue
		}
		return w.print(text, code)
	}
}

// result is what roe test would print.
func (w *testWatcher) result(ctx context.Context) (text string, code int) {
	r, err := checker.Test(ctx, w.flags.opt)
	if err != nil {
		return explain(err) + "\n", 2
	}
	var b strings.Builder
	if err := w.flags.text(&b, r); err != nil {
		return explain(err) + "\n", 2
	}
	return b.String(), w.flags.exit(r)
}

// print shows a result; one that is as before in a line.
func (w *testWatcher) print(text string, code int) error {
	at := w.now().Format(time.TimeOnly)
	before := w.shown
	w.shown, w.code = text, code
	switch {
	case before == "":
		_, err := fmt.Fprintf(w.out, "%sWatching %s; Ctrl-C ends it.\n", text, strings.Join(w.flags.opt.Paths, ", "))
		return err
	case before == text:
		_, err := fmt.Fprintf(w.out, "%s  as before: %s\n", at, lastLine(text))
		return err
	}
	_, err := fmt.Fprintf(w.out, "\n%s  saved\n%s", at, text)
	return err
}

func lastLine(text string) string {
	text = strings.TrimRight(text, "\n")
	return text[strings.LastIndex(text, "\n")+1:]
}

// watchable refuses what a watch cannot do.
func (t *testFlags) watchable() error {
	if t.watch && t.format.value != "text" {
		return errors.New("--watch prints results as text; leave out --format, or test without --watch")
	}
	return nil
}
