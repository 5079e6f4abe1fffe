package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"roe.example/checker"
)

// watched is a watch under way.
type watched struct {
	t     *testing.T
	lines chan string
	stop  context.CancelFunc
	code  chan int
	seen  []string
}

// patience is how long a line may take; nothing waits for it when all is well.
const patience = 10 * time.Second

func watchArgs(t *testing.T, args ...string) *watched {
	return watching(t, func(ctx context.Context, out io.Writer) int {
		return run(ctx, append([]string{"check", "--watch", "--today", "2026-10-01"}, args...), out, out)
	})
}

func watching(t *testing.T, command func(context.Context, io.Writer) int) *watched {
	ctx, stop := context.WithCancel(t.Context())
	w := &watched{t: t, lines: make(chan string, 1<<16), stop: stop, code: make(chan int, 1)}
	from, to := io.Pipe()
	go func() {
		w.code <- command(ctx, to)
		to.Close()
	}()
	go func() {
		defer close(w.lines)
		for s := bufio.NewScanner(from); s.Scan(); {
			w.lines <- s.Text()
		}
	}()
	t.Cleanup(stop)
	return w
}

// until reads lines until one holds the words, and gives all of them.
func (w *watched) until(words string) string {
	w.t.Helper()
	end := time.After(patience)
	var lines []string
	for {
		select {
		case line, ok := <-w.lines:
			lines = append(lines, line)
			w.seen = append(w.seen, line)
			if strings.Contains(line, words) {
				return strings.Join(lines, "\n")
			}
			if !ok {
				w.t.Fatalf("the watch ended before %q:\n%s", words, strings.Join(w.seen, "\n"))
			}
		case <-end:
			w.t.Fatalf("no line with %q came:\n%s", words, strings.Join(w.seen, "\n"))
		}
	}
}

// ends stops the watch as Ctrl-C does.
func (w *watched) ends(code int) {
	w.t.Helper()
	w.stop()
	if got := <-w.code; got != code {
		w.t.Errorf("exit code %d, want %d", got, code)
	}
}

func save(t *testing.T, text string, path ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(path...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// replace saves as most editors do: a new file takes the old one's name.
func replace(t *testing.T, text string, path ...string) {
	t.Helper()
	file := filepath.Join(path...)
	save(t, text, file+"~new")
	if err := os.Rename(file+"~new", file); err != nil {
		t.Fatal(err)
	}
}

const (
	watchedAgency = `
agencies: ford: {name: "Ford Police Department", short: "Ford PD", kind: "municipal", state: "CA", place: "ford"}
places: ford: {name: "Ford", kind: "city", within: "CA"}
`
	watchedAgreement = `
agreements: pact: {title: "Pact", cite: "Pact", parties: {}, from: "2020-01-01", executed: true, reviewEveryMonths: 12, reviewed: "2026-09-01"}
`
	lapsed = `
agreements: pact: {title: "Pact", cite: "Pact", parties: {}, from: "2020-01-01", executed: true, reviewEveryMonths: 12, reviewed: "2020-09-01"}
`
)

func watchedBook(t *testing.T) string {
	dir := t.TempDir()
	save(t, watchedAgency, dir, "ford.cue")
	save(t, watchedAgreement, dir, "pact.cue")
	return dir
}

// TestWatch edits a book in the ways in which editors do and reads what the
// watch prints of it.
func TestWatch(t *testing.T) {
	dir := watchedBook(t)
	w := watchArgs(t, dir)
	w.until("Watching:")

	save(t, lapsed, dir, "pact.cue")
	opened := w.until("opened  ")
	if !strings.Contains(opened, "finding opened") && !strings.Contains(opened, "findings opened") {
		t.Errorf("no sum:\n%s", opened)
	}
	replace(t, watchedAgreement, dir, "pact.cue")
	if closed := w.until("closed  "); strings.Contains(closed, "opened  ") {
		t.Errorf("something opened:\n%s", closed)
	}
	save(t, watchedAgreement+"\n// a remark\n", dir, "pact.cue")
	w.until("nothing changed")

	save(t, watchedAgreement+"agreements: pact: colour: 5\n", dir, "pact.cue")
	w.until("no verdict, 1 fault in the input")
	w.until("colour")
	replace(t, watchedAgreement, dir, "pact.cue")
	w.until("the input has no faults any more")
	w.until("mended")

	save(t, strings.Replace(lapsed, "pact:", "zoo:", 1), dir, "zoo.cue")
	w.until("opened  ")
	if err := os.Remove(filepath.Join(dir, "zoo.cue")); err != nil {
		t.Fatal(err)
	}
	w.until("closed  ")
	w.ends(w.codeOf(dir))
}

// TestWatchSaysTheVerdictAgain: a reader who saw faults for a while learns how
// the deployment stands now, whether or not it stands otherwise than before.
func TestWatchSaysTheVerdictAgain(t *testing.T) {
	dir := t.TempDir()
	if code := run(t.Context(), []string{"init", filepath.Join(dir, "book")}, io.Discard, io.Discard); code != 0 {
		t.Fatal(code)
	}
	w := watchArgs(t, filepath.Join(dir, "book"))
	var verdict string
	for _, line := range strings.Split(w.until("Watching:"), "\n") {
		if strings.HasPrefix(line, "Election Day") {
			verdict = line
		}
	}
	if verdict == "" {
		t.Fatalf("no verdict:\n%s", strings.Join(w.seen, "\n"))
	}
	save(t, "package agreements\n\nagencies: ford: {colour: 5}\n", dir, "book", "ford.cue")
	w.until("in the input")
	if err := os.Remove(filepath.Join(dir, "book", "ford.cue")); err != nil {
		t.Fatal(err)
	}
	w.until("the input has no faults any more")
	w.until(verdict)
}

// codeOf is what a check without --watch ends with.
func (w *watched) codeOf(path string) int {
	return run(w.t.Context(), []string{"check", "--today", "2026-10-01", path}, io.Discard, io.Discard)
}

// TestWatchFolders: folders below DIR/... come, go and change their names.
func TestWatchFolders(t *testing.T) {
	root := t.TempDir()
	one := filepath.Join(root, "one")
	if err := os.Mkdir(one, 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, watchedAgency+watchedAgreement, one, "book.cue")
	w := watchArgs(t, root+"/...")
	w.until("Watching:")

	two := filepath.Join(root, "deep", "two")
	if err := os.MkdirAll(two, 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, lapsed, two, "book.cue")
	w.until("opened  ")
	save(t, watchedAgreement, two, "book.cue")
	w.until("closed  ")
	save(t, lapsed, two, "book.cue")
	w.until("opened  ")
	if err := os.Rename(filepath.Join(root, "deep"), filepath.Join(t.TempDir(), "away")); err != nil {
		t.Fatal(err)
	}
	w.until("closed  ")
	w.ends(w.codeOf(root + "/..."))
}

// TestWatchNothingThere: a path that does not exist yet is waited for, and a
// state without a verdict ends with 2.
func TestWatchNothingThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "later")
	w := watchArgs(t, dir)
	w.until("does not exist")
	w.until("Watching:")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	w.until("There is nothing to read")
	save(t, watchedAgency+watchedAgreement, dir, "book.cue")
	w.until("Watching:")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	w.until("does not exist")
	w.ends(2)
}

// TestWatchFile: of a single file, an editor that replaces it, and a file that
// is only linked to.
func TestWatchFile(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	save(t, watchedAgreement, elsewhere, "pact-2026")
	if err := os.Symlink(filepath.Join(elsewhere, "pact-2026"), filepath.Join(dir, "pact.cue")); err != nil {
		t.Skip("no links here:", err)
	}
	w := watchArgs(t, filepath.Join(dir, "pact.cue"))
	w.until("Watching:")
	save(t, lapsed, elsewhere, "pact-2026")
	w.until("opened  ")
	replace(t, watchedAgreement, dir, "pact.cue")
	w.until("closed  ")
	w.ends(w.codeOf(dir))
}

// TestWatchMidnight: without --today the day is the clock's, also past midnight.
func TestWatchMidnight(t *testing.T) {
	dir := t.TempDir()
	save(t, strings.Replace(lapsed, "2020-09-01", "2025-10-01", 1), dir, "pact.cue")
	clock := make(chan time.Time, 1)
	last := time.Date(2026, 10, 1, 23, 59, 0, 0, time.Local)
	w := watching(t, func(ctx context.Context, out io.Writer) int {
		watch := newWatcher(checker.Options{Paths: []string{dir}}, "note", out, "never")
		watch.tick = time.Millisecond
		watch.now = func() time.Time {
			select {
			case last = <-clock:
			default:
			}
			return last
		}
		if err := watch.run(ctx); err != nil {
			return int(err.(exitCode))
		}
		return 0
	})
	w.until("Watching:")
	clock <- last.Add(2 * time.Minute)
	w.until("00:01:00")
	w.until("opened  ")
	w.ends(1)
}

// TestWatchReadsTheConfigurationAnew: what it decides holds from its save on.
func TestWatchReadsTheConfigurationAnew(t *testing.T) {
	dir := watchedBook(t)
	save(t, lapsed, dir, "pact.cue")
	w := watchArgs(t, dir)
	w.until("Watching:")
	replace(t, `rules: "agreement/*": {off: true, reason: "tried"}`, dir, "roe.cue")
	if closed := w.until("closed  "); strings.Contains(closed, "opened  ") {
		t.Errorf("something opened:\n%s", closed)
	}
	save(t, `rules: "agreement/*": {off: true}`, dir, "roe.cue")
	w.until("no verdict, 1 fault in the input")
	save(t, `failOn: "never"`, dir, "roe.cue")
	w.until("opened  ")
	w.until(`no finding fails the check (failOn: "never"): these books pass`)
	save(t, `failOn: "note"`, dir, "roe.cue")
	if said := w.until(`every open finding fails the check (failOn: "note"): these books do not pass`); !strings.Contains(said, "nothing changed") {
		t.Errorf("something changed:\n%s", said)
	}
	save(t, `failOn: "never"`, dir, "roe.cue")
	w.until("these books pass")
	w.ends(0)
}
