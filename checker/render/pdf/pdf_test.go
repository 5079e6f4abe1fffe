package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"roe.example/checker/outside"
)

var day = time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)

// sheets is a page of several sheets with a heading on each.
func sheets(n int) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><title>Briefing &amp; more</title><style>
@page { size: A4; margin: 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
section { break-after: page }</style><body><h1>Election Day</h1><p><a href="#s3">to the third</a></p>`)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<section id="s%d"><h2>Sheet %d of Łódź</h2><p>Nothing is said.</p></section>`, i, i)
	}
	return []byte(b.String())
}

// TestPrint: the PDF is sound, of the page's size, with its text, page numbers,
// tags and bookmarks, and the same every time.
func TestPrint(t *testing.T) {
	browser := outside.Tool(t, "chromium")
	first, err := Print(t.Context(), sheets(3), Options{Browser: browser, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, first, 0o644); err != nil {
		t.Fatal(err)
	}
	text := run(t, "pdftotext", file, "-")
	for _, want := range []string{"Election Day", "Sheet 3 of Łódź", "Page 1 of 3", "Page 3 of 3"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	about := run(t, "pdfinfo", file)
	for _, want := range []string{"Title:           Briefing & more", "Tagged:          yes", "A4", "Pages:           3", "JavaScript:      no", "Oct  1"} {
		if !strings.Contains(about, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, about)
		}
	}
	run(t, "qpdf", "--check", file)
	if qdf := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-"); !strings.Contains(qdf, "/Outlines") {
		t.Error("there are no bookmarks")
	}
	second, err := Print(t.Context(), sheets(3), Options{Browser: browser, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same page gives other bytes")
	}
}

// run runs a tool that a test cannot do without.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(outside.Tool(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestNothingGoesOut: a page that asks for things from elsewhere, or runs
// scripts, gets nothing and does nothing.
func TestNothingGoesOut(t *testing.T) {
	browser := outside.Tool(t, "chromium")
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	secret := filepath.Join(t.TempDir(), "secret.html")
	if err := os.WriteFile(secret, []byte("SECRETWORD"), 0o644); err != nil {
		t.Fatal(err)
	}
	html := fmt.Sprintf(`<!doctype html><title>x</title><link rel=stylesheet href="%[1]s/a.css"><img src="%[1]s/b.png">
<iframe src="%[1]s/c"></iframe><iframe src="file://%[2]s"></iframe><object data="file://%[2]s"></object>
<p id=p>unchanged</p><script>document.getElementById("p").textContent = "CHANGED"; fetch("%[1]s/d")</script>`, server.URL, secret)
	out, err := Print(t.Context(), []byte(html), Options{Browser: browser, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, out, 0o644); err != nil {
		t.Fatal(err)
	}
	text := run(t, "pdftotext", file, "-")
	if asked.Load() > 0 || !strings.Contains(text, "unchanged") || strings.Contains(text, "SECRETWORD") {
		t.Errorf("asked %d times; the page says %q", asked.Load(), text)
	}
}

// TestLeavesNothing: no profile and no process stays, however it ends.
func TestLeavesNothing(t *testing.T) {
	browser := outside.Tool(t, "chromium")
	temporary, err := os.MkdirTemp("", "left") // of a short name
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(temporary)
	t.Setenv("TMPDIR", temporary)
	if _, err := Print(t.Context(), sheets(1), Options{Browser: browser}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 150*time.Millisecond) // while it starts
	defer cancel()
	if _, err := Print(ctx, sheets(2000), Options{Browser: browser}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	left, err := filepath.Glob(filepath.Join(temporary, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if runtime.GOOS == "linux" {
		processes, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, p := range processes {
			if line, _ := os.ReadFile(p); bytes.Contains(line, []byte(temporary)) {
				t.Errorf("still running: %q", line)
			}
		}
	}
}

// TestNoBrowser: programs that are none, or break, are told in a sentence, soon
// and with nothing left running.
func TestNoBrowser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-ins are shell scripts")
	}
	dir := t.TempDir()
	mark := filepath.Join(dir, "child")
	for name, one := range map[string]struct{ script, want string }{
		"quits":    {"exit 3", "ended without printing it. If it is not Chromium"},
		"talks":    {"echo cannot open display >&2; exit 1", `it said: "cannot open display"`},
		"babbles":  {"echo hello; head -c 100 /dev/zero >&4; exit 0", "ended without printing it"},
		"hangs":    {"sleep 97 & echo $! > " + mark + "; wait", "did not print it within 700ms"},
		"deaf":     {"trap '' TERM INT; while :; do sleep 1; done", "did not print it within 700ms"},
		"sandbox":  {`case "$*" in *no-sandbox*) echo tried without;; *) echo No usable sandbox!;; esac >&2; exit 1`, `it said: "tried without"`},
		"plain":    {"-", "which is no program that can be started"},
		"nowhere":  {"", "and there is no such program"},
		"a folder": {"/", "--browser names a folder"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
			switch one.script {
			case "":
			case "/":
				path = dir
			case "-":
				writeProgram(t, path, "text", 0o644)
			default:
				writeProgram(t, path, "#!/bin/sh\n"+one.script+"\n", 0o755)
			}
			start := time.Now()
			_, err := Print(t.Context(), sheets(1), Options{Browser: path, Timeout: 700 * time.Millisecond})
			if err == nil || !strings.Contains(err.Error(), one.want) {
				t.Errorf("error %v, want %q", err, one.want)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
	pid, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	if line, err := os.ReadFile("/proc/" + strings.TrimSpace(string(pid)) + "/cmdline"); err == nil && bytes.Contains(line, []byte("sleep")) {
		t.Errorf("what the browser started is still running: %q", line)
	}
}

func writeProgram(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// TestFind: without a name it is what PATH leads to, else there is none.
func TestFind(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the usual places are another system's")
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	saved := usual
	usual = nil
	t.Cleanup(func() { usual = saved })
	if path, err := Find(""); !errors.Is(err, ErrNoBrowser) {
		t.Errorf("found %q, %v", path, err)
	}
	writeProgram(t, filepath.Join(dir, "google-chrome"), "#!/bin/sh\n", 0o755)
	if path, err := Find(""); err != nil || path != filepath.Join(dir, "google-chrome") {
		t.Errorf("found %q, %v", path, err)
	}
	usual = map[string][]string{"linux": {filepath.Join(dir, "opt-chrome")}}
	if err := os.Rename(filepath.Join(dir, "google-chrome"), filepath.Join(dir, "opt-chrome")); err != nil {
		t.Fatal(err)
	}
	if path, err := Find(""); err != nil || path != filepath.Join(dir, "opt-chrome") {
		t.Errorf("found %q, %v", path, err)
	}
}

// TestLongTemporaryFolder: the browser opens a socket among its files, which
// takes a short name only.
func TestLongTemporaryFolder(t *testing.T) {
	browser := outside.Tool(t, "chromium")
	long := filepath.Join(t.TempDir(), strings.Repeat("x", 100))
	if err := os.Mkdir(long, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", long)
	if _, err := Print(t.Context(), []byte("<title>x</title>"), Options{Browser: browser}); err != nil {
		t.Error(err)
	}
}

func TestDated(t *testing.T) {
	in := "<</CreationDate (D:20261122143117+00'00')\n/ModDate (D:20261122143117-05'00')>>"
	want := "<</CreationDate (D:20261001000000+00'00')\n/ModDate (D:20261001000000+00'00')>>"
	if got := string(dated([]byte(in), day)); got != want {
		t.Errorf("got %s", got)
	}
	if got := string(dated([]byte(in), time.Time{})); got != in {
		t.Errorf("got %s", got)
	}
}
