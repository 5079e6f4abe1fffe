package launch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// asLauncher has the test be the launcher.
const asLauncher = "ROE_TEST_LAUNCHER"

func TestMain(m *testing.M) {
	if os.Getenv(asLauncher) != "" {
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Setenv(asLauncher, "1")
	os.Exit(m.Run())
}

func run(t *testing.T, c Command) (Usage, error) {
	t.Helper()
	return c.Run(t.Context(), os.Args[0])
}

func TestRunCountsAllStages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	u, err := run(t, Command{Stages: [][]string{{"sh", "-c", "echo one; sleep 0.05"}, {"sh", "-c", "cat; echo two"}}, Out: out})
	if err != nil || u.Wall < 0.05 || u.Peak <= 0 {
		t.Errorf("%+v, %v", u, err)
	}
	if text, err := os.ReadFile(out); err != nil || string(text) != "one\ntwo\n" {
		t.Errorf("%q, %v", text, err)
	}
}

// TestPeakIsOfAllTogether: a process with three children of its own.
func TestPeakIsOfAllTogether(t *testing.T) {
	hold := "x=$(head -c 20000000 /dev/zero | tr '\\0' a); sleep 2"
	one, err := run(t, Command{Stages: [][]string{{"sh", "-c", hold}}})
	if err != nil {
		t.Fatal(err)
	}
	three, err := run(t, Command{Stages: [][]string{{"sh", "-c", "(" + hold + ") & (" + hold + ") & (" + hold + ") & wait"}}})
	if err != nil {
		t.Fatal(err)
	}
	if one.Peak < 20e6 || three.Peak < 58e6 || three.Peak < one.Peak {
		t.Errorf("one has %.0f MB, three %.0f MB", one.Peak/1e6, three.Peak/1e6)
	}
}

func TestRunTellsFailures(t *testing.T) {
	for _, c := range []Command{
		{Stages: [][]string{{"sh", "-c", "echo no such thing >&2; exit 3"}}},
		{Stages: [][]string{{"sh", "-c", "echo no such thing >&2; exit 3"}, {"cat"}}},
		{Stages: [][]string{{"/no such thing"}}},
	} {
		if _, err := run(t, c); err == nil || !strings.Contains(err.Error(), "no such thing") {
			t.Errorf("%s: %v", c, err)
		}
	}
	if _, err := run(t, Command{Stages: [][]string{{"sh", "-c", "exit 1"}}, Codes: []int{1}}); err != nil {
		t.Errorf("a code that is allowed: %v", err)
	}
}

func TestRunEndsInTime(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	begin := time.Now()
	_, err := Command{Stages: [][]string{{"sh", "-c", "sleep 30 | sleep 30"}}}.Run(ctx, os.Args[0])
	if err == nil || time.Since(begin) > 10*time.Second {
		t.Errorf("%v after %s", err, time.Since(begin))
	}
}
