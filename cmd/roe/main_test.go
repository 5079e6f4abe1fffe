package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/load"
	"roe.example/checker/render"
	"roe.example/checker/render/pdf"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	if os.Getenv("ROE_TEST_AS_PROGRAM") != "" {
		main()
	}
	testscript.Main(ownCache{m}, map[string]func(){"roe": main})
}

// ownCache runs the tests with a cache of their own, never the user's.
type ownCache struct{ *testing.M }

func (m ownCache) Run() int {
	dir, err := os.MkdirTemp("", "roe-cache-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if user, err := os.UserCacheDir(); err == nil && os.Getenv("GOCACHE") == "" {
		os.Setenv("GOCACHE", filepath.Join(user, "go-build")) // what Go compiled stays where it is
	}
	os.Setenv("XDG_CACHE_HOME", dir)
	return m.M.Run()
}

// TestScripts runs the transcripts in testdata. ROE_UPDATE=1 writes what they
// compare with anew.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       os.Getenv("ROE_UPDATE") != "",
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "policies": copyPolicies, "bundle": makeBundle, "keys": makeKeys,
			"commit": commit, "branch": branch, "shallow": shallow, "replace": replaceText,
			"workbook": editWorkbook, "alone": alone,
		},
		Condition: func(name string) (bool, error) {
			if name != "bare" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return bare, nil
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			agreements, err := filepath.Abs("../../agreements")
			env.Setenv("AGREEMENTS", agreements)
			env.Setenv("XDG_CACHE_HOME", os.Getenv("XDG_CACHE_HOME")) // one for all scripts, which run at once
			if err != nil {
				return err
			}
			return nil
		},
	})
}

// copyPolicies puts policies of this repository's testdata into the working
// directory: policies lakeshore.
func copyPolicies(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: policies NAME...")
	}
	for _, name := range args {
		ts.Check(os.CopyFS(ts.MkAbs(filepath.Base(name)), os.DirFS(filepath.Join(repositoryPolicies, name))))
	}
}

// bare: without PATH this computer has no browser that prints.
var bare = func() bool {
	path := os.Getenv("PATH")
	defer os.Setenv("PATH", path)
	os.Setenv("PATH", "")
	_, err := pdf.Find("")
	return err != nil
}()

// alone leaves roe without other programs, as on a computer that has none.
func alone(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: alone")
	}
	ts.Setenv("PATH", filepath.SplitList(ts.Getenv("PATH"))[0])
}

// repositoryPolicies is found before a script changes directory.
var repositoryPolicies, _ = filepath.Abs(filepath.Join("..", "..", "testdata", "policies"))

// exits runs a command and holds it to an exit code: exits 2 roe check x.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// TestRulesListsEvery holds the catalogue to the rule set.
func TestRulesListsEvery(t *testing.T) {
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"rules"}, &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	lines := strings.Split(out.String(), "\n")
	for i, r := range rules {
		if !strings.HasPrefix(lines[i], r.ID+" ") || !strings.Contains(lines[i], r.Title) {
			t.Errorf("line %d is %q, want %s", i+1, lines[i], r.ID)
		}
	}
}

// TestHelp: every command says what it does, and all but the shortest show how.
func TestHelp(t *testing.T) {
	for _, c := range newRoot().Commands() {
		if c.Short == "" || c.Example == "" && c.Name() != "version" {
			t.Errorf("%s lacks a help text or an example", c.Name())
		}
	}
}

// TestFormats: each format of the table is explained in the help, and
// both flags that take one complete it.
func TestFormats(t *testing.T) {
	c := newCheck()
	for _, f := range render.Formats {
		if !regexp.MustCompile(`(?m)^  ` + f.Name + ` +` + regexp.QuoteMeta(f.About) + `$`).MatchString(c.Long) {
			t.Errorf("the help does not explain %s:\n%s", f.Name, c.Long)
		}
		for flag, want := range map[string]string{"format": f.Name, "output": f.Name + "=\t" + f.About} {
			complete, ok := c.GetFlagCompletionFunc(flag)
			if !ok {
				t.Fatalf("--%s does not complete", flag)
			}
			if got, _ := complete(c, nil, ""); !slices.Contains(got, want) {
				t.Errorf("--%s completes to %q, without %q", flag, got, want)
			}
		}
	}
}

// TestPanic: a mistake of the program is one line, and never a stack.
func TestPanic(t *testing.T) {
	root := newRoot()
	root.AddCommand(&cobra.Command{Use: "boom", Run: func(*cobra.Command, []string) { panic("x\ny") }})
	var out, errs bytes.Buffer
	if code := execute(context.Background(), root, []string{"boom"}, &out, &errs); code != 2 {
		t.Errorf("exit %d, want 2", code)
	}
	if got := errs.String(); strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "roe: internal fault") {
		t.Errorf("got %q", got)
	}
	if got := explain(&checker.Fault{Value: "x", Stack: []byte("goroutine 1")}); strings.Contains(got, "goroutine") {
		t.Errorf("got %q", got)
	}
}
